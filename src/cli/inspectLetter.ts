import { inspectTemplate, openTemplate, type InspectedLetter } from '../merge';
import type { InspectCommand } from './commandLine';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import type { Terminal } from './terminal';

/** `segment-letters inspect`: what stands in a letter – its stories, fields and switches –, and what would go wrong in a merge. No records are needed. */
export async function inspectLetter({ file, json }: InspectCommand, { say }: Terminal): Promise<void> {
  const bytes = await readInput(file, 'The letter');
  const letter = await aboutTemplate(file, async () => inspectTemplate(openTemplate(bytes)));
  if (json) say(JSON.stringify(letter, null, 2));
  else for (const line of linesOf(letter)) say(line);
}

const becomes = { workedOut: '', words: ' – left to Word', leftAlone: ' – NOT MERGED', deleted: ' – in a tracked deletion', gone: ' – not looked at' } as const;

function linesOf({ stories, unknownNames, brokenMarks, notMerged, questions, trackedChanges, marginComments }: InspectedLetter): string[] {
  return [
    ...stories.flatMap(({ story, part, paragraphs, fields }) => [
      `${story} (${part}): ${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}, ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`,
      ...fields.map(({ depth, code, meaning, state }) => `${'  '.repeat(depth + 1)}{ ${code} }${meaning === undefined ? '' : ` = ${meaning}`}${becomes[state]}`),
    ]),
    ...said('Names that nobody knows', unknownNames),
    ...said('Not merged', notMerged),
    ...(brokenMarks ? [`Marks of fields without their partner: ${brokenMarks}`] : []),
    ...questions.map(({ key, prompt, suggested }) => `Asks: ${prompt === '' || prompt === key ? key : `${prompt} (${key})`}${suggested === '' ? '' : ` – suggests "${suggested}"`}`),
    ...trackedChanges.map(({ author, count }) => `Tracked changes of ${author || 'somebody'}: ${count}`),
    ...marginComments.map(({ author, count }) => `Comments in the margin of ${author || 'somebody'}: ${count}`),
  ];
}

const said = (what: string, names: readonly string[]): string[] => (names.length ? [`${what}: ${names.join(', ')}`] : []);
