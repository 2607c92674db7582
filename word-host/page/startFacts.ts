import type { StandIn } from '../serve';

export type ProfileName = 'web' | 'windows' | 'mac';

/** What the address asks for, and what the server told. */
export interface StartFacts extends StandIn {
  letter: string | undefined;
  profile: ProfileName;
  dark: boolean;
  /** BCP 47 */
  language: string;
  readOnly: boolean;
  failNextRead: boolean;
}

const profiles: readonly string[] = ['web', 'windows', 'mac'];
const fullLanguages: Record<string, string> = { en: 'en-US', fi: 'fi-FI', sv: 'sv-SE', de: 'de-DE' };

export async function readStartFacts(search: string, prefersDark: boolean): Promise<StartFacts> {
  const query = new URLSearchParams(search);
  const standIn = await (await fetch('/stand-in.json')).json() as StandIn;
  const profile = query.get('profile') ?? 'web';
  const language = query.get('lang') ?? 'en-US';
  const theme = query.get('theme');
  return {
    ...standIn,
    letter: query.get('letter') ?? standIn.letters[0],
    profile: profiles.includes(profile) ? profile as ProfileName : 'web',
    dark: theme ? theme === 'dark' : prefersDark,
    language: fullLanguages[language] ?? language,
    readOnly: query.get('readOnly') === '1',
    failNextRead: query.get('failNextRead') === '1',
  };
}
