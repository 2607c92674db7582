import { listHanging, listIndent } from '../letter/broughtLists';
import { attribute, attributePrefix, attributesOf, childOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { propertiesWith } from './propertiesWith';

/**
 * The properties of a list's item, in a paragraph that has others. Its own indents would go before those of the list (ECMA-376 Part 1 §17.9.22), so that the item is set in from them.
 * Between paragraphs of one style there is no space (§17.3.1.9): the items of a letter whose paragraphs stand apart belong together.
 * @param w the prefix of Word's namespace with its colon
 */
export function itemProperties(document: XmlDocument, paragraph: XmlElement, w: string, number: string, isStrict: boolean): string {
  const own = childOf(paragraph, 'w:pPr');
  const a = attributePrefix(paragraph, 'w');
  const indents = own && childOf(own, 'w:ind');
  return propertiesWith(document, own, `${w}pPr`, paragraphOrder, {
    numPr: `<${w}numPr><${w}ilvl ${a}val="0"/><${w}numId ${a}val="${number}"/></${w}numPr>`,
    ...(indents && { ind: `<${w}ind ${a}${isStrict ? 'start' : 'left'}="${leftOf(document, indents) + listIndent}"${behindOf(document, indents, a)} ${a}hanging="${listHanging}"/>` }),
    contextualSpacing: `<${w}contextualSpacing/>`,
  });
}

function leftOf(document: XmlDocument, indents: XmlElement): number {
  const left = Number(attribute(document, indents, 'w:left') ?? attribute(document, indents, 'w:start') ?? 0);
  return Number.isInteger(left) ? left : 0;
}

/** The indents on the other side, as they are. */
const behindOf = (document: XmlDocument, indents: XmlElement, a: string): string => attributesOf(document, indents).filter(({ name }) => /^w:(?:right|end)(?:Chars)?$/.test(name))
  .map(({ name, valueStart, valueEnd }) => ` ${a}${name.slice(2)}="${document.text.slice(valueStart, valueEnd)}"`).join('');

/** Source: ECMA-376 Part 1 §17.3.1.26. */
const paragraphOrder = [
  'pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct',
  'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing',
];
