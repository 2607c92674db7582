import { comparable } from '../../../contract/mergeFieldCatalogue';
import type { ScannedField } from '../../field/fieldScanner';
import { attributesOf, withDescendants } from '../../package/xmlElements';
import type { StoryPart } from '../../story/story';
import type { Template } from '../template';
import { leadsTo } from './codeEdits';
import { ownMarksIn } from './ownEdits';

/**
 * The parts that each letter of many has for itself: the body with its notes, and the headers and footers that are bound to it by a link or a reference. One
 * that shows something of the letter would show that of the first letter, where all share it; one that changes with its values, and that something
 * else leads into, must be there in each letter that does. Any other header leads at most to itself, and letters may share it.
 */
export function partsOfLetter(template: Template): Set<StoryPart> {
  const bound = template.storyParts.map((part): Bound => ({ part, names: namesIn(part), targets: targetsIn(part, template), changes: template.programs.has(part.part.name) }));
  const own = new Set(bound.filter(({ part: { kind } }) => kind !== 'header' && kind !== 'footer'));
  const joins = (one: Bound): boolean => [...own].some(({ names }) => one.targets.some(({ name, isSame }) => !isSame && names.has(name)))
    || (one.changes && bound.some((other) => other !== one && other.targets.some(({ name }) => one.names.has(name))));
  let size;
  do {
    size = own.size;
    for (const one of bound) if (joins(one)) own.add(one);
  } while (own.size > size);
  return new Set([...own].map(({ part }) => part));
}

/** A part with its bookmarks and the bookmarks that it leads to, both in small letters. */
interface Bound { part: StoryPart; names: ReadonlyMap<string, string>; targets: Target[]; changes: boolean }
interface Target { name: string; /** Its text is the same in all letters: it may be anybody's. */ isSame: boolean }

function targetsIn({ part, document }: StoryPart, { stories, bookmarks }: Template): Target[] {
  const ofField = (field: ScannedField): Target[] => {
    const target = leadsTo(field);
    return target === undefined ? [] : [{ name: target.toLowerCase(), isSame: field.code.type === 'REF' && bookmarks.text(comparable(target)) !== undefined }];
  };
  const anchors = [...withDescendants(document.root)].filter(({ name }) => name === 'w:hyperlink').flatMap((link) => attributesOf(document, link)).filter(({ name }) => name === 'w:anchor');
  return [
    ...stories.filter((story) => story.part === part.name).flatMap(({ fields }) => fields).flatMap(ofField),
    ...anchors.map(({ value }) => ({ name: value.toLowerCase(), isSame: false })),
  ];
}

/** The bookmarks of a part, by their names in small letters: Word takes no notice of capitals in them. */
export const namesIn = ({ document }: StoryPart): Map<string, string> => new Map([...ownMarksIn(document, document.root)]
  .filter(({ family }) => family === 'bookmark').map(({ original }) => [original.toLowerCase(), original]));
