import type { produce as english } from '../en/produce';
import type { TranslationOf } from '../message';

export const produce: TranslationOf<typeof english> = {};
