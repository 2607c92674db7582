import type { log as english } from '../en/log';
import type { TranslationOf } from '../message';

export const log: TranslationOf<typeof english> = {};
