import { openDocument, type OpenDocument } from '../document/openDocument';
import type { HostSwitches } from './profiles';
import { profiles } from './profiles';
import type { RichApiRequest, RichApiResponse } from './richApi';
import { readSettings, withoutSettings, writeSettings } from './settings';

export interface CommonApiWorld {
  document: OpenDocument;
  switches: HostSwitches;
  documentUrl: string;
  now(): Date;
  richApi(request: RichApiRequest): RichApiResponse;
  commandCompleted(id: string): void;
}

type Answer = Record<string | number, unknown>;
interface Call { DdaMethod: { DispatchId: number }; [parameter: string]: unknown }

const ok = (answer: Answer = {}): Answer => ({ Error: 0, Version: 1, ...answer });
/** Microsoft's numbers of the Common API's errors. */
const failed = { unsupported: 5000, fileType: 1008, read: 11001, unknownHandle: 2004, coercion: 1000, accessDenied: 7000 } as const;
const fail = (what: keyof typeof failed): Answer => ({ Error: failed[what], Version: 1 });

/** The calls of the older API (`Office.context.document`), by the numbers office.js gives them. */
export class CommonApi {
  private readonly files = new Map<number, { bytes: Uint8Array; slice: number }>();
  private reads = 0;

  constructor(private readonly world: CommonApiWorld) {}

  execute(call: Call): Answer {
    const { document, switches } = this.world;
    switch (call.DdaMethod.DispatchId) {
      case 64: return this.selectedData(call); // getSelectedDataAsync
      case 65: return this.setSelectedData(call); // setSelectedDataAsync
      case 75: return ok({ Properties: { Settings: Object.entries(readSettings(document)) } });
      case 76:
        if (switches.readOnly) return fail('accessDenied');
        writeSettings(document, Object.fromEntries((call.DdaSettingsMethod as { Properties: [name: string, json: string][] }).Properties));
        return ok();
      case 77: return this.openFile(Number(call[0]), Number(call[1])); // getFileAsync
      case 80: return this.slice(Number(call[2]), Number(call[3])); // getSliceAsync of the file
      case 81: return this.files.delete(Number(call[2] ?? call[0])) ? ok() : fail('unknownHandle');
      case 86: return ok({ 0: { 1: this.world.documentUrl } });
      case 93: {
        const body = (call.ArrayData as unknown[])[4];
        return ok({ Data: [200, [], JSON.stringify(this.world.richApi(JSON.parse(String(body)) as RichApiRequest))] });
      }
      case 94:
        this.world.commandCompleted(String(call[0]));
        return ok();
      default: return fail('unsupported');
    }
  }

  /** Type 0 is text, 1 the .docx. Its bytes differ from read to read although the document is the same, as Word's do. */
  private openFile(type: number, slice: number): Answer {
    const { document, switches, now } = this.world;
    if (switches.failNextRead) {
      switches.failNextRead = false;
      return fail('read');
    }
    // Word holds at most two files at a time.
    if (type > 1 || !(slice > 0) || this.files.size >= 2) return fail(type > 1 ? 'fileType' : 'read');
    const handle = this.reads += 1;
    const moment = new Date(now().getTime() + handle * 2000);
    const source = profiles[switches.profile].dropsSettingsFromFile ? withoutSettings(openDocument(document.save(), document.dom)) : document;
    const bytes = type === 0 ? new TextEncoder().encode(document.textOf(document.whole(document.body))) : source.save({ moment, level: handle % 2 === 0 ? 6 : 1 });
    this.files.set(handle, { bytes, slice });
    return ok({ 0: handle, 1: bytes.length });
  }

  private slice(handle: number, index: number): Answer {
    const file = this.files.get(handle);
    if (!file) return fail('unknownHandle');
    const bytes = file.bytes.subarray(index * file.slice, (index + 1) * file.slice);
    return ok({ 0: Array.from(bytes), 1: bytes.length });
  }

  private selectedData(call: Call): Answer {
    const { document } = this.world;
    const span = document.spanOf(document.selection);
    const type = (call.DdaGetBindingData as { CoerceType?: number | string } | undefined)?.CoerceType;
    return ok({ Data: isOoxml(type) ? document.ooxmlOf(span) : document.textOf(span).replace(/\n/g, '\r') });
  }

  private setSelectedData(call: Call): Answer {
    const { document, switches } = this.world;
    if (switches.readOnly) return fail('accessDenied');
    const { Data, CoerceType } = call.DdaSetBindingData as { Data?: unknown; CoerceType?: number | string };
    if (typeof Data !== 'string') return fail('coercion');
    document.transaction('setSelectedData', () => {
      const at = document.deleteSpan(document.spanOf(document.selection));
      const end = isOoxml(CoerceType) ? document.insertOoxml(at, Data).end : document.insertText(at, Data);
      document.setSelection({ anchor: end, focus: end });
    });
    return ok();
  }
}

const isOoxml = (type: number | string | undefined): boolean => type === 4 || type === 'ooxml';
