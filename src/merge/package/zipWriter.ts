import { deflateRaw } from 'pako';
import { crc32 } from './crc32';

/** A file ready for a zip: deflated or stored bytes with what the headers say of them. */
export interface PackedFile {
  name: string;
  /** 8 = deflated, 0 = stored as it is. */
  method: 0 | 8;
  crc: number;
  size: number;
  /** In pieces where nobody had to put them together. */
  data: Uint8Array | readonly Uint8Array[];
}

/** 1 January 1980, midnight: letters of the same content have the same bytes on every day. */
const dosTime = 0;
const dosDate = 0x0021;
const versionNeeded = 20;
const versionZip64 = 45;
const flagUtf8 = 0x0800;
const most32 = 0xffffffff;
const most16 = 0xffff;

/** Kinds of files that are compressed already: deflating them again costs time and gives nothing. */
const compressedKinds = /\.(?:png|jpe?g|gif|tiff?|zip|docx|mp[34])$/i;

/** Packs one file. pako gives the same bytes in every browser and in Node, which the host's own zlib does not promise. */
export function packFile(name: string, content: Uint8Array, level: 1 | 6 = 6): PackedFile {
  const crc = crc32(content);
  if (compressedKinds.test(name)) return { name, method: 0, crc, size: content.length, data: content };
  const data = deflateRaw(content, { level, ...roomFor(content.length) });
  return data.length < content.length ? { name, method: 8, crc, size: content.length, data } : { name, method: 0, crc, size: content.length, data: content };
}

/**
 * What pako needs for so many bytes, instead of a window and an answer of 64 kB each, which take as long as the deflating of a small part. The window holds
 * all of them and the 262 that zlib keeps free, so that everything is found that the largest one (15) would find: the bytes are the same.
 */
const roomFor = (size: number): { windowBits: number; chunkSize: number } => ({ windowBits: Math.min(15, Math.max(9, Math.ceil(Math.log2(size + 262)))), chunkSize: Math.min(65_536, size + 64) });

/** What the headers say of a file. */
export interface FileHeader { name: Uint8Array; method: 0 | 8; crc: number; size: number; packedSize: number }

/** The bytes of a name, by a way that is quick for the usual one. */
export function nameBytes(name: string): Uint8Array {
  const bytes = new Uint8Array(name.length);
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code >= 0x80) return new TextEncoder().encode(name);
    bytes[index] = code;
  }
  return bytes;
}

/** Of the header before the file's data; of the row in the directory where `offset` says where that header starts. */
export const headerSize = ({ name }: FileHeader, offset?: number): number => name.length + (offset === undefined ? 30 : offset >= most32 ? 58 : 46);

/** Writes the header that stands before a file's data, or, with an `offset`, its row in the directory. Each letter of a run has both: number by number in a loop they take a twentieth of its time. */
export function putHeader(bytes: Uint8Array, at: number, { name, method, crc, size, packedSize }: FileHeader, offset?: number): void {
  const far = offset !== undefined && offset >= most32;
  const version = far ? versionZip64 : versionNeeded;
  const nameAt = at + (offset === undefined ? 30 : 46);
  let letters = 0;
  for (let index = 0; index < name.length; index++) letters |= bytes[nameAt + index] = name[index]!;
  put32(bytes, at, offset === undefined ? 0x04034b50 : 0x02014b50);
  if (offset !== undefined) put16(bytes, at + 4, version);
  const both = at + (offset === undefined ? 4 : 6);
  put16(bytes, both, version);
  put16(bytes, both + 2, letters < 0x80 ? 0 : flagUtf8);
  put16(bytes, both + 4, method);
  put16(bytes, both + 6, dosTime);
  put16(bytes, both + 8, dosDate);
  put32(bytes, both + 10, crc);
  put32(bytes, both + 14, packedSize);
  put32(bytes, both + 18, size);
  put16(bytes, both + 22, name.length);
  put16(bytes, both + 24, far ? 12 : 0);
  if (offset === undefined) return;
  bytes.fill(0, at + 32, at + 42);
  put32(bytes, at + 42, far ? most32 : offset);
  if (!far) return;
  const putFar = numbersInto(bytes, nameAt + name.length);
  putFar(2, 0x0001, 8);
  putFar(8, offset);
}

/** Numbers stand with the lowest byte first. */
function put16(bytes: Uint8Array, at: number, number: number): void {
  bytes[at] = number;
  bytes[at + 1] = number >>> 8;
}

export function put32(bytes: Uint8Array, at: number, number: number): void {
  put16(bytes, at, number);
  put16(bytes, at + 2, number >>> 16);
}

/** Writes numbers of so many bytes one after the other, each with the lowest byte first. */
function numbersInto(bytes: Uint8Array, at: number): (size: number, ...numbers: number[]) => void {
  return (size, ...numbers) => {
    for (let number of numbers) for (let rest = size; rest > 0; rest--, number = Math.floor(number / 256)) bytes[at++] = number;
  };
}

/** The file's row in the directory. */
export const directoryHeader = (file: PackedFile, offset: number): Uint8Array => headerBytes(file, offset);

function headerBytes(file: PackedFile, offset?: number): Uint8Array {
  const { name, method, crc, size } = file;
  const header = { name: nameBytes(name), method, crc, size, packedSize: packedSizeOf(file) };
  const bytes = new Uint8Array(headerSize(header, offset));
  putHeader(bytes, 0, header, offset);
  return bytes;
}

/** The end of a zip; with the zip64 records before it where counts or places need more than their fields hold. */
export function endOfDirectory({ count, size, offset }: { count: number; size: number; offset: number }): Uint8Array {
  const far = count >= most16 || size >= most32 || offset >= most32;
  const bytes = new Uint8Array((far ? 76 : 0) + 22);
  const put = numbersInto(bytes, 0);
  if (far) {
    put(4, 0x06064b50);
    put(8, 44);
    put(2, versionZip64, versionZip64);
    put(4, 0, 0);
    put(8, count, count, size, offset);
    put(4, 0x07064b50, 0);
    put(8, offset + size);
    put(4, 1);
  }
  put(4, 0x06054b50);
  put(2, 0, 0, Math.min(count, most16), Math.min(count, most16));
  put(4, Math.min(size, most32), Math.min(offset, most32));
  return bytes;
}

/** Files that stand in a zip already: their bytes one after the other, and their rows of the directory. */
export interface BegunZip { front: Uint8Array; directory: Uint8Array; count: number }

/** Begins a zip with files that many zips share. */
export function beginZip(files: readonly PackedFile[]): BegunZip {
  const { pieces, directory } = laidOut(files, 0);
  return { front: joinBytes(pieces), directory: joinBytes(directory), count: files.length };
}

/** A whole zip: what was begun, then these files, in their order. */
export function finishZip({ front, directory, count }: BegunZip, files: readonly PackedFile[]): Uint8Array {
  const { pieces, directory: rows, offset } = laidOut(files, front.length);
  const size = rows.reduce((sum, row) => sum + row.length, directory.length);
  return joinBytes([front, ...pieces, directory, ...rows, endOfDirectory({ count: count + files.length, size, offset })]);
}

/** A whole zip of files, in their order. */
export const writeZip = (files: readonly PackedFile[]): Uint8Array => finishZip(beginZip([]), files);

/** Files with their headers from `offset` on, and what the directory says of them; `offset` = where the last one ends. */
function laidOut(files: readonly PackedFile[], offset: number): { pieces: Uint8Array[]; directory: Uint8Array[]; offset: number } {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  for (const file of files) {
    const local = headerBytes(file);
    pieces.push(local, ...piecesOf(file));
    directory.push(directoryHeader(file, offset));
    offset += local.length + packedSizeOf(file);
  }
  return { pieces, directory, offset };
}

const piecesOf = ({ data }: PackedFile): readonly Uint8Array[] => ('byteLength' in data ? [data] : data);
const packedSizeOf = (file: PackedFile): number => piecesOf(file).reduce((sum, piece) => sum + piece.length, 0);

/** Pieces one after the other. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
