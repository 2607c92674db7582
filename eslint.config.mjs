import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** Microsoft's rules for Office.js, over the one room that knows it. Everything else that lint looks for stands in .oxlintrc.jsonc: oxlint reads it in a moment. */
export default [{
  files: ['src/word/**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { 'office-addins': officeAddins },
  rules: { 'office-addins/call-sync-before-read': 'error', 'office-addins/load-object-before-read': 'error', 'office-addins/no-context-sync-in-loop': 'error', 'office-addins/no-empty-load': 'error', 'office-addins/no-navigational-load': 'error', 'office-addins/test-for-null-using-isNullObject': 'error' },
}];
