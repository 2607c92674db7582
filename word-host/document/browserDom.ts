import type { Dom } from './liveDocument';

/** The browser's own parser. */
export const browserDom: Dom = {
  parse(xml) {
    const parsed = new window.DOMParser().parseFromString(xml, 'application/xml');
    const problem = parsed.getElementsByTagName('parsererror')[0];
    if (problem) throw new Error(problem.textContent ?? 'XML is not well-formed');
    return parsed;
  },
  serialize: (node) => new window.XMLSerializer().serializeToString(node),
};
