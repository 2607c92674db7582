import { expect } from '@playwright/test';
import { letterShape } from '../merge/lint/letterShape';
import { lintLetter } from '../merge/lint/lintLetter';
import { validatorFaults } from '../merge/lint/validatorFaults';

/** Microsoft's validator and our lint find nothing in letters that were downloaded; of those that differ in their texts only, one is looked at. */
export async function expectSound(letters: readonly Uint8Array[]): Promise<void> {
  for (const letter of new Map(letters.map((one) => [letterShape(one), one])).values()) expect([...await validatorFaults(letter), ...lintLetter(letter)]).toEqual([]);
}
