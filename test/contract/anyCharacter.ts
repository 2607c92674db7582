import fc from 'fast-check';

/** Any code point, for texts of them: as fast-check's own unit `binary`, which puts all 1.1 million into a table first, in a second and a half of each test file. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10f7ff }).map((place) => String.fromCodePoint(place < 0xd800 ? place : place + 0x800));
