import type { field as english } from '../en/field';
import type { TranslationOf } from '../message';

export const field: TranslationOf<typeof english> = {};
