import { languageOf } from '../../contract/languageTag';
import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { ScannedField } from '../field/fieldScanner';
import { fromOutside } from '../letter/fieldCompiler';
import { withAuthor } from '../letter/cleanParts';
import type { LetterPart } from '../letter/letterParts';
import { isRangeMark } from '../letter/rangeMarks';
import type { ReadStory, Template } from '../letter/template';
import { isTrackedChange } from '../letter/trackedChange';
import { attribute, parseXml, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';
import { isBlank } from '../value/fieldValue';
import { recordValues } from '../value/recordValues';
import { peopleIn, printsIn } from './contactIssues';
import { grouped } from './grouped';
import { letterLanguage } from './letterLanguage';
import { passageIssues } from './passageIssues';
import type { MergeIssue, Place } from './mergeIssue';

const issue = (code: MergeIssue['code'], severity: MergeIssue['severity'], places: Place[], more: Partial<MergeIssue> = {}): MergeIssue => ({ code, severity, count: places.length, places, contacts: [], ...more });

/** What the letter itself has that a person should mend. */
export function letterIssues(template: Template, records: readonly MergeRecord[], common: MergeValues): MergeIssue[] {
  return [
    ...unknownFields(template), ...brokenFields(template), ...notMergedFields(template), ...listsOutOfPlace(template), ...noFields(template),
    ...textsWithoutField(template, records, common), ...textTwice(template), ...passageIssues(template, records), ...languageDiffers(template, records), ...trackedChanges(template), ...marginComments(template),
  ];
}

const visible = ({ stories }: Template): ReadStory[] => stories.filter(({ isFallback }) => !isFallback);

function unknownFields({ uses }: Template): MergeIssue[] {
  const unknown = grouped(uses.filter(({ key, place }) => key === undefined && place), ({ written }) => written);
  return [...unknown].map(([written, found]) => issue('FIELD_UNKNOWN', 'error', found.map(({ place }) => place!), { subject: written }));
}

function brokenFields(template: Template): MergeIssue[] {
  const places = visible(template).flatMap((story) => story.broken.map((mark, index) => story.placeOf(mark, index)));
  return places.length ? [issue('FIELD_BROKEN', 'error', places)] : [];
}

function notMergedFields(template: Template): MergeIssue[] {
  const found = visible(template).flatMap((story) => [
    ...story.leftAlone.map((field) => ({ reason: field.code.type, story, field, isOld: false })), ...story.old.map((field) => ({ reason: field.code.type, story, field, isOld: true })),
  ]);
  /* What Word fetches from outside is the same in every letter, unless something of the merge stands in it; what refers to the document is right once Word has brought it up to date. */
  const isHarmless = ({ reason, field, isOld }: (typeof found)[number]): boolean => isOld || (fromOutside.has(reason) && !holdsMergeField(field));
  return [...grouped(found, ({ reason }) => reason)].map(([reason, fields]) => (
    issue('FIELD_NOT_MERGED', fields.every(isHarmless) ? 'warning' : 'error', fields.map(({ story, field }, index) => story.placeOf(field.begin, index)), { subject: reason })));
}

/** Columns of a list that no row repeats for: one issue per name. */
const listsOutOfPlace = ({ uses }: Template): MergeIssue[] => [...grouped(uses.filter(({ isOutOfPlace, place }) => isOutOfPlace && place), ({ written }) => written)]
  .map(([written, found]) => issue('LIST_OUT_OF_PLACE', 'error', found.map(({ place }) => place!), { subject: written }));

const holdsMergeField = ({ nested }: ScannedField): boolean => nested.some((inner) => inner.code.type === 'MERGEFIELD' || holdsMergeField(inner));

const noFields = ({ fields, passages }: Template): MergeIssue[] => (fields.length + passages.length ? [] : [issue('NO_FIELDS', 'warning', [], { count: 1 })]);

/** Texts that nobody would see. One that was written for a contact weighs more than the standard text. */
function textsWithoutField({ uses }: Template, records: readonly MergeRecord[], common: MergeValues): MergeIssue[] {
  const places = uses.filter(({ key, isCompared }) => key === 'Comment' && !isCompared);
  const withText = records.filter((record) => !places.some((use) => printsIn(use, record)) && !isBlank(recordValues(common, record)('Comment')));
  const severity = withText.some(({ textOrigin }) => textOrigin === 'own') ? 'error' : 'warning';
  return withText.length ? [issue('TEXTS_WITHOUT_FIELD', severity, [], { ...peopleIn(withText) })] : [];
}

/** The text for one contact would print at each of these places. */
function textTwice({ uses }: Template): MergeIssue[] {
  const places = uses.flatMap(({ key, place, isCompared }) => (key === 'Comment' && place && !isCompared ? [place] : []));
  return places.length > 1 ? [issue('TEXT_TWICE', 'warning', places)] : [];
}

/** One letter speaks one language; contacts may have another. Those without a language get the letter as it is. */
function languageDiffers(template: Template, records: readonly MergeRecord[]): MergeIssue[] {
  const language = letterLanguage(template);
  const others = language === undefined ? [] : records.filter(({ languageCode }) => languageCode !== '' && languageOf(languageCode) !== language);
  return others.length ? [issue('LANGUAGE_DIFFERS', 'warning', [], { subject: language!, ...peopleIn(others) })] : [];
}

/** Changes that nobody accepted yet: the letters would show them, and who made them. One issue per author; the marks around a move count only where nothing else of the author's does. */
function trackedChanges(template: Template): MergeIssue[] {
  const authorOf = authorsIn(template);
  const inStories = visible(template).flatMap((story) => changesIn(elementsOf(story), authorOf).map((one) => ({ ...one, place: (index: number) => story.placeOf(one.element, index) })));
  const all: (Found & { element: XmlElement })[] = [...inStories, ...changesOfLooks(template)];
  const found = all.filter(({ element }) => !isRangeMark(element));
  const authors = new Set(found.map(({ author }) => author));
  return byAuthor([...found, ...all.filter(({ element, author }) => isRangeMark(element) && author !== '' && !authors.has(author))], 'TRACKED_CHANGES');
}

/** Styles keep how they looked before, and who changed it. */
const changesOfLooks = ({ parts: { parts } }: Template): (Found & { element: XmlElement })[] => [...parts.values()].filter(({ contentType }) => looks.test(contentType)).flatMap((part) => {
  const text = decodeXml(part.bytes, part.name);
  if (!/Change[\s>]/.test(text)) return [];
  const document = parseXml(text, part.name);
  const authors = authorsOf(part, document);
  return changesIn(withDescendants(document.root), (element) => authors.get(element) ?? '');
});
const looks = /(?:wordprocessingml\.(?:styles|numbering)|ms-word\.stylesWithEffects)\+xml$/;

const changesIn = (elements: Iterable<XmlElement>, authorOf: (element: XmlElement) => string): { element: XmlElement; author: string }[] => (
  [...elements].filter(({ name }) => isTrackedChange(name)).map((element) => ({ element, author: authorOf(element) })));

/** Who made a change or comment, as the document says it that was opened; what letters carry names nobody. */
function authorsIn({ storyParts }: Template): (element: XmlElement) => string {
  const all = new Map(storyParts.flatMap(({ part, document }) => [...authorsOf(part, document)]));
  return (element) => all.get(element) ?? '';
}

const authorsOf = (part: LetterPart, document: XmlDocument): Map<XmlElement, string> => new Map(
  part.authors?.length ? withAuthor(document, withDescendants(document.root)).map(({ element }, index) => [element, part.authors![index] ?? '']) : []);

/** Comments in the margin, which would go out with the letters. One issue per author. */
function marginComments(template: Template): MergeIssue[] {
  const body = template.stories.find(({ kind }) => kind === 'body');
  const authorOf = authorsIn(template);
  const found = visible(template).filter(({ kind }) => kind === 'comment').map((story) => {
    const id = attribute(story.document, story.container, 'w:id');
    const reference = body && elementsOf(body).find((element) => element.name === 'w:commentReference' && attribute(body.document, element, 'w:id') === id);
    return { author: authorOf(story.container), place: (index: number) => (body && reference ? body.placeOf(reference, 0) : story.placeOf(story.container, index)) };
  });
  return byAuthor(found, 'MARGIN_COMMENTS');
}

interface Found { author: string; /** Where it stands, being the how-many-th of its author's; missing where it stands in no text. */ place?: (index: number) => Place }

function byAuthor(found: readonly Found[], code: 'TRACKED_CHANGES' | 'MARGIN_COMMENTS'): MergeIssue[] {
  return [...grouped(found, ({ author }) => author)].map(([author, marks]) => issue(code, 'error', marks.slice(0, 20).flatMap(({ place }, index) => (place ? [place(index)] : [])), { subject: author, count: marks.length }));
}

/** The elements of a story without those of its text boxes, which are stories of their own. */
function elementsOf(story: ReadStory): XmlElement[] {
  const inBoxes = new Set<XmlElement>();
  return [...withDescendants(story.container)].filter((element) => {
    const inBox = element !== story.container && (element.name === 'w:txbxContent' || (element.parent !== undefined && inBoxes.has(element.parent)));
    if (inBox) inBoxes.add(element);
    return !inBox;
  });
}
