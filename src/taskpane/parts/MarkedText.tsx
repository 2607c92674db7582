import { useRef, type ComponentProps, type KeyboardEvent } from 'react';
import { Button, makeStyles, useArrowNavigationGroup } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr';
import { TextItalicRegular } from '@fluentui/react-icons/svg/text-italic';
import { TextNumberListLtrRegular } from '@fluentui/react-icons/svg/text-number-list-ltr';
import { useText } from '../locales/language';
import { enterChange, markupTools, toolChange, type MarkupChange, type MarkupTool } from '../session/markupEditing';
import { LongText } from './LongText';

const useStyles = makeStyles({ tools: { display: 'flex', columnGap: '2px', marginBottom: '2px' } });

const icons = { bold: TextBoldRegular, italic: TextItalicRegular, link: LinkRegular, bullets: TextBulletListLtrRegular, numbers: TextNumberListLtrRegular };
const byKey: Readonly<Record<string, MarkupTool>> = { b: 'bold', i: 'italic' };
const keyOf: Partial<Record<MarkupTool, string>> = { bold: 'Control+B', italic: 'Control+I' };

/** A text for the letter, with the tools for its bold and italic words, links and lists (decision 21). */
export function MarkedText(text: Omit<ComponentProps<typeof LongText>, 'area' | 'onKeyDown' | 'hint'>) {
  const say = useText();
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const arrows = useArrowNavigationGroup({ axis: 'horizontal', memorizeCurrent: true });
  const use = (tool: MarkupTool): void => { if (area.current) change(area.current, toolChange(tool, selectedIn(area.current))); };
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const tool = (ctrlKey || metaKey) && !altKey && !shiftKey ? byKey[key.toLowerCase()] : undefined;
    const next = key === 'Enter' && !ctrlKey && !metaKey && !altKey && !shiftKey && !event.nativeEvent.isComposing ? enterChange(selectedIn(event.currentTarget)) : undefined;
    if (!tool && !next) return;
    event.preventDefault();
    if (tool) use(tool);
    else if (next) change(event.currentTarget, next);
  }
  return (
    <div>
      <div role="toolbar" aria-label={say('contact.markup', { text: text.label })} className={styles.tools} {...arrows}>
        {markupTools.map((tool) => {
          const Icon = icons[tool];
          // The text keeps its selection where a mouse presses a tool.
          return <Button key={tool} appearance="subtle" size="small" icon={<Icon />} aria-label={say(`contact.markup.${tool}`)} title={say(`contact.markup.${tool}`)} {...(keyOf[tool] && { 'aria-keyshortcuts': keyOf[tool] })} onMouseDown={(event) => event.preventDefault()} onClick={() => use(tool)} />;
        })}
      </div>
      <LongText {...text} area={area} onKeyDown={onKeyDown} hint={say('contact.markupHint')} />
    </div>
  );
}

const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => ({ text: value, start: selectionStart, end: selectionEnd });

/** As if it were typed, so that Ctrl+Z takes it back; where a browser cannot do that, it is put in. */
function change(area: HTMLTextAreaElement, { from, to, by, start, end }: MarkupChange): void {
  area.focus();
  area.setSelectionRange(from, to);
  const isTyped = typeof document.execCommand === 'function' && (by === '' ? document.execCommand('delete') : document.execCommand('insertText', false, by));
  if (!isTyped) {
    area.setRangeText(by, from, to);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
