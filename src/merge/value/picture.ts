import { MergeError } from '../issues/mergeError';
import { createBringing } from '../letter/broughtIn';
import { emuPerInch, roomFor } from '../letter/roomFor';
import { crc32 } from '../package/crc32';
import { attribute, withDescendants } from '../package/xmlElements';
import { escapeXml, withoutForbidden } from '../package/xmlText';
import type { Inserted, PictureFile } from './inserted';
import type { ValueRun } from './valueRun';

/** A picture as it is: its kind, and its size in EMU. */
interface Measured { ending: PictureFile['ending']; wide: number; high: number }

/** A larger picture is no photograph for a letter. */
export const largestPicture = 8 * 1024 * 1024;
/** Where a file does not say how many of its points make an inch, or says nonsense. */
const usualResolution = 96;

/**
 * A picture as a value: PNG, JPEG or GIF, which its first bytes say. It prints in its natural size, no wider than its column or cell; where the field showed a
 * picture, in that one's box. Throws MergeError PICTURE_UNREADABLE or PICTURE_TOO_LARGE.
 * ```ts
 * const record = { Name: 'Maija', Photo: readPicture(bytes, 'Maija Virtanen') };
 * ```
 * @param source its bytes, or who gives them, again for each letter: then nobody holds them between
 * @param text what it is called for those who do not see it; conditions see that text, too.
 */
export function readPicture(source: Uint8Array | (() => Uint8Array), text: string): Inserted {
  const read = (): Uint8Array => {
    const bytes = typeof source === 'function' ? source() : source;
    if (bytes.length > largestPicture) throw new MergeError('PICTURE_TOO_LARGE', String(largestPicture));
    return bytes;
  };
  const first = read();
  const { ending, wide, high } = measured(first);
  const name = withoutForbidden(text);
  return {
    text: name, content: `${ending} ${first.length} ${crc32(first)}`,
    write(run, field, { own, brought }) {
      if (run.into === 'code') return '';
      const { relate, isStrict, body } = brought(createBringing);
      const [cx, cy] = sizeOf(run, body, wide, high);
      const w = run.prefix;
      const id = own('drawing', `value ${field}`, 1);
      const space = (step: string): string => (isStrict ? `http://purl.oclc.org/ooxml/${step === 'officeDocument/relationships' ? step : `drawingml/${step}`}` : `http://schemas.openxmlformats.org/${step === 'officeDocument/relationships' ? 'officeDocument/2006/relationships' : `drawingml/2006/${step}`}`);
      return `<${w}r>${run.properties}<${w}drawing><wp:inline xmlns:wp="${space('wordprocessingDrawing')}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`
        + `<wp:docPr id="${id}" name="Picture ${id}" descr="${escapeXml(name)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${space('main')}" noChangeAspect="1"/></wp:cNvGraphicFramePr>`
        + `<a:graphic xmlns:a="${space('main')}"><a:graphicData uri="${space('picture')}"><pic:pic xmlns:pic="${space('picture')}"><pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}"/><pic:cNvPicPr/></pic:nvPicPr>`
        + `<pic:blipFill><a:blip xmlns:r="${space('officeDocument/relationships')}" r:embed="${relate({ bytes: read(), ending })}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
        + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></${w}drawing></${w}r>`;
    },
  };
}

/** The size in which a picture prints. */
function sizeOf({ home }: ValueRun, body: Parameters<typeof roomFor>[2], wide: number, high: number): [cx: number, cy: number] {
  const frame = home && frameOf(home);
  const room = home && roomFor(home.document, home.field.begin, body);
  const scale = frame ? Math.min(frame.cx / wide, frame.cy / high) : room === undefined ? 1 : Math.min(1, room / wide);
  return [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
}

/** The box of the picture that the field shows in the template. */
function frameOf({ document, field: { runs, firstResult } }: NonNullable<ValueRun['home']>): { cx: number; cy: number } | undefined {
  for (const run of firstResult < 0 ? [] : runs.slice(firstResult)) for (const one of withDescendants(run)) {
    if (one.name !== 'wp:extent') continue;
    const [cx, cy] = ['cx', 'cy'].map((name) => Number(attribute(document, one, name))) as [number, number];
    if (cx > 0 && cy > 0) return { cx, cy };
  }
  return undefined;
}

function measured(bytes: Uint8Array): Measured {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const found = startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? pngSize(view) : startsWith(bytes, 0xff, 0xd8, 0xff) ? jpegSize(view)
      : startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ? { ending: 'gif' as const, points: [view.getUint16(6, true), view.getUint16(8, true)] as const, resolution: undefined } : undefined;
    if (found && found.points.every((points) => points > 0)) {
      const [wide, high] = found.points.map((points, index) => Math.round(points * emuPerInch / sensible(found.resolution?.[index]))) as [number, number];
      return { ending: found.ending, wide, high };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // it ends before it says its size
  }
  throw new MergeError('PICTURE_UNREADABLE');
}

interface Size { ending: Measured['ending']; points: readonly [number, number]; /** Points in an inch, across and down. */ resolution: readonly [number, number] | undefined }

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);
const sensible = (resolution: number | undefined): number => (resolution !== undefined && resolution >= 20 && resolution <= 4800 ? resolution : usualResolution);

/** Source: PNG (ISO/IEC 15948) §11.2.2 IHDR, §11.3.5.3 pHYs, which stands before the first IDAT. */
function pngSize(view: DataView): Size {
  const points = [view.getUint32(16), view.getUint32(20)] as const;
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const kind = view.getUint32(at + 4);
    if (kind === 0x49444154) break;
    if (kind === 0x70485973 && view.getUint8(at + 16) === 1) return { ending: 'png', points, resolution: [view.getUint32(at + 8) * 0.0254, view.getUint32(at + 12) * 0.0254] };
  }
  return { ending: 'png', points, resolution: undefined };
}

/** Source: JPEG (ITU-T T.81) §B.1.1.3 markers, §B.2.2 the frame; the resolution is that of JFIF (ITU-T T.871 §10.1). */
function jpegSize(view: DataView): Size | undefined {
  let resolution: Size['resolution'];
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else {
      if (marker === 0xd9 || marker === 0xda) return undefined;
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { ending: 'jpeg', points: [view.getUint16(at + 7), view.getUint16(at + 5)], resolution };
      const unit = marker === 0xe0 && view.getUint32(at + 4) === 0x4a464946 ? view.getUint8(at + 11) : 0;
      if (unit === 1 || unit === 2) resolution = [view.getUint16(at + 12) * (unit === 2 ? 2.54 : 1), view.getUint16(at + 14) * (unit === 2 ? 2.54 : 1)];
      at += 2 + view.getUint16(at + 2);
    }
  }
}
