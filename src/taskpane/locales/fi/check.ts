import type { check as english } from '../en/check';
import type { TranslationOf } from '../message';

export const check: TranslationOf<typeof english> = {};
