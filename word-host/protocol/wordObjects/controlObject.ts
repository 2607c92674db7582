import { controlId, readControl, unwrapControl, writeControl } from '../../document/contentControls';
import type { Position, Span } from '../../document/liveDocument';
import { attached } from '../../document/stories';
import { below, child, closest, isWord, textElement, word as wordElement } from '../../document/wordXml';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { rangeObject } from './rangeObject';
import { remember, textMembers, type Stretch, type Where } from './stretch';
import { oneOf, type Word } from './word';

/** A content control, around paragraphs or inside one. */
export function controlObject(word: Word, control: Element): HostObject {
  const { document } = word;
  const stretch: Stretch = {
    type: 'ContentControl', element: control, insertAt: ['Replace', 'Start', 'End', 'Before', 'After'], paragraphAt: ['Start', 'End', 'Before', 'After'],
    span(): Span {
      if (!attached(control)) throw new HostError('ItemNotFound', 'The content control is no longer there.', 'ContentControl');
      if (document.paragraphs(control).length > 0) return document.whole(control);
      const start = document.positionAt(control, 0);
      const end = document.positionAt(control, 1);
      if (!start || !end) throw new HostError('ItemNotFound', 'The content control has no text.', 'ContentControl');
      return { start, end };
    },
  };
  const common = textMembers(word, stretch);
  const read = (name: string): string => readControl(control, name) ?? '';
  const set = (name: string, value: string | undefined): void => word.write(() => document.transaction('setControl', () => writeControl(document.pen, control, name, value)));
  const locks = (): { cannotDelete: boolean; cannotEdit: boolean } => ({ cannotDelete: /sdtLocked|sdtContentLocked/.test(read('lock')), cannotEdit: /contentLocked|sdtContentLocked/i.test(read('lock')) });
  const lock = (change: Partial<ReturnType<typeof locks>>): void => {
    const { cannotDelete, cannotEdit } = { ...locks(), ...change };
    set('lock', cannotDelete ? (cannotEdit ? 'sdtContentLocked' : 'sdtLocked') : cannotEdit ? 'contentLocked' : undefined);
  };
  const writable = <Result>(edit: () => Result): Result => word.write(() => {
    if (locks().cannotEdit) throw new HostError('AccessDenied', 'The content control is locked.', 'ContentControl');
    return edit();
  });
  const inline = (): boolean => document.paragraphs(control).length === 0;

  /** Text inside a control in the line, where a place alone could as well be meant outside it. */
  function writeInside(text: string, where: Where): Position {
    const { start, end } = stretch.span();
    const content = child(control, 'sdtContent')!;
    if (where === 'Replace') document.deleteSpan({ start, end });
    const offset = where === 'End' ? end.offset : start.offset;
    return document.transaction('insertText', () => {
      const texts = [...below(content)].filter((one) => isWord(one, 't') && !closest(one, 'fldSimple'));
      const into = where === 'End' ? texts.at(-1) : texts[0];
      const whole = into?.textContent ?? '';
      if (into) document.pen.setText(into, where === 'End' ? whole + text : text + whole);
      else document.pen.insert(content, wordElement(content, 'r', {}, textElement(content, 't', text)), where === 'End' ? null : content.firstChild);
      document.pen.shift({ kind: 'insert', paragraph: start.paragraph, at: offset, count: text.length });
      return { paragraph: start.paragraph, offset };
    });
  }

  return remember({
    type: 'ContentControl', links: common.links, id: { name: 'Id', value: controlId(control) },
    properties: {
      ...common.properties,
      Tag: { get: () => read('tag'), set: (value: string) => set('tag', value || undefined) },
      Title: { get: () => read('alias'), set: (value: string) => set('alias', value || undefined) },
      Type: { get: () => (['text', 'checkbox', 'dropDownList', 'comboBox', 'picture'].some((kind) => readControl(control, kind) !== undefined) ? (readControl(control, 'text') !== undefined ? 'PlainText' : 'Unknown') : 'RichText') },
      Subtype: { get: () => (inline() ? 'RichTextInline' : 'RichTextParagraphs') },
      Appearance: { get: () => ({ hidden: 'Hidden', tags: 'Tags' }[read('appearance')] ?? 'BoundingBox'), set: () => undefined },
      Color: { get: () => (read('color') ? `#${read('color')}` : ''), set: () => undefined },
      CannotDelete: { get: () => locks().cannotDelete, set: (value: boolean) => lock({ cannotDelete: value }) },
      CannotEdit: { get: () => locks().cannotEdit, set: (value: boolean) => lock({ cannotEdit: value }) },
      RemoveWhenEdited: { get: () => readControl(control, 'temporary') !== undefined },
      PlaceholderText: { get: () => '' },
    },
    methods: {
      ...common.methods,
      InsertText: (text: string, location: string) => writable(() => {
        const where = oneOf(location, 'ContentControl.insertText', ...stretch.insertAt);
        if (!inline() || where === 'Before' || where === 'After' || /[\r\n\t]/.test(text)) return common.methods.InsertText!(text as never, location as never);
        const start = writeInside(text, where);
        return rangeObject(word, { start, end: { ...start, offset: start.offset + text.length } });
      }),
      Clear: () => writable(() => { document.deleteSpan(stretch.span()); }),
      Delete: (keepContent?: boolean) => word.write(() => document.transaction('deleteControl', () => {
        if (locks().cannotDelete) throw new HostError('AccessDenied', 'The content control is locked.', 'ContentControl.delete');
        if (!keepContent) document.deleteSpan(stretch.span());
        unwrapControl(document.pen, control);
      })),
    },
  }, stretch);
}
