import { afterLog } from './afterLog';
import { card } from './card';
import { check } from './check';
import { contact } from './contact';
import { contactImport } from './contactImport';
import { criteria } from './criteria';
import { detail } from './detail';
import { field } from './field';
import { fields } from './fields';
import { letters } from './letters';
import { log } from './log';
import { logged } from './logged';
import { loggedLife } from './loggedLife';
import { passages } from './passages';
import { preview } from './preview';
import { problems } from './problems';
import { produce } from './produce';
import { segment } from './segment';
import { segments } from './segments';
import { shell } from './shell';
import { statistics } from './statistics';
import { worksheet } from './worksheet';

/** English, and with it the keys of every language: one file per area. */
export const en = { afterLog, card, check, contact, contactImport, criteria, detail, field, fields, letters, log, logged, loggedLife, passages, preview, problems, produce, segment, segments, shell, statistics, worksheet } as const;
