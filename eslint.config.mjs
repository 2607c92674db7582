import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** One way through the rooms (ARCHITECTURE §3). Each message says what to do instead. A room's rule replaces that of the room around it. */
const restricted = (folder, ...patterns) => ({ files: [`${folder}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } });
const noZod = { group: ['zod', 'zod/*'], message: 'zod checks what reaches the service: import it in contract/schemas and in the service only. The types of what it checks stand in the contract.' };
const roomWithZod = (folder, message, ...forbidden) => restricted(folder, { group: forbidden, message });
const room = (folder, message, ...forbidden) => restricted(folder, { group: forbidden, message }, noZod);
/** What lies outside the rooms that the contract may not see. */
const notContract = ['**/merge/**', '**/word/**', '**/taskpane/**', '**/service/**', '**/cli/**', 'react*'];
const browserOnly = ['node:*', 'fs', 'path', 'crypto'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'out/', 'coverage/', '.data/', 'bench/node_modules/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  // The compiler looks for these already (tsconfig.json), in a moment.
  { files: ['**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  { files: ['scripts/**', 'bench/**', 'src/cli/**', 'src/service/main.ts', 'word-host/serve.ts', '**/*.config.mjs', 'test/built/**'], rules: { 'no-console': 'off' } },
  room('src/contract', 'The contract is what both sides say: it imports nothing but zod, and that only in schemas/.', ...notContract, ...browserOnly),
  roomWithZod('src/contract/schemas', 'The contract is what both sides say: its schemas import zod and the contract.', ...notContract, ...browserOnly),
  room('src/merge', 'merge runs in a Web Worker and in Node: import only the contract, fflate and pako.', '**/word/**', '**/taskpane/**', '**/service/**', '**/cli/**', '**/contract/schemas/**', 'react*', ...browserOnly),
  room('src/word', 'word knows Office.js and nothing of the pane: import the contract and merge/issues or merge/field.', '**/taskpane/**', '**/service/**', '**/cli/**', '**/contract/schemas/**', 'react*', ...browserOnly),
  room('src/taskpane', 'The pane imports contract, merge and word; zod stays out of its bundle.', '**/service/**', '**/cli/**', '**/contract/schemas/**', '**/word-host/**', ...browserOnly),
  { files: ['src/taskpane/**/*.{ts,tsx}'], ignores: ['src/taskpane/main.tsx'], rules: { 'no-restricted-syntax': ['error', { selector: "ImportDeclaration[source.value=/word\\/officeJs/]", message: 'Only main.tsx sees Office.js: take the WordDocument from PaneServices.' }] } },
  restricted('src/commands', { regex: '^(?!\\./|(\\.\\./)+word/)', message: 'The function file of the ribbon calls verbs of word and nothing else: put what it needs behind a verb of WordDocument.' }),
  roomWithZod('src/service', 'The service imports the contract only.', '**/merge/**', '**/word/**', '**/taskpane/**', '**/cli/**', 'react*'),
  room('src/cli', 'The command line imports contract and merge; the service only in serve, dataFolder and tableRecords (its reader of tables), when it is asked for (import()).', '**/service/**', '**/word/**', '**/taskpane/**', 'react*'),
  room('word-host', 'The stand-in stays an independent judge: of ours it may import merge/package only.', '**/src/contract/**', '**/src/word/**', '**/src/taskpane/**', '**/src/service/**', '**/merge/field/**', '**/merge/story/**', '**/merge/letter/**', 'react*'),
  {
    files: ['src/word/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: { 'office-addins/call-sync-before-read': 'error', 'office-addins/load-object-before-read': 'error', 'office-addins/no-context-sync-in-loop': 'error', 'office-addins/no-empty-load': 'error', 'office-addins/no-navigational-load': 'error', 'office-addins/test-for-null-using-isNullObject': 'error' },
  },
);
