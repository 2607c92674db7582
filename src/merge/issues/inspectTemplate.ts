import type { ScannedField } from '../field/fieldScanner';
import type { Question } from '../letter/questions';
import type { FieldUse, ReadStory, Template } from '../letter/template';
import { letterIssues } from './letterIssues';
import type { MergeIssueCode, StoryKind } from './mergeIssue';

/** A field as it stands in a letter. */
export interface InspectedField {
  /** In capitals: `MERGEFIELD`. */
  type: string;
  /** As it is written; fields in it are a blank. */
  code: string;
  /** Switch (lower case, without `\`) → its texts. */
  switches: Record<string, string[]>;
  /** How many fields stand around it. */
  depth: number;
  /** Of a merge field: the field of the catalogue that its name means. */
  meaning?: string;
  state: 'workedOut' | 'words' | 'leftAlone' | 'deleted' | 'gone';
}

/** What stands in a letter, for a person or a program. */
export interface InspectedLetter {
  stories: { story: StoryKind; part: string; paragraphs: number; fields: InspectedField[] }[];
  unknownNames: string[];
  /** Types of fields that stay as they are. */
  notMerged: string[];
  brokenMarks: number;
  /** What ASK and FILLIN ask, once for all letters. */
  questions: Omit<Question, 'place'>[];
  trackedChanges: { author: string; count: number }[];
  marginComments: { author: string; count: number }[];
}

/** Lists what stands in a letter. Texts that only repeat others for older readers are left out. */
export function inspectTemplate(template: Template): InspectedLetter {
  const stories = template.stories.filter(({ isFallback }) => !isFallback);
  const issues = letterIssues(template, [], {});
  const subjects = (code: MergeIssueCode): string[] => issues.filter((issue) => issue.code === code).map(({ subject = '' }) => subject);
  const byAuthor = (code: MergeIssueCode): { author: string; count: number }[] => issues.filter((issue) => issue.code === code).map(({ subject = '', count }) => ({ author: subject, count }));
  return {
    stories: stories.map((story) => ({
      story: story.kind, part: story.part, paragraphs: story.paragraphs.length, fields: story.fields.map((field) => inspected(field, story, template.uses)),
    })),
    unknownNames: subjects('FIELD_UNKNOWN'), notMerged: subjects('FIELD_NOT_MERGED'), brokenMarks: stories.reduce((sum, { broken }) => sum + broken.length, 0),
    questions: template.questions.map(({ place: _place, ...question }) => question),
    trackedChanges: byAuthor('TRACKED_CHANGES'), marginComments: byAuthor('MARGIN_COMMENTS'),
  };
}

function inspected(field: ScannedField, story: ReadStory, uses: readonly FieldUse[]): InspectedField {
  let depth = 0;
  for (let around = field.around; around; around = around.around) depth++;
  const key = uses.find(({ code }) => code === field.code)?.key;
  return {
    type: field.code.type, code: field.codeText.replace(/\s+/g, ' ').trim(), switches: Object.fromEntries(field.code.switches), depth,
    ...(key !== undefined && { meaning: key }), state: stateOf(field, story),
  };
}

function stateOf(field: ScannedField, { leftAlone, workedOut }: ReadStory): InspectedField['state'] {
  if (field.deleted) return 'deleted';
  if (leftAlone.includes(field)) return 'leftAlone';
  if (workedOut.has(field)) return 'workedOut';
  for (let inner = field; inner.around; inner = inner.around) if (leftAlone.includes(inner.around) || (workedOut.has(inner.around) && !inner.inCode)) return 'gone';
  return 'words';
}
