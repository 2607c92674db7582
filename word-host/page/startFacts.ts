import { profileNames, type ProfileName } from '../protocol/profiles';
import type { StandIn } from '../serve';

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

const fullLanguages: Record<string, string> = { en: 'en-US', fi: 'fi-FI', sv: 'sv-SE', de: 'de-DE' };

export async function readStartFacts(search: string, prefersDark: boolean): Promise<StartFacts> {
  const query = new URLSearchParams(search);
  const standIn = await (await fetch('/stand-in.json')).json() as StandIn;
  const language = query.get('lang') ?? 'en-US';
  const theme = query.get('theme');
  return {
    ...standIn,
    letter: query.get('letter') ?? standIn.letters[0],
    profile: profileNames.find((name) => name === query.get('profile')) ?? 'web',
    dark: theme ? theme === 'dark' : prefersDark,
    language: fullLanguages[language] ?? language,
    readOnly: query.get('readOnly') === '1',
    failNextRead: query.get('failNextRead') === '1',
  };
}
