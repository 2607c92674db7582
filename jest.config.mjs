import { rooms } from './scripts/together.mjs';

const transform = {
  '^.+\\.(ts|tsx|js|mjs)$': ['@swc/jest', {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  }],
};
/** A test runs in a context of its own, where each use of a name of the language costs a call into C++: a loop that says `Math` takes many times as long as in the program. */
const ofTheLanguage = ['Array', 'ArrayBuffer', 'DataView', 'Error', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Set', 'String', 'Symbol', 'Uint16Array', 'Uint8Array'];
/** With SEGMENT_LETTERS_KEEP the letters that tests make are kept for the validator (scripts/letterValidator.mjs). */
const kept = process.env.SEGMENT_LETTERS_KEEP && { resolver: '<rootDir>/test/merge/lint/kept/doors.cjs' };
const room = (displayName, testEnvironment) => ({
  displayName, testEnvironment, transform, ...kept, sandboxInjectedGlobals: ofTheLanguage,
  testMatch: rooms[displayName].map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  transformIgnorePatterns: ['/node_modules/(?!(@xarsh|strip-bom|uuid|@microsoft/app-manifest)/)'],
});
export default {
  /** Generous: a busy machine is not a fault of the code. */
  testTimeout: 60_000,
  projects: [
    { ...room('node', 'node'), globalSetup: '<rootDir>/test/service/sampleOfTheRun.ts', globalTeardown: '<rootDir>/test/service/endOfTheRun.ts' },
    { ...room('browser', 'jsdom'), globalSetup: '<rootDir>/test/taskpane/bundleFluent.ts', moduleNameMapper: { '^@fluentui/react-icons$': '<rootDir>/test/taskpane/fluentIcons.ts', '^@fluentui/react-components$': '<rootDir>/node_modules/.cache/segment-letters/fluent.cjs' } },
  ],
};
