/** What the bench of the service takes of it beside the running program: webpack makes one module of this (`--env bench`). */
export { databasePath, openStore } from '../../src/service/store/openStore';
export { openSqlite } from '../../src/service/store/sqlite/openSqlite';
export { seedSample } from '../../src/service/sample/seedSample';
export { sampleSegment } from '../../src/service/sample/sampleSegment';
