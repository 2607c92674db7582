import { expect } from '@playwright/test';
import { lintLetter } from '../merge/lint/lintLetter';
import { validatorFaults } from '../merge/lint/validatorFaults';

/** Microsoft's validator and our lint find nothing in a letter that was downloaded. */
export async function expectSound(letter: Uint8Array): Promise<void> {
  expect([...await validatorFaults(letter), ...lintLetter(letter)]).toEqual([]);
}
