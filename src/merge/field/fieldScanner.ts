import { MergeError } from '../issues/mergeError';
import { attribute, childOf, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { languageIn } from '../story/language';
import { parseFieldCode, type FieldCode } from './fieldCode';

/** A field of a story: a complex one (begin … separate … end over runs and paragraphs) or a `w:fldSimple`. */
export interface ScannedField {
  code: FieldCode;
  /** The text of the code; a nested field leaves a blank in it. */
  codeText: string;
  /** The `w:fldChar` that begins it, or the `w:fldSimple` itself. */
  begin: XmlElement;
  /** The `w:fldChar` between code and shown result; undefined where nothing is shown. */
  separate: XmlElement | undefined;
  /** The `w:fldChar` that ends it, or the `w:fldSimple` itself. */
  end: XmlElement;
  simple: boolean;
  /** The pieces of its own code, in order. */
  codePieces: XmlElement[];
  /** Every run that holds something of it, in order; the first result run is `runs[firstResult]`. */
  runs: XmlElement[];
  /** Index of the first run of the shown result in `runs`, -1 where nothing is shown. */
  firstResult: number;
  /** The paragraphs it begins and ends in. */
  paragraph: XmlElement | undefined;
  endParagraph: XmlElement | undefined;
  /** The field around, and whether this one stands in that field's code (not in its result). */
  around: ScannedField | undefined;
  inCode: boolean;
  nested: ScannedField[];
  /** Part of a tracked deletion: the text is on its way out. */
  deleted: boolean;
}

export interface ScannedStory {
  /** In the order of their beginnings. */
  fields: ScannedField[];
  /** Marks without their partner: a begin that nothing ends, an end or separator that nothing began. */
  broken: XmlElement[];
}

/** More fields in fields than this is no letter; Word itself allows twenty. */
export const deepestField = 64;

interface OpenField extends Omit<ScannedField, 'code' | 'end'> { inResult: boolean; end?: XmlElement }

/**
 * Finds the fields of one story. A stack and not a pattern: marks may stand in any run and any paragraph, codes may be split anywhere, fields
 * nest in codes and in results. Text boxes are stories of their own and are not entered. Throws FIELDS_TOO_DEEP.
 * Source: ECMA-376 Part 1 §17.16.18 (fldChar), §17.16.19 (fldSimple), §17.16.23 (instrText).
 */
export function scanFields(document: XmlDocument, container: XmlElement, deepest: number = deepestField): ScannedStory {
  const opened: OpenField[] = [];
  const all: OpenField[] = [];
  const broken: XmlElement[] = [];
  let paragraph: XmlElement | undefined;
  let deletion = 0;

  const open = (begin: XmlElement, simple: boolean): OpenField => {
    const around = opened.at(-1) as (OpenField & ScannedField) | undefined;
    const field: OpenField = {
      begin, separate: undefined, simple, around, inCode: around !== undefined && !around.inResult, codeText: '', codePieces: [], runs: [], firstResult: -1,
      paragraph, endParagraph: undefined, nested: [], deleted: deletion > 0, inResult: simple,
    };
    if (opened.push(field) > deepest) throw new MergeError('FIELDS_TOO_DEEP', `${deepest}`);
    if (field.inCode) around!.codeText += ' ';
    all.push(field);
    return field;
  };
  const close = (end: XmlElement): void => {
    const field = opened.pop()!;
    field.end = end;
    field.endParagraph = paragraph;
  };

  const readRun = (run: XmlElement): void => {
    const touched = new Set(opened);
    for (const child of run.children) {
      const top = opened.at(-1);
      if (child.name === 'w:fldChar') {
        const type = attribute(document, child, 'w:fldCharType');
        if (type === 'begin') touched.add(open(child, false));
        else if (top === undefined || top.simple) broken.push(child);
        else if (type === 'separate') {
          top.inResult = true;
          top.separate ??= child;
        } else if (type === 'end') close(child);
      } else if (child.name === 'w:instrText' && top && !top.inResult) {
        top.codeText += textOf(document, child);
        top.codePieces.push(child);
      } else if (child.name === 'w:delInstrText' && top) {
        top.deleted = true;
      } else if (child.name !== 'w:rPr' && top?.inResult && top.firstResult < 0) {
        top.firstResult = top.runs.length;
      }
    }
    for (const field of touched) field.runs.push(run);
  };

  const visit = (element: XmlElement): void => {
    if (element.name === 'w:txbxContent') return;
    if (element.name === 'w:r') {
      readRun(element);
      return;
    }
    const outer = paragraph;
    if (element.name === 'w:p') paragraph = element;
    const isDeletion = element.name === 'w:del' || element.name === 'w:moveFrom';
    if (isDeletion) deletion++;
    if (element.name === 'w:fldSimple') {
      const field = open(element, true);
      field.codeText = attribute(document, element, 'w:instr') ?? '';
      const depth = opened.length;
      element.children.forEach(visit);
      while (opened.length > depth) broken.push(opened.pop()!.begin);
      field.firstResult = field.runs.length ? 0 : -1;
      close(element);
    } else {
      element.children.forEach(visit);
    }
    if (isDeletion) deletion--;
    paragraph = outer;
  };
  container.children.forEach(visit);
  broken.push(...opened.map((field) => field.begin));

  const fields = all.filter((field): field is OpenField & ScannedField => field.end !== undefined);
  for (const field of fields as ScannedField[]) {
    field.code = parseFieldCode(field.codeText);
    /* A field around that nothing ends is no field: what stands in it stands on its own. */
    while (field.around && field.around.end === undefined) field.around = field.around.around;
    field.inCode = field.around !== undefined && field.inCode;
    field.around?.nested.push(field);
  }
  return { fields, broken };
}

/** The language of a field: that of the run with the first letter of its code (ECMA-376 Part 1 §17.16.4.1); undefined where it does not say. */
export function fieldLanguage(document: XmlDocument, { codePieces, runs }: ScannedField): string | undefined {
  const run = codePieces.find((piece) => textOf(document, piece).trim() !== '')?.parent ?? runs[0];
  return run && languageIn(document, run);
}

/** The run properties that a field's value takes, as they stand in the file: what is shown now, with CHARFORMAT the first letter of the code. */
export function formattingRun(document: XmlDocument, field: ScannedField): XmlElement | undefined {
  const firstLetter = field.codePieces.find((piece) => textOf(document, piece).trim() !== '')?.parent;
  const byFirstLetter = field.code.switches.get('*')?.some((format) => format.toUpperCase() === 'CHARFORMAT');
  const shown = field.runs[field.firstResult];
  return (byFirstLetter ? firstLetter : undefined) ?? shown ?? firstLetter ?? field.runs[0];
}

/** The source of a run's properties without tracked changes of them, '' for none. */
export function runProperties(document: XmlDocument, run: XmlElement | undefined): string {
  const properties = run && childOf(run, 'w:rPr');
  if (!properties) return '';
  const change = childOf(properties, 'w:rPrChange');
  const { text } = document;
  return change ? text.slice(properties.start, change.start) + text.slice(change.end, properties.end) : text.slice(properties.start, properties.end);
}
