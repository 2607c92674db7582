import { userInfo } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const filled = z.string().min(1);

const environment = z.object({
  SEGMENT_LETTERS_DATA: filled.default('.data'),
  SEGMENT_LETTERS_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SEGMENT_LETTERS_SAMPLE: z.enum(['yes', 'no']).default('yes'),
  SEGMENT_LETTERS_KEEP_LETTERS: z.enum(['yes', 'no']).default('no'),
  SEGMENT_LETTERS_PANE: filled.optional(),
  SEGMENT_LETTERS_DEVELOPMENT_SCRIPTS: filled.optional(),
  OFFICE_JS: z.enum(['npm', 'cdn']).default('npm'),
  TLS_CERT: filled.optional(),
  TLS_KEY: filled.optional(),
}).refine((values) => (values.TLS_CERT === undefined) === (values.TLS_KEY === undefined), { message: 'TLS_CERT and TLS_KEY belong together', path: ['TLS_CERT'] });

export interface ServiceConfig {
  /** The data folder; made where it is missing. */
  data: string;
  /** 0 = any free one. */
  port: number;
  /** Sample data for an empty data folder. */
  sample: boolean;
  /** Each letter that went out is kept with its entry of the log. */
  keepLetters: boolean;
  /** The built pane; missing = beside the program. */
  pane?: string;
  developmentScripts?: string;
  officeJs: 'npm' | 'cdn';
  /** Paths of PEM files. Without them: plain http. */
  tls?: { cert: string; key: string };
  userName: string;
}

/** What the person who starts the service must mend. */
export class ConfigProblem extends Error {}

/** Reads the configuration out of environment variables; docs/manual/service.md lists them. Throws ConfigProblem in one sentence. */
export function configFrom(variables: Record<string, string | undefined>): ServiceConfig {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) throw new ConfigProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const values = parsed.data;
  return {
    data: path.resolve(values.SEGMENT_LETTERS_DATA), port: values.SEGMENT_LETTERS_PORT, sample: values.SEGMENT_LETTERS_SAMPLE === 'yes', keepLetters: values.SEGMENT_LETTERS_KEEP_LETTERS === 'yes', officeJs: values.OFFICE_JS, userName: localUserName(),
    ...(values.SEGMENT_LETTERS_PANE && { pane: path.resolve(values.SEGMENT_LETTERS_PANE) }),
    ...(values.SEGMENT_LETTERS_DEVELOPMENT_SCRIPTS && { developmentScripts: path.resolve(values.SEGMENT_LETTERS_DEVELOPMENT_SCRIPTS) }),
    ...(values.TLS_CERT && values.TLS_KEY && { tls: { cert: path.resolve(values.TLS_CERT), key: path.resolve(values.TLS_KEY) } }),
  };
}

function localUserName(): string {
  try { return userInfo().username; } catch { return 'local'; }
}
