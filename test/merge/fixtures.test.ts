import { existsSync, writeFileSync } from 'node:fs';
import { fixtureLetters } from '../fixtures/makeLetters';
import { fixture, fixturePath } from './build/fixtures';

/** The files are kept so that other rooms, people and Word itself can open them; UPDATE_FIXTURES=1 writes them again. */
describe('the letters in test/fixtures', () => {
  it.each(Object.keys(fixtureLetters))('%s is what the code makes', (name) => {
    const made = fixtureLetters[name]!();
    if (process.env.UPDATE_FIXTURES === '1') writeFileSync(fixturePath(name), made);
    expect(existsSync(fixturePath(name))).toBe(true);
    expect(Buffer.from(fixture(name)).equals(Buffer.from(made))).toBe(true);
  });
});
