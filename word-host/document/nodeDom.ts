import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { Dom } from './liveDocument';

/** @xmldom/xmldom, where there is no browser. */
export const nodeDom: Dom = {
  parse(xml) {
    const problem = (level: string, message: string): void => { if (level !== 'warning') throw new Error(message); };
    return new DOMParser({ onError: problem }).parseFromString(xml, 'application/xml') as unknown as Document;
  },
  serialize: (node) => new XMLSerializer().serializeToString(node as never),
};
