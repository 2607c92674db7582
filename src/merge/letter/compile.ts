import type { ScannedField } from '../field/fieldScanner';
import { isWithin, type MarkedPassage } from '../story/passages';
import type { Story } from '../story/story';
import { isOfLook } from '../value/fieldValue';
import { blankLineEdits, vanishingParagraphs } from './blankLines';
import { branchEdits } from './branchEdits';
import type { Compiled, FieldCompiler } from './fieldCompiler';
import { fieldEdits } from './fieldEdits';
import { holdsObject, type FieldExpression } from './fieldExpression';
import { passageEdits } from './passageEdits';
import type { Edit } from './program';

/** A field that is worked out in each letter, with the edits that print its result. */
export interface CompiledField { scanned: ScannedField; field: FieldExpression; /** Nothing that is worked out stands around it. */ isOutermost: boolean; edits: Edit[] }

/** What becomes of a story's fields: those that are worked out, those that are left as they are and reported, and those of Word's own that show what was before. */
export function compileFields(story: Story & { fields: ScannedField[] }, compiler: FieldCompiler): { compiled: CompiledField[]; leftAlone: ScannedField[]; old: ScannedField[] } {
  const compiled: CompiledField[] = [];
  const leftAlone: ScannedField[] = [];
  const old: ScannedField[] = [];
  const withBranches = new Set<ScannedField>();
  for (const scanned of story.fields) {
    if (compiler.isGone(scanned)) continue;
    const result = compiler.compiled(scanned);
    if (result.kind === 'leftAlone') leftAlone.push(scanned);
    if (isOld(result) && !(scanned.around && isOld(compiler.compiled(scanned.around)))) old.push(scanned);
    if (result.kind !== 'workedOut') continue;
    const { field, words } = result;
    const isOutermost = !scanned.around || compiler.compiled(scanned.around).kind !== 'workedOut';
    /* In another field that prints one text there is nothing to edit. */
    const isSeen = isOutermost || withBranches.has(scanned.around!);
    /* A format or a picture is for the whole result, as one text; without one a branch has its own look, and so it has where it is more than text and the format is none of letters. */
    const isMoreThanText = field.doing.kind === 'if' && field.doing.branches.some(holdsObject);
    const mayHaveBranches = field.doing.kind === 'if' && (isMoreThanText ? !changesLetters(field) : !hasFormat(field));
    const branches = isSeen && mayHaveBranches && words ? branchEdits(story.document, scanned, words, field.id) : undefined;
    if (isSeen && isMoreThanText && !branches) {
      compiler.leaveAlone(scanned);
      leftAlone.push(scanned);
      continue;
    }
    if (branches) withBranches.add(scanned);
    const into = scanned.inCode && isOutermost ? 'code' : 'text';
    compiled.push({ scanned, field, isOutermost, edits: branches ?? (isSeen ? fieldEdits(story.document, scanned, field.id, into) : []) });
  }
  compiler.finish();
  return { compiled, leftAlone, old };
}

const isOld = (compiled: Compiled): boolean => compiled.kind === 'words' && compiled.isOld === true;

/** A format or a picture (ECMA-376 Part 1 §17.16.4). */
const hasFormat = ({ switches }: FieldExpression): boolean => ['*', '#', '@'].some((name) => switches.has(name));

const changesLetters = ({ switches }: FieldExpression): boolean => (switches.get('*') ?? []).some((format) => !isOfLook(format.join('')));

/** A passage that can be personal; `passage` is its number among all of the letter. */
export interface CompiledPassage { marked: MarkedPassage; passage: number }

/** The edits that merge one story. A passage may begin and end with what stands in it, so it comes first. */
export function storyEdits(story: Story, compiled: readonly CompiledField[], passages: readonly CompiledPassage[]): Edit[] {
  const vanishing = vanishingParagraphs(story, compiled, passages);
  return [...passageEdits(story, passages, vanishing), ...compiled.flatMap(({ edits }) => edits), ...blankLineEdits(vanishing, passages)];
}

/** True for a passage whose content cannot be exchanged: a field begins or ends at the other side of its edge, or one that is filled in stands around it. */
export const isCut = (marked: MarkedPassage, fields: readonly ScannedField[], compiler: FieldCompiler): boolean => fields.some((field) => {
  if (field.deleted) return false;
  const begins = isWithin(field.begin, marked);
  if (begins !== isWithin(field.end, marked)) return true;
  return !begins && field.begin.start < marked.from && field.end.end > marked.to && !compiler.isGone(field) && compiler.compiled(field).kind !== 'words';
});
