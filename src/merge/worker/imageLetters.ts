import type { MergeValues } from '../../contract/mergeData';
import { imagedBody } from '../image/imagedBody';
import { usualLayout } from '../image/layout';
import { createLetterImages } from '../image/letterImages';
import { printedReader } from '../letter/quickValues';
import type { Template } from '../letter/template';
import { recordColumns } from '../value/columns';
import { recordPassages } from '../value/recordValues';
import type { ContactLetters } from './contactLetters';

/**
 * The letters of a long run, from an image whose places are as wide as contacts' values usually are. The layout is that of the document alone: a letter that is made once more –
 * after a reload, on another machine, without the others – has the same bytes.
 */
export function imageLetters(template: Template, common: MergeValues): ContactLetters {
  const read = printedReader(template, recordColumns(common));
  const layout = usualLayout(template);
  return { printed: (record) => read(record, recordPassages(record)), maker: createLetterImages(template, layout), body: imagedBody(layout) };
}
