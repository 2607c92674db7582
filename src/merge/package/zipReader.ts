import { inflateSync } from 'fflate';
import { MergeError } from '../issues/mergeError';
import { crc32 } from './crc32';

/** What a package may cost before we refuse it (ENGINE §4): a letter is small, a zip bomb is not. */
export const packageLimits = { entries: 10_000, inflatedBytes: 256 * 1024 * 1024, ratio: 250, ratioFromBytes: 16 * 1024 * 1024 } as const;
export type PackageLimits = { readonly [Name in keyof typeof packageLimits]: number };

/** One file in a zip; its bytes stay compressed until `read` is called. */
export interface ZipEntry {
  /** The name with `/`, without a leading one. */
  name: string;
  /** Inflated, in bytes, as the directory promises and `read` checks. */
  size: number;
  /** Inflates; a MergeError PACKAGE_DAMAGED where length or CRC are not what was promised. */
  read(): Uint8Array;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
const directoryLength = 46;
const endLength = 22;

/**
 * The entries of a zip, in the order of its directory; folders are left out.
 * Throws MergeError NOT_A_DOCX (no zip at all), PACKAGE_ENCRYPTED, PACKAGE_DAMAGED or PACKAGE_TOO_LARGE. Source: PKWARE APPNOTE 6.3.
 */
export function readZip(bytes: Uint8Array, limits: PackageLimits = packageLimits): ZipEntry[] {
  refuseOtherFiles(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new MergeError('PACKAGE_TOO_LARGE', `${count} files`);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  let inflated = 0;
  for (let index = 0; index < count; index++) {
    if (at + directoryLength > end || view.getUint32(at, true) !== directoryMark) throw new MergeError('PACKAGE_DAMAGED', 'list of files');
    const nameLength = view.getUint16(at + 28, true);
    const entry = readEntry(bytes, view, at, nameLength, limits);
    at += directoryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (entry.name === '' || entry.name.endsWith('/')) continue;
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw new MergeError('PACKAGE_DAMAGED', `${entry.name} is there twice`);
    names.add(key);
    inflated += entry.size;
    if (inflated > limits.ratioFromBytes && inflated > bytes.length * limits.ratio) throw new MergeError('PACKAGE_TOO_LARGE', `${bytes.length} bytes become more than ${inflated}`);
    if (inflated > limits.inflatedBytes) throw new MergeError('PACKAGE_TOO_LARGE', `more than ${limits.inflatedBytes >> 20} MB`);
    entries.push(entry);
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number, limits: PackageLimits): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const name = partName(new TextDecoder().decode(bytes.subarray(at + directoryLength, at + directoryLength + nameLength)));
  if (flags & 1) throw new MergeError('PACKAGE_ENCRYPTED', name);
  if (method !== 0 && method !== 8) throw new MergeError('PACKAGE_DAMAGED', `${name} is packed with method ${method}`);
  if (size > limits.ratioFromBytes && size > packed * limits.ratio) throw new MergeError('PACKAGE_TOO_LARGE', name);
  const damaged = (): MergeError => new MergeError('PACKAGE_DAMAGED', name);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) throw damaged();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw damaged();
  return {
    name, size,
    read() {
      const body = bytes.subarray(start, start + packed);
      const content = method === 0 ? body.slice() : inflate(body, size, damaged);
      if (content.length !== size || crc32(content) !== crc) throw damaged();
      return content;
    },
  };
}

/** Into a buffer of the promised size: a stream that lies about its size cannot take more memory than it promised. */
function inflate(body: Uint8Array, size: number, damaged: () => MergeError): Uint8Array {
  try {
    return inflateSync(body, { out: new Uint8Array(size) });
  } catch {
    throw damaged();
  }
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - endLength; at >= 0 && at >= view.byteLength - endLength - 0xffff; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new MergeError('PACKAGE_DAMAGED', 'the end is missing');
}

/** Names as part names (ECMA-376 Part 2 §6.2); one that leads out of the package is refused. */
function partName(written: string): string {
  const name = written.replace(/\\/g, '/').replace(/^\/+/, '');
  if (name.split('/').some((piece) => piece === '..' || piece === '.') || /[\0:]/.test(name)) throw new MergeError('PACKAGE_DAMAGED', `a file called ${JSON.stringify(name)}`);
  return name;
}

const oleStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Says what else a file is: an encrypted document and an old .doc both come as OLE files. */
function refuseOtherFiles(bytes: Uint8Array): void {
  if (oleStart.every((byte, index) => bytes[index] === byte)) {
    const text = new TextDecoder('utf-16le').decode(bytes.length % 2 ? bytes.subarray(0, -1) : bytes);
    throw text.includes('EncryptedPackage') ? new MergeError('PACKAGE_ENCRYPTED') : new MergeError('NOT_A_DOCX', 'an older Word document (.doc)');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes.length < endLength) throw new MergeError('NOT_A_DOCX');
}
