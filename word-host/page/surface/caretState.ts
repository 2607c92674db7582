import type { TextLook } from '../../document/liveDocument';
import { fontOf } from '../look/runLook';
import { strongest, strongestAttribute } from '../look/styleSheet';
import { isOn } from '../look/wordXml';
import type { OpenDocument } from '../desk';
import { runAtCaret } from './paragraphEdits';

export interface CaretState { looks: Record<'bold' | 'italic' | 'underline', boolean>; font: string; alignment: string; styleId: string; styles: [string, string][] }

const alignments: Record<string, string> = { start: 'left', end: 'right' };

/** How the text at the caret looks, for the ribbon: styles and direct formatting together. */
export function caretState({ live, surface, typing }: OpenDocument): CaretState {
  const sheet = surface.styles();
  const { paragraph } = live.selection.focus;
  const layers = sheet.paragraph(paragraph);
  const run = sheet.run(layers.run, runAtCaret(live));
  const font = fontOf(run, sheet);
  const next: TextLook = typing.nextLook ?? {};
  const underline = strongestAttribute(run, 'u');
  const alignment = strongestAttribute(layers.paragraph, 'jc') ?? 'left';
  return {
    looks: {
      bold: next.bold ?? isOn(strongest(run, 'b')),
      italic: next.italic ?? isOn(strongest(run, 'i')),
      underline: next.underline !== undefined ? next.underline !== 'None' : underline !== undefined && underline !== 'none',
    },
    font: `${font.name} ${font.size}`,
    alignment: alignments[alignment] ?? alignment,
    styleId: layers.styleId ?? '',
    styles: sheet.paragraphStyles,
  };
}
