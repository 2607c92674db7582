import { child, isOn, word as wordElement } from '../../document/wordXml';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { bodyObject } from './bodyObject';
import { propertiesObject } from './propertiesObject';
import { rangeObject } from './rangeObject';
import { sectionObjects } from './sectionObject';
import { collection, controlsObject } from './stretch';
import { oneOf, type Word } from './word';

/** The open document: where every path of an add-in begins. */
export function documentObject(word: Word): HostObject {
  const { document } = word;
  const settings = (): Element | undefined => {
    const part = document.targetOfType(document.mainPart, '/settings');
    return part === undefined ? undefined : document.xml(part)?.documentElement;
  };
  const notes = (kind: 'footnote' | 'endnote') => (): HostObject => {
    const story = document.stories().find((one) => one.kind === kind);
    if (!story) throw new HostError('ItemNotFound', `There is no ${kind}.`, 'Document');
    return bodyObject(word, story.root.parentNode as Element);
  };
  return {
    type: 'Document',
    properties: {
      Saved: { get: () => !document.edited },
      ChangeTrackingMode: {
        get: () => (isOn(child(settings(), 'trackRevisions')) ? 'TrackAll' : 'Off'),
        set: (mode: string) => word.write(() => document.write('trackChanges', (pen) => {
          const root = settings();
          const old = child(root, 'trackRevisions');
          if (old) pen.remove(old);
          if (root && oneOf(mode, 'Document.changeTrackingMode', 'Off', 'TrackAll', 'TrackMineOnly') !== 'Off') pen.insert(root, wordElement(root, 'trackRevisions'), root.firstChild);
        })),
      },
    },
    links: {
      Body: () => bodyObject(word, document.body),
      ContentControls: () => controlsObject(word, () => document.stories().flatMap(({ root }) => document.controls(root))),
      Sections: () => collection('SectionCollection', () => sectionObjects(word).map(({ object }) => object)),
      Properties: () => propertiesObject(word),
    },
    methods: {
      GetSelection: () => rangeObject(word, document.spanOf(document.selection)),
      GetFootnoteBody: notes('footnote'),
      GetEndnoteBody: notes('endnote'),
      Search: (text: string, options?: HostObject | null) => bodyObject(word, document.body).methods!.Search!(text as never, options as never),
      Save: () => word.write(() => document.markSaved()),
      _RemoveAllReferences: () => undefined,
      _RegisterEvent: () => undefined,
      _UnregisterEvent: () => undefined,
    },
  };
}
