import { labelOf, languagesOf } from '../../contract/runLetters';
import { untaken } from '../../contract/untaken';
import type { ProducedFiles } from '../../merge/worker/mergeWorker';
import { downloadName } from './downloadName';
import type { RunMaterial } from './runMaterial';
import type { RunFile } from './runSnapshot';

/**
 * The files of a run under the names that a person sees: of several documents each with its languages, or – where it is contacts' own – with its own name. No
 * two are called the same. `only` = the numbers of letters that were made once more.
 */
export function runFiles(files: ProducedFiles['files'], { header, templateName, others = [] }: Pick<RunMaterial, 'header' | 'templateName' | 'others'>, only?: readonly number[]): Omit<RunFile, 'handedOver'>[] {
  const taken = new Set<string>();
  return files.map(({ name: engineName, blob, document = 0, letters = 0 }) => {
    const other = others[document - 1];
    const languageCodes = other ? languagesOf(other) : [];
    const name = untaken(downloadName(engineName, header, only, other && labelOf(other)), taken);
    const isOfSeveral = others.length > 0 && engineName.endsWith('.docx');
    return { name, blob, ...(isOfSeveral && { letter: { name: other?.templateName ?? templateName, languageCodes, isFirst: !other, letters } }) };
  });
}
