import { labelOf, languagesOf, type RunLetter } from '../../contract/runLetters';
import { untaken } from '../../contract/untaken';
import type { ProducedFiles } from '../../merge/worker/mergeWorker';
import { downloadName } from './downloadName';
import type { RunMaterial } from './runMaterial';
import type { RunFile } from './runSnapshot';

/**
 * The files of a run under the names that a person sees: of several documents each with its languages, or – where it is contacts' own – with its own name. No
 * two are called the same. A document with very many letters comes in parts. `only` = the numbers of letters that were made once more.
 */
export function runFiles(files: ProducedFiles['files'], { header, templateName, records, others = [] }: Pick<RunMaterial, 'header' | 'templateName' | 'records' | 'others'>, only?: readonly number[]): Omit<RunFile, 'handedOver'>[] {
  const taken = new Set<string>();
  const documents = [...new Set(files.map(({ document = 0 }) => document))];
  const ofDocument = new Map(documents.map((number) => [number, files.filter(({ document = 0 }) => document === number)]));
  const nameOf = new Map(records.map(({ lineNo, contactName, contactNo }) => [lineNo, contactName || contactNo]));
  const ownersOf = ({ whom }: RunLetter): string[] => whom.flatMap(({ lineNo }) => (lineNo === undefined ? [] : nameOf.get(lineNo) ?? []));
  return files.map((file) => {
    const { name: engineName, blob, document = 0, letters = 0 } = file;
    const other = others[document - 1];
    const name = untaken(downloadName(engineName, header, only, other && labelOf(other)), taken);
    const parts = ofDocument.get(document)!;
    return {
      name, blob,
      ...(parts.length > 1 && { part: { number: parts.indexOf(file) + 1, count: parts.length } }),
      ...(documents.length > 1 && { letter: { document, name: other?.templateName ?? templateName, languageCodes: other ? languagesOf(other) : [], contactNames: other ? ownersOf(other) : [], isFirst: !other, letters } }),
    };
  });
}
