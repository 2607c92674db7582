import { MergeError, readRich, type Inserted } from '../merge';
import { CommandProblem } from './commandProblem';

/** True for what a JSON record writes for a text with markup: `{ "rich": "**bold**, _italic_, [text](https://…)" }`. */
export const isRich = (value: unknown): value is { rich: string } => typeof value === 'object' && value !== null && Object.keys(value).join() === 'rich' && 'rich' in value && typeof value.rich === 'string';

/**
 * A text of a record with its markup. Throws CommandProblem for a link that no letter may have.
 * @param called what a message calls the value: `Record 2 of people.json: "Offer"`
 */
export function recordRich({ rich }: { rich: string }, called: string): string | Inserted {
  try {
    return readRich(rich);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    throw new CommandProblem(`${called} has a link to ${error.detail}; links begin with https://, http:// or mailto: and are whole addresses without spaces.`);
  }
}
