import type { logged as english } from '../en/logged';
import type { TranslationOf } from '../message';

export const logged: TranslationOf<typeof english> = {};
