import type { contact as english } from '../en/contact';
import type { TranslationOf } from '../message';

export const contact: TranslationOf<typeof english> = {};
