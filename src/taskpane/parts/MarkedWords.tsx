import { Fragment, type ReactNode } from 'react';
import { itemMark, readMarkup } from '../../contract/readMarkup';
import type { RichRun } from '../../contract/richText';

/** A text for the letter as it reads there. */
export function MarkedWords({ text }: { text: string }) {
  return readMarkup(text).lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && '\n'}
      {itemMark(line)}
      {line.runs.map((run, place) => <Fragment key={place}>{looked(run)}</Fragment>)}
    </Fragment>
  ));
}

function looked({ text, bold, italic, link }: RichRun): ReactNode {
  const words = link === undefined ? text : <u>{text}</u>;
  const slanted = italic ? <em>{words}</em> : words;
  return bold ? <strong>{slanted}</strong> : slanted;
}
