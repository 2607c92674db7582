import type { Field, Span } from '../../document/liveDocument';
import { attached } from '../../document/stories';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { rangeObject } from './rangeObject';
import type { Word } from './word';

/** The fields that stand wholly inside a stretch. */
export function fieldsIn({ document }: Word, { start, end }: Span): Field[] {
  return document.between(start, end).flatMap(({ paragraph, from, to }) =>
    document.units(paragraph).flatMap((unit) => (unit.kind === 'field' && from <= unit.start && unit.start + 1 <= to ? [unit.field] : [])));
}

const kinds: Readonly<Record<string, string>> = { MERGEFIELD: 'MergeField', PAGE: 'Page', NUMPAGES: 'NumPages', DATE: 'Date', TIME: 'Time', IF: 'If', HYPERLINK: 'Hyperlink', NEXT: 'Next', TOC: 'TOC', REF: 'Ref' };

/** A field of the document (WordApi 1.4; the development shim has its proxy). */
export function fieldObject(word: Word, field: Field): HostObject {
  const { document } = word;
  const first = field.pieces[0]!;
  /** As it is now: its code may have been changed meanwhile. */
  const now = (): { field: Field; span: Span } => {
    const paragraph = attached(first) ? document.positionAt(first, 0)?.paragraph : undefined;
    const unit = paragraph && document.units(paragraph).find((one) => one.kind === 'field' && one.field.pieces[0] === first);
    if (unit?.kind !== 'field') throw new HostError('ItemNotFound', 'The field is no longer there.', 'Field');
    return { field: unit.field, span: { start: { paragraph: paragraph!, offset: unit.start }, end: { paragraph: paragraph!, offset: unit.start + 1 } } };
  };
  const keyword = (): string => /^\s*(\S+)/.exec(now().field.code)?.[1]?.toUpperCase() ?? '';
  return {
    type: 'Field',
    properties: {
      Code: {
        get: () => ` ${now().field.code} `,
        set: (code: string) => word.write(() => { if (!document.setFieldCode(now().field, code.trim())) throw new HostError('InvalidArgument', 'The code of this field cannot be set.', 'Field.code'); }),
      },
      Type: { get: () => kinds[keyword()] ?? 'Others' },
      Kind: { get: () => 'Hot' },
      Locked: { get: () => now().field.locked },
    },
    links: { Result: () => rangeObject(word, now().span) },
    methods: {
      Select: (mode?: string) => {
        const { start, end } = now().span;
        document.setSelection(/^start$/i.test(mode ?? '') ? { anchor: start, focus: start } : /^end$/i.test(mode ?? '') ? { anchor: end, focus: end } : { anchor: start, focus: end });
      },
      Delete: () => word.write(() => document.deleteField(now().field)),
    },
  };
}
