import { deflateRaw } from 'pako';
import { crc32 } from './crc32';

/** A file ready for a zip: deflated or stored bytes with what the headers say of them. */
export interface PackedFile {
  name: string;
  /** 8 = deflated, 0 = stored as it is. */
  method: 0 | 8;
  crc: number;
  size: number;
  data: Uint8Array;
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
  const data = deflateRaw(content, { level });
  return data.length < content.length ? { name, method: 8, crc, size: content.length, data } : { name, method: 0, crc, size: content.length, data: content };
}

/** What the headers say of a file. */
export interface FileHeader { name: Uint8Array; /** No letter beyond ASCII. */ isPlainName: boolean; method: 0 | 8; crc: number; size: number; packedSize: number }

const headerOf = ({ name, method, crc, size, data }: PackedFile): FileHeader => ({ ...nameBytes(name), method, crc, size, packedSize: data.length });

/** The bytes of a name, by a way that is quick for the usual one. */
export function nameBytes(name: string): Pick<FileHeader, 'name' | 'isPlainName'> {
  const bytes = new Uint8Array(name.length);
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code >= 0x80) return { name: new TextEncoder().encode(name), isPlainName: false };
    bytes[index] = code;
  }
  return { name: bytes, isPlainName: true };
}

export const localHeaderSize = ({ name }: FileHeader): number => 30 + name.length;
export const directoryHeaderSize = ({ name }: FileHeader, offset: number): number => 46 + name.length + (offset >= most32 ? 12 : 0);

/** Writes the header that stands before a file's data. */
export function putLocalHeader(bytes: Uint8Array, at: number, file: FileHeader): void {
  put32(bytes, at, 0x04034b50);
  put16(bytes, at + 4, versionNeeded);
  putShared(bytes, at + 6, file);
  put16(bytes, at + 28, 0);
  bytes.set(file.name, at + 30);
}

/** Writes the file's row in the directory at the end; `offset` is where its local header starts. */
export function putDirectoryHeader(bytes: Uint8Array, at: number, file: FileHeader, offset: number): void {
  const far = offset >= most32;
  put32(bytes, at, 0x02014b50);
  put16(bytes, at + 4, far ? versionZip64 : versionNeeded);
  put16(bytes, at + 6, far ? versionZip64 : versionNeeded);
  putShared(bytes, at + 8, file);
  put16(bytes, at + 30, far ? 12 : 0);
  put32(bytes, at + 32, 0);
  put32(bytes, at + 36, 0);
  put16(bytes, at + 40, 0);
  put32(bytes, at + 42, far ? most32 : offset);
  bytes.set(file.name, at + 46);
  if (!far) return;
  const zip64 = at + 46 + file.name.length;
  put16(bytes, zip64, 0x0001);
  put16(bytes, zip64 + 2, 8);
  put32(bytes, zip64 + 4, offset % (most32 + 1));
  put32(bytes, zip64 + 8, Math.floor(offset / (most32 + 1)));
}

/** The file's row in the directory. */
export function directoryHeader(file: PackedFile, offset: number): Uint8Array {
  const header = headerOf(file);
  const row = new Uint8Array(directoryHeaderSize(header, offset));
  putDirectoryHeader(row, 0, header, offset);
  return row;
}

/** The end of a zip; with the zip64 records before it where counts or places need more than their fields hold. */
export function endOfDirectory({ count, size, offset }: { count: number; size: number; offset: number }): Uint8Array {
  const far = count >= most16 || size >= most32 || offset >= most32;
  const bytes = new Uint8Array((far ? 76 : 0) + 22);
  const view = new DataView(bytes.buffer);
  if (far) {
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(4, 44n, true);
    view.setUint16(12, versionZip64, true);
    view.setUint16(14, versionZip64, true);
    view.setBigUint64(24, BigInt(count), true);
    view.setBigUint64(32, BigInt(count), true);
    view.setBigUint64(40, BigInt(size), true);
    view.setBigUint64(48, BigInt(offset), true);
    view.setUint32(56, 0x07064b50, true);
    view.setBigUint64(64, BigInt(offset + size), true);
    view.setUint32(72, 1, true);
  }
  const at = far ? 76 : 0;
  view.setUint32(at, endMark, true);
  view.setUint16(at + 8, Math.min(count, most16), true);
  view.setUint16(at + 10, Math.min(count, most16), true);
  view.setUint32(at + 12, Math.min(size, most32), true);
  view.setUint32(at + 16, Math.min(offset, most32), true);
  return bytes;
}
const endMark = 0x06054b50;

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
    const header = headerOf(file);
    const local = new Uint8Array(localHeaderSize(header));
    putLocalHeader(local, 0, header);
    pieces.push(local, file.data);
    directory.push(directoryHeader(file, offset));
    offset += local.length + file.data.length;
  }
  return { pieces, directory, offset };
}

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

/** The fields that the local and the directory header share, from the flags to the name's length. */
function putShared(bytes: Uint8Array, at: number, { name, isPlainName, method, crc, size, packedSize }: FileHeader): void {
  put16(bytes, at, isPlainName ? 0 : flagUtf8);
  put16(bytes, at + 2, method);
  put16(bytes, at + 4, dosTime);
  put16(bytes, at + 6, dosDate);
  put32(bytes, at + 8, crc);
  put32(bytes, at + 12, packedSize);
  put32(bytes, at + 16, size);
  put16(bytes, at + 20, name.length);
}

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value);
  put16(bytes, at + 2, value >>> 16);
}
