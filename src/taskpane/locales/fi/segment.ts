import type { segment as english } from '../en/segment';
import type { TranslationOf } from '../message';

export const segment: TranslationOf<typeof english> = {};
