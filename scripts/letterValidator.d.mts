import type { KeptLetter } from '../test/merge/lint/kept/keptLetters';

export function keeping(folder: string, random: 'all' | 'one of a test'): Record<string, string>;
export function keptLetters(folder: string): KeptLetter[];
export function validateLetters(folder: string, letters: readonly KeptLetter[], onProgress?: (done: number) => void): Promise<{ sound: KeptLetter[]; faulty: (KeptLetter & { faults: string[] })[] }>;
export function sayFaulty(faulty: readonly (KeptLetter & { faults: string[] })[], folder?: string): void;
