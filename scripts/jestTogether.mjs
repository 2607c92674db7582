import path from 'node:path';
import config from '../jest.config.mjs';
import { project } from './install.mjs';
import { groupsOf, rooms, writeGroups } from './together.mjs';

/** Jest for `npm test`: the test files of a folder as one (together.mjs), in the folder that SEGMENT_LETTERS_TOGETHER names. */
export default () => {
  const test = path.join(project, 'test');
  return {
    ...config, rootDir: project, testSequencer: path.join(project, 'scripts', 'inOrder.mjs'),
    projects: config.projects.map((room) => {
      const folder = path.join(process.env.SEGMENT_LETTERS_TOGETHER, room.displayName);
      writeGroups(test, folder, groupsOf(test, rooms[room.displayName]));
      return { ...room, rootDir: project, roots: [project, folder], testMatch: [`${folder.replaceAll('\\', '/')}/*.test.ts`] };
    }),
  };
};
