import { attached } from '../../document/stories';
import { isWord } from '../../document/wordXml';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { remember, textMembers, type Stretch } from './stretch';
import type { Word } from './word';

/** The body of the document, a header or footer, a cell, a note. `root` holds its blocks. */
export function bodyObject(word: Word, root: Element): HostObject {
  const { document } = word;
  const body: Stretch = {
    type: 'Body', element: root, insertAt: ['Replace', 'Start', 'End'], paragraphAt: ['Start', 'End'],
    span() {
      if (!attached(root)) throw new HostError('ItemNotFound', 'The body is no longer there.', 'Body');
      return document.whole(root);
    },
  };
  const common = textMembers(word, body);
  const kind = isWord(root, 'hdr') ? 'Header' : isWord(root, 'ftr') ? 'Footer' : isWord(root, 'tc') ? 'TableCell' : isWord(root, 'footnote') ? 'Footnote' : isWord(root, 'endnote') ? 'Endnote' : 'MainDoc';
  return remember({
    type: 'Body', links: common.links,
    properties: { ...common.properties, Type: { get: () => kind } },
    methods: { ...common.methods, Clear: () => word.write(() => { document.deleteSpan(body.span()); }) },
  }, body);
}
