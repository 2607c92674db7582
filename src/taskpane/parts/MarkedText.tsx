import { useRef, type ClipboardEvent, type ComponentProps, type KeyboardEvent } from 'react';
import { Button, makeStyles, useArrowNavigationGroup } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr';
import { TextItalicRegular } from '@fluentui/react-icons/svg/text-italic';
import { TextNumberListLtrRegular } from '@fluentui/react-icons/svg/text-number-list-ltr';
import { useText } from '../locales/language';
import { addressChange, enterChange, markupTools, toolChange, type MarkupChange, type MarkupTool } from '../session/markupEditing';
import { usePane } from '../session/pane';
import { LongText } from './LongText';

const useStyles = makeStyles({ tools: { display: 'flex', columnGap: '2px', marginBottom: '2px' } });

const icons = { bold: TextBoldRegular, italic: TextItalicRegular, link: LinkRegular, bullets: TextBulletListLtrRegular, numbers: TextNumberListLtrRegular };
const byKey: Readonly<Record<string, MarkupTool>> = { b: 'bold', i: 'italic' };
const keyOf: Partial<Record<MarkupTool, string>> = { bold: 'B', italic: 'I' };

/** A text for the letter, with the tools for its bold and italic words, links and lists (decision 21). */
export function MarkedText(text: Omit<ComponentProps<typeof LongText>, 'area' | 'onKeyDown' | 'onPaste' | 'hint'>) {
  const say = useText();
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const arrows = useArrowNavigationGroup({ axis: 'horizontal', memorizeCurrent: true });
  const isMac = usePane().services.word.host().platform === 'mac';
  const use = (tool: MarkupTool): void => { if (area.current) change(area.current, toolChange(tool, selectedIn(area.current))); };
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const tool = (ctrlKey || metaKey) && !altKey && !shiftKey ? byKey[key.toLowerCase()] : undefined;
    const isPlain = !ctrlKey && !metaKey && !altKey && !event.nativeEvent.isComposing;
    const next = isPlain && key === 'Enter' && !shiftKey ? enterChange(selectedIn(event.currentTarget)) : isPlain && key.length === 1 ? addressChange(selectedIn(event.currentTarget), key) : undefined;
    if (!tool && !next) return;
    event.preventDefault();
    if (tool) use(tool);
    else if (next) change(event.currentTarget, next);
  }
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const next = addressChange(selectedIn(event.currentTarget), event.clipboardData.getData('text/plain'));
    if (!next) return;
    event.preventDefault();
    change(event.currentTarget, next);
  }
  return (
    <div>
      <div role="toolbar" aria-label={say('contact.markup', { text: text.label })} className={styles.tools} {...arrows}>
        {markupTools.map((tool) => {
          const Icon = icons[tool];
          const key = keyOf[tool];
          const name = say(`contact.markup.${tool}`, { key: `${isMac ? '\u2318' : 'Ctrl+'}${key}` });
          // The text keeps its selection where a mouse presses a tool.
          return <Button key={tool} appearance="subtle" size="small" icon={<Icon />} aria-label={name} title={name} {...(key && { 'aria-keyshortcuts': `${isMac ? 'Meta' : 'Control'}+${key}` })} onMouseDown={(event) => event.preventDefault()} onClick={() => use(tool)} />;
        })}
      </div>
      <LongText {...text} area={area} onKeyDown={onKeyDown} onPaste={onPaste} hint={say('contact.markupHint')} />
    </div>
  );
}

const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => ({ text: value, start: selectionStart, end: selectionEnd });

/** As if it were typed, so that Ctrl+Z takes it back; where a browser cannot do that, it is put in. */
function change(area: HTMLTextAreaElement, { from, to, by, start, end }: MarkupChange): void {
  area.focus();
  if (from === to && by === '') return area.setSelectionRange(start, end); // nothing to delete
  area.setSelectionRange(from, to);
  const isTyped = typeof document.execCommand === 'function' && (by === '' ? document.execCommand('delete') : document.execCommand('insertText', false, by));
  if (!isTyped) {
    area.setRangeText(by, from, to);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
