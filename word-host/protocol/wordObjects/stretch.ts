import { wrapInControl, controlId } from '../../document/contentControls';
import { insertBlocks } from '../../document/insertOoxml';
import type { Position, Span } from '../../document/liveDocument';
import { search, type SearchOptions } from '../../document/search';
import { attribute, child, childrenOf, closest, isWord, word as wordElement } from '../../document/wordXml';
import { HostError } from '../hostError';
import { profiles } from '../profiles';
import type { HostObject } from '../richApi';
import { bodyObject } from './bodyObject';
import { controlObject } from './controlObject';
import { fieldObject, fieldsIn } from './fieldObject';
import { fontObject } from './fontObject';
import { paragraphObject } from './paragraphObject';
import { rangeObject } from './rangeObject';
import { sectionObjects } from './sectionObject';
import { oneOf, type Word } from './word';

export type Where = 'Replace' | 'Start' | 'End' | 'Before' | 'After';

/** Something with text: what bodies, ranges, paragraphs and content controls have in common. */
export interface Stretch {
  type: string;
  /** Where it is now. Throws ItemNotFound where it is gone. */
  span(): Span;
  /** The element it fills, where it is more than a stretch of text. */
  element?: Element;
  /** Told where text went in, so that it can take it up. */
  grew?(inserted: Span, where: Where): void;
  insertAt: readonly Where[];
  paragraphAt: readonly Where[];
}

const stretches = new WeakMap<HostObject, Stretch>();

/** Remembers the stretch behind an object, for calls that are given the object. */
export function remember(object: HostObject, stretch: Stretch): HostObject {
  stretches.set(object, stretch);
  return object;
}

export function spanOf(object: HostObject): Span {
  const stretch = stretches.get(object);
  if (!stretch) throw new HostError('InvalidArgument', `${object.type} is no range.`);
  return stretch.span();
}

/** A collection; its items are made at each question, so that it is never out of date. */
export const collection = (type: string, items: () => HostObject[], methods: NonNullable<HostObject['methods']> = {}): HostObject => ({ type, items, methods });

/** A collection of ranges that stays what it was when it was asked for, and follows the text. */
function rangesOf(word: Word, spans: Span[]): HostObject {
  const ranges = spans.map((span) => rangeObject(word, span));
  return collection('RangeCollection', () => ranges);
}

export function controlsObject(word: Word, controls: () => Element[]): HostObject {
  const make = (element: Element): HostObject => controlObject(word, element);
  const there = (found: Element | undefined): HostObject => {
    if (!found) throw new HostError('ItemNotFound', 'There is no such content control.', 'ContentControlCollection');
    return make(found);
  };
  const byId = (id: number): Element | undefined => controls().find((control) => controlId(control) === id);
  const property = (control: Element, name: string): string | undefined => attribute(child(child(control, 'sdtPr'), name));
  return collection('ContentControlCollection', () => controls().map(make), {
    GetById: (id: number) => there(byId(id)),
    GetByIdOrNullObject: (id: number) => (byId(id) ? make(byId(id)!) : null),
    GetItem: (id: number) => there(byId(id)),
    GetByTag: (tag: string) => controlsObject(word, () => controls().filter((control) => property(control, 'tag') === tag)),
    GetByTitle: (title: string) => controlsObject(word, () => controls().filter((control) => property(control, 'alias') === title)),
    GetByTypes: () => controlsObject(word, controls),
  });
}

/** Properties, links and methods of everything with text. */
export function textMembers(word: Word, stretch: Stretch): Required<Pick<HostObject, 'properties' | 'links' | 'methods'>> {
  const { document } = word;
  const { type } = stretch;
  const paragraphs = (): Element[] => {
    const { start, end } = stretch.span();
    return document.between(start, end).map(({ paragraph }) => paragraph);
  };
  const controls = (): Element[] => {
    if (stretch.element) return document.controls(stretch.element);
    const inside = new Set(paragraphs());
    const { start, end } = stretch.span();
    return document.controls(document.storyOf(start.paragraph)?.root).filter((control) => {
      const own = document.paragraphs(control);
      if (own.length > 0) return own.every((paragraph) => inside.has(paragraph));
      const from = document.positionAt(control, 0);
      const to = document.positionAt(control, 1);
      return from && to && inside.has(from.paragraph) && document.compare(start, from) <= 0 && document.compare(to, end) <= 0;
    });
  };
  const around = (): Element | undefined => closest(stretch.element ? stretch.element.parentNode : stretch.span().start.paragraph, 'sdt') ?? inlineControl(stretch);
  const there = (object: HostObject | null, what: string): HostObject => {
    if (!object) throw new HostError('ItemNotFound', `There is no ${what}.`, type);
    return object;
  };
  const parentControl = (): HostObject | null => {
    const control = around();
    return control ? controlObject(word, control) : null;
  };
  const parentBody = (): HostObject => {
    const cell = closest(stretch.span().start.paragraph, 'tc');
    return bodyObject(word, cell ?? document.storyOf(stretch.span().start.paragraph)?.root ?? document.body);
  };
  const section = (): HostObject | null => sectionObjects(word).findLast(({ element }) => document.paragraphs().indexOf(element) <= document.paragraphs().indexOf(stretch.span().start.paragraph))?.object ?? null;

  const place = (where: Where): Position => {
    const { start, end } = stretch.span();
    return where === 'Start' || where === 'Before' ? start : end;
  };
  const insert = (location: unknown, method: string, put: (at: Position, where: Where) => Position): HostObject => word.write(() => {
    const where = oneOf(location, `${type}.${method}`, ...stretch.insertAt);
    const at = where === 'Replace' ? document.deleteSpan(stretch.span()) : place(where);
    const inserted = { start: at, end: put(at, where) };
    stretch.grew?.(inserted, where);
    return rangeObject(word, inserted);
  });

  return {
    properties: {
      Text: { get: () => document.textOf(stretch.span()).replace(/\n/g, '\r') },
      Style: { get: () => document.lookup.nameOf(document.lookup.paragraphStyle(stretch.span().start.paragraph)), set: (name: string) => setStyle(word, paragraphs(), name) },
      StyleBuiltIn: { get: () => document.lookup.nameOf(document.lookup.paragraphStyle(stretch.span().start.paragraph)).replace(/\s/g, ''), set: (name: string) => setStyle(word, paragraphs(), name) },
    },
    links: {
      Font: () => fontObject(word, stretch),
      Paragraphs: () => collection('ParagraphCollection', () => paragraphs().map((paragraph) => paragraphObject(word, paragraph))),
      ContentControls: () => controlsObject(word, controls),
      Fields: () => collection('FieldCollection', () => fieldsIn(word, stretch.span()).map((field) => fieldObject(word, field))),
      ParentBody: parentBody,
      ParentContentControl: () => there(parentControl(), 'content control around it'),
      ParentContentControlOrNullObject: parentControl,
      ParentSection: () => there(section(), 'section around it'),
      ParentSectionOrNullObject: section,
    },
    methods: {
      GetRange: (location?: string) => {
        const where = oneOf(location ?? 'Whole', `${type}.getRange`, 'Whole', 'Content', 'Start', 'End', 'Before', 'After');
        const { start, end } = stretch.span();
        const next = where === 'After' && type === 'Paragraph' ? document.stepForward(end) : undefined;
        return rangeObject(word, where === 'Start' || where === 'Before' ? { start, end: start } : where === 'End' || where === 'After' ? { start: next ?? end, end: next ?? end } : { start, end });
      },
      Select: (mode?: string) => {
        const where = oneOf(mode ?? 'Select', `${type}.select`, 'Select', 'Start', 'End');
        const { start, end } = stretch.span();
        document.setSelection(where === 'Start' ? { anchor: start, focus: start } : where === 'End' ? { anchor: end, focus: end } : { anchor: start, focus: end });
      },
      Search: (text: string, options?: HostObject | null) => {
        if (!text || text.length > 255) throw new HostError('InvalidArgument', 'A search text has 1 to 255 characters.', `${type}.search`);
        const { start, end } = stretch.span();
        const inside = (span: Span): boolean => document.compare(start, span.start) <= 0 && document.compare(span.end, end) <= 0;
        return rangesOf(word, search(paragraphs(), text.replace(/\^\^/g, '^'), searchOptions(options)).filter(inside));
      },
      GetOoxml: () => document.ooxmlOf(stretch.span()),
      InsertText: (text: string, location: string) => insert(location, 'insertText', (at) => document.insertText(at, text)),
      InsertOoxml: (ooxml: string, location: string) => insert(location, 'insertOoxml', (at, where) => {
        const body = type === 'Body' && where === 'End' && document.length(at.paragraph) > 0;
        if (!body) return document.insertOoxml(at, ooxml).end;
        const blocks = document.transaction('insertOoxml', () => insertBlocks(document.ooxml, at.paragraph.parentNode as Element, at.paragraph.nextSibling, ooxml));
        const last = blocks.flatMap((block) => document.paragraphs(block)).at(-1);
        return last ? { paragraph: last, offset: document.length(last) } : at;
      }),
      InsertBreak: (kind: string, location: string) => word.write(() => {
        const at = place(oneOf(location, `${type}.insertBreak`, 'Before', 'After', 'Start', 'End'));
        const like = at.paragraph;
        switch (oneOf(kind, `${type}.insertBreak`, 'Page', 'Line')) {
          case 'Page': document.insertObject(at, wordElement(like, 'br', { type: 'page' })); break;
          case 'Line': document.insertObject(at, wordElement(like, 'br')); break;
        }
      }),
      InsertParagraph: (text: string, location: string) => word.write(() => {
        const where = oneOf(location, `${type}.insertParagraph`, ...stretch.paragraphAt);
        const { start, end } = stretch.span();
        return paragraphObject(word, newParagraph(word, where === 'Start' || where === 'Before' ? start.paragraph : end.paragraph, where, text));
      }),
      InsertField: (location: string, kind: string, text = '') => {
        // The web announces the requirement set and throws all the same.
        if (profiles[word.switches.profile].refusesInsertField) throw new HostError('NotImplemented', 'Inserting this field is not supported on this platform.', `${type}.insertField`);
        let inserted: HostObject | undefined;
        insert(location, 'insertField', (at) => {
          const name = /^\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(text);
          const code = kind === 'Empty' ? text : `${fieldWords[kind] ?? kind.toUpperCase()} ${text}`;
          const result = /^mergefield$/i.test(kind) ? `«${name?.[1]?.replace(/\\(.)/g, '$1') ?? name?.[2] ?? ''}»` : '';
          const after = document.insertField(at, code.trim(), result);
          const unit = document.units(after.paragraph).find((one) => one.kind === 'field' && one.start + 1 === after.offset);
          if (unit?.kind === 'field') inserted = fieldObject(word, unit.field);
          return after;
        });
        return inserted ?? null;
      },
      InsertContentControl: () => word.write(() => {
        const span = stretch.span();
        if (profiles[word.switches.profile].refusesControlsAtEdge && type === 'Range' && controlAtEdge()) throw new HostError('GeneralException', 'There was an internal error while processing the request.', `${type}.insertContentControl`);
        const whole = type === 'Paragraph' || type === 'Body' || span.start.paragraph !== span.end.paragraph;
        const control = document.transaction('insertContentControl', () => wrapInControl(document.pen, span, whole, new Set(document.stories().flatMap(({ root }) => document.controls(root)).map(controlId))));
        if (!control) throw new HostError('InvalidArgument', 'A content control cannot stand around this.', `${type}.insertContentControl`);
        return controlObject(word, control);
      }),
    },
  };

  /** True where a control in the line begins or ends exactly with the stretch, and something else is in it too. */
  function controlAtEdge(): boolean {
    const { start, end } = stretch.span();
    return controls().some((control) => {
      const from = document.positionAt(control, 0);
      const to = document.positionAt(control, 1);
      return from && to && document.paragraphs(control).length === 0 && (document.compare(from, start) === 0) !== (document.compare(to, end) === 0);
    });
  }

  /** The control in the line that both ends of the stretch stand in. */
  function inlineControl(of: Stretch): Element | undefined {
    const { start, end } = of.span();
    if (start.paragraph !== end.paragraph) return undefined;
    return document.controls(start.paragraph).findLast((control) => {
      const from = document.positionAt(control, 0);
      const to = document.positionAt(control, 1);
      return control !== of.element && from && to && from.offset <= start.offset && end.offset <= to.offset && from.offset < to.offset && (start.offset > from.offset || end.offset > start.offset);
    });
  }
}

const fieldWords: Readonly<Record<string, string>> = { MergeField: 'MERGEFIELD', Date: 'DATE', Page: 'PAGE', NumPages: 'NUMPAGES', Time: 'TIME', Hyperlink: 'HYPERLINK', If: 'IF' };

function searchOptions(options: HostObject | null | undefined): SearchOptions {
  const read = (name: string): boolean => options?.properties?.[name]?.get() === true;
  return {
    matchCase: read('MatchCase'), matchWholeWord: read('MatchWholeWord'), matchPrefix: read('MatchPrefix'), matchSuffix: read('MatchSuffix'), matchWildcards: read('MatchWildcards'),
    ignorePunct: read('IgnorePunct'), ignoreSpace: read('IgnoreSpace'),
  };
}

/** A paragraph of its own that looks like the one beside it. */
function newParagraph(word: Word, beside: Element, where: Where, text: string): Element {
  const { document } = word;
  return document.transaction('insertParagraph', () => {
    const paragraph = wordElement(beside, 'p');
    const properties = child(beside, 'pPr');
    if (properties) {
      const copy = properties.cloneNode(true) as Element;
      for (const one of childrenOf(copy)) if (isWord(one, 'sectPr', 'pPrChange')) copy.removeChild(one);
      paragraph.appendChild(copy);
    }
    document.pen.insert(beside.parentNode!, paragraph, where === 'Start' || where === 'Before' ? beside : beside.nextSibling);
    if (text) document.insertText({ paragraph, offset: 0 }, text);
    return paragraph;
  });
}

function setStyle(word: Word, paragraphs: Element[], name: string): void {
  const { document } = word;
  const id = document.lookup.styleId(name, 'paragraph');
  if (id === undefined) throw new HostError('ItemNotFound', `There is no style ${name}.`);
  word.write(() => document.write('setStyle', (pen) => {
    for (const paragraph of paragraphs) {
      let properties = child(paragraph, 'pPr');
      if (!properties) pen.insert(paragraph, properties = wordElement(paragraph, 'pPr') as typeof properties & Element, paragraph.firstChild);
      const old = child(properties, 'pStyle');
      if (old) pen.remove(old);
      pen.insert(properties!, wordElement(paragraph, 'pStyle', { val: id }), properties!.firstChild);
    }
  }));
}
