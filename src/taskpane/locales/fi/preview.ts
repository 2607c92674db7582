import type { preview as english } from '../en/preview';
import type { TranslationOf } from '../message';

export const preview: TranslationOf<typeof english> = {};
