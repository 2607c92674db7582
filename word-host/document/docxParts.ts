import { unzipSync, zipSync, type Zippable } from 'fflate';
import { DocumentProblem, type Dom } from './liveDocument';
import { childrenOf } from './wordXml';

export interface Relationship { id: string; type: string; target: string; external: boolean }

/** How a package is zipped; the parts are the same whatever it is. */
export interface Packing { moment?: Date; level?: 0 | 1 | 6 | 9 }

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
/** Every file gets the same date, so that an untouched document saves to the same bytes. */
const noMoment = new Date(1980, 0, 1, 12);

/** The parts of an open package (ECMA-376 part 2): bytes as they came, and the XML of those that were looked at. */
export class DocxParts {
  private readonly files: Map<string, Uint8Array>;
  private readonly documents = new Map<string, { source: Uint8Array; document: Document }>();
  private readonly names = new WeakMap<Document, string>();
  readonly mainPart: string;

  /** `isEdited` tells whether a part's XML must be written again. */
  constructor(bytes: Uint8Array, private readonly dom: Dom, private readonly isEdited: (part: string) => boolean) {
    let entries: Record<string, Uint8Array>;
    try {
      entries = unzipSync(bytes);
    } catch (error) {
      throw new DocumentProblem(bytes[0] === 0x50 && bytes[1] === 0x4b ? 'DAMAGED' : 'NOT_A_DOCX', String(error));
    }
    this.files = new Map(Object.entries(entries).filter(([name]) => !name.endsWith('/')));
    const main = this.relationships('').find(({ type }) => type.endsWith('/officeDocument'))?.target;
    if (!main || !this.files.has(main)) throw new DocumentProblem('NOT_A_DOCX', 'The package has no main document.');
    this.mainPart = main;
    if (!/wordprocessingml/.test(this.xml(main)?.documentElement.namespaceURI ?? '')) throw new DocumentProblem('NOT_A_DOCX', 'The main part is no Word document.');
  }

  all(): string[] { return [...this.files.keys()]; }

  xml(part: string): Document | undefined {
    const bytes = this.files.get(part);
    if (!bytes) return undefined;
    const known = this.documents.get(part);
    if (known?.source === bytes) return known.document;
    let parsed: Document;
    try {
      parsed = this.dom.parse(decode(bytes));
    } catch (error) {
      throw new DocumentProblem('DAMAGED', `${part}: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.documents.set(part, { source: bytes, document: parsed });
    this.names.set(parsed, part);
    return parsed;
  }

  partOf(node: Node): string | undefined {
    const document = node.nodeType === 9 ? node as Document : node.ownerDocument;
    return document ? this.names.get(document) : undefined;
  }

  raw(part: string): Uint8Array | undefined { return this.files.get(part); }

  setRaw(part: string, bytes: Uint8Array | undefined): void {
    if (bytes) this.files.set(part, bytes);
    else this.files.delete(part);
  }

  bytes(part: string): Uint8Array | undefined {
    const document = this.isEdited(part) ? this.xml(part) : undefined;
    if (!document) return this.files.get(part);
    return new TextEncoder().encode(declaration + this.dom.serialize(document.documentElement));
  }

  pack({ moment = noMoment, level = 6 }: Packing = {}): Uint8Array {
    const entries: Zippable = {};
    for (const part of this.files.keys()) entries[part] = this.bytes(part)!;
    return zipSync(entries, { level, mtime: moment });
  }

  relationships(part: string): Relationship[] {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    return childrenOf(this.xml(relationshipPart(part))?.documentElement).map((element) => {
      const target = element.getAttribute('Target') ?? '';
      const external = element.getAttribute('TargetMode') === 'External';
      return { id: element.getAttribute('Id') ?? '', type: element.getAttribute('Type') ?? '', external, target: external ? target : resolve(folder, target) };
    });
  }
}

/** Where the relationships of a part stand; '' is the package. */
export function relationshipPart(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes).replace(/^\ufeff/, '');
}
