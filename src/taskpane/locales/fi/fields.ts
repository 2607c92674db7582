import type { fields as english } from '../en/fields';
import type { TranslationOf } from '../message';

export const fields: TranslationOf<typeof english> = {};
