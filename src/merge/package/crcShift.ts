/*
 * CRC-32 is linear over GF(2): the CRC of a whole is the CRC of what stands in it, shifted by the bytes behind, put together with exclusive or. So the CRC of a
 * letter follows from the few bytes in which it differs from another one. All of this is without the inversions at the beginning and the end (ISO 3309).
 */
const polynomial = 0xedb88320;
const byByte = Int32Array.from({ length: 256 }, (_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
  return rest;
});

/** Goes on from a CRC over one byte more. */
export const crcOfByte = (crc: number, byte: number): number => byByte[(crc ^ byte) & 255]! ^ (crc >>> 8);

/* What each byte becomes over one, two and three bytes more that are zero. */
const overZero = (table: Int32Array): Int32Array => table.map((crc) => crcOfByte(crc, 0));
const overOne = overZero(byByte);
const overTwo = overZero(overOne);
const overThree = overZero(overTwo);
/** For who goes over many bytes: four at once, the first of them the lowest, are looked up in the last table, …, the first. */
export const crcTables = [byByte, overOne, overTwo, overThree] as const;

/** A linear map of 32 bits as eight tables of sixteen, one for each four bits of what it is asked for: small, because a letter asks dozens of them. */
export type CrcShift = Int32Array;

/** What a CRC becomes over so many bytes more that are all zero. */
export function shifted(shift: CrcShift, crc: number): number {
  return shift[crc & 15]! ^ shift[16 + ((crc >>> 4) & 15)]! ^ shift[32 + ((crc >>> 8) & 15)]! ^ shift[48 + ((crc >>> 12) & 15)]!
    ^ shift[64 + ((crc >>> 16) & 15)]! ^ shift[80 + ((crc >>> 20) & 15)]! ^ shift[96 + ((crc >>> 24) & 15)]! ^ shift[112 + (crc >>> 28)]!;
}

/** Maps one behind the other, as one table. */
export type CrcShifts = Int32Array;
const entries = 128;

export function crcShifts(shifts: readonly CrcShift[]): CrcShifts {
  const all = new Int32Array(shifts.length * entries);
  for (const [index, shift] of shifts.entries()) all.set(shift, index * entries);
  return all;
}

/** What all CRCs become, each by the map of its number, put together. What `shifted` does stands here once more: V8 puts only so much into one function, and a call for each CRC takes as long again. */
export function shiftedTogether(shifts: CrcShifts, crcs: Int32Array): number {
  let together = 0;
  for (let index = 0, at = 0; at < shifts.length; index++, at += entries) {
    const crc = crcs[index]!;
    together ^= shifts[at + (crc & 15)]! ^ shifts[at + 16 + ((crc >>> 4) & 15)]! ^ shifts[at + 32 + ((crc >>> 8) & 15)]! ^ shifts[at + 48 + ((crc >>> 12) & 15)]!
      ^ shifts[at + 64 + ((crc >>> 16) & 15)]! ^ shifts[at + 80 + ((crc >>> 20) & 15)]! ^ shifts[at + 96 + ((crc >>> 24) & 15)]! ^ shifts[at + 112 + (crc >>> 28)]!;
  }
  return together;
}

/** The map that takes each bit to its image. */
export function linearMap(image: (bit: number) => number): CrcShift {
  const tables = new Int32Array(128);
  for (let bit = 0; bit < 32; bit++) {
    const table = (bit >> 2) * 16;
    const own = 1 << (bit & 3);
    const of = image(bit);
    for (let value = own; value < 2 * own; value++) tables[table + value] = tables[table + (value ^ own)]! ^ of;
  }
  return tables;
}

/** The map for 2⁰, 2¹, 2² … bytes, each made of the one before when it is first needed. */
const powers: CrcShift[] = [linearMap((bit) => crcOfByte(1 << bit, 0))];

function power(exponent: number): CrcShift {
  const known = powers[exponent];
  if (known) return known;
  const half = power(exponent - 1);
  return powers[exponent] = linearMap((bit) => shifted(half, shifted(half, 1 << bit)));
}

/** The map for a number of bytes. */
export function crcShift(bytes: number): CrcShift {
  const columns = Int32Array.from({ length: 32 }, (_, bit) => 1 << bit);
  for (let rest = bytes, exponent = 0; rest > 0; rest = Math.floor(rest / 2), exponent++) {
    if (rest % 2 === 0) continue;
    const one = power(exponent);
    for (let bit = 0; bit < 32; bit++) columns[bit] = shifted(one, columns[bit]!);
  }
  return linearMap((bit) => columns[bit]!);
}

/** The linear CRC of some bytes with nothing before them. */
export function linearCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = crcOfByte(crc, byte);
  return crc;
}
