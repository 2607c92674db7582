const transform = {
  '^.+\\.(ts|tsx|js|mjs)$': ['@swc/jest', {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  }],
};
/** A test runs in a context of its own, where each use of a name of the language costs a call into C++: a loop that says `Math` takes many times as long as in the program. */
const ofTheLanguage = ['Array', 'ArrayBuffer', 'DataView', 'Error', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Set', 'String', 'Symbol', 'Uint16Array', 'Uint8Array'];
const room = (displayName, testEnvironment, ...folders) => ({
  displayName, testEnvironment, transform, sandboxInjectedGlobals: ofTheLanguage,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  transformIgnorePatterns: ['/node_modules/(?!(@xarsh|strip-bom|uuid|@microsoft/app-manifest)/)'],
});
/** Two rooms in a browser-like environment, the others in plain Node. The built programs and the journeys are not Jest's. */
export default {
  /** Generous: a busy machine is not a fault of the code. */
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/longestFirst.mjs',
  projects: [
    { ...room('node', 'node', 'contract', 'merge', 'service', 'cli', 'repository', 'word-host/document'), globalSetup: '<rootDir>/test/service/sampleOfTheRun.ts', globalTeardown: '<rootDir>/test/service/endOfTheRun.ts' },
    { ...room('browser', 'jsdom', 'word', 'word-host/protocol', 'word-host/page', 'taskpane'), globalSetup: '<rootDir>/test/taskpane/bundleFluent.ts', moduleNameMapper: { '^@fluentui/react-icons$': '<rootDir>/test/taskpane/fluentIcons.ts', '^@fluentui/react-components$': '<rootDir>/node_modules/.cache/segment-letters/fluent.cjs' } },
  ],
};
