import { MergeError } from '../issues/mergeError';
import type { DocxPackage } from './docxPackage';
import { attribute, parseXml } from './xmlElements';
import { decodeXml, escapeXml } from './xmlText';

/** A relationship from one part to another, or to an address outside (ECMA-376 Part 2 §6.5). */
export interface Relationship {
  id: string;
  /** The last step of the type's address, the same in transitional and strict files: `header`, `image`, `hyperlink` … */
  kind: string;
  type: string;
  /** A part name for a part, otherwise the address as written. */
  target: string;
  external: boolean;
}

/** Where the relationships of a part stand; of the package itself for ''. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part ('' = of the package), in their order; none where there is no such file. */
export function readRelationships({ parts }: DocxPackage, part: string): Relationship[] {
  const name = relationshipsName(part);
  const bytes = parts.get(name);
  if (bytes === undefined) return [];
  const document = parseXml(decodeXml(bytes, name), name);
  return document.root.children.filter((element) => element.name === 'rel:Relationship').map((element) => {
    const [id, type, target, mode] = ['Id', 'Type', 'Target', 'TargetMode'].map((key) => attribute(document, element, key));
    if (id === undefined || type === undefined || target === undefined) throw new MergeError('XML_MALFORMED', name);
    const external = mode === 'External';
    return { id, type, kind: type.slice(type.lastIndexOf('/') + 1), target: external ? target : resolvedTarget(part, target), external };
  });
}

/** The file of a part's relationships ('' = the package's). Targets are written relative to the part, as Word writes them. */
export function writeRelationships(part: string, relationships: readonly Relationship[]): string {
  const rows = relationships.map(({ id, type, target, external }) => (
    `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(external ? target : relativeTarget(part, target))}"${external ? ' TargetMode="External"' : ''}/>`));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

/** `../media/image1.png` seen from `word/document.xml` is `media/image1.png`. */
function resolvedTarget(part: string, target: string): string {
  const path = target.split('#')[0]!.replace(/\\/g, '/');
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return decodedName(steps.join('/'));
}

function relativeTarget(part: string, target: string): string {
  const from = part.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].map((step) => encodeURI(step)).join('/');
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
