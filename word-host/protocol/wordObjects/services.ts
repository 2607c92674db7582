import { HostError } from '../hostError';
import type { HostObject, HostProperty } from '../richApi';
import type { Word } from './word';

/** Objects that an add-in makes by name. */
export function makeService(word: Word, service: string): HostObject | undefined {
  switch (service) {
    case 'Microsoft.WordServices.Application': return { type: 'Application', methods: { CreateDocument: (base64?: string) => createdDocument(word, base64) } };
    case 'Microsoft.WordServices.SearchOptions': return searchOptions();
    case 'Microsoft.InternalService.AddinInternalService': return { type: 'AddinInternalService', methods: { NotifyActionHandlerReady: () => undefined } };
    default: return undefined;
  }
}

/** A document that is not open yet. */
function createdDocument(word: Word, base64: string | undefined): HostObject {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
  } catch {
    throw new HostError('InvalidArgument', 'The file is no Base64 text.', 'Application.createDocument');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new HostError('InvalidArgument', 'The file is no Word document.', 'Application.createDocument');
  return { type: 'DocumentCreated', methods: { Open: () => word.openDocument(bytes) } };
}

function searchOptions(): HostObject {
  const names = ['MatchCase', 'MatchWholeWord', 'MatchPrefix', 'MatchSuffix', 'MatchWildcards', 'IgnorePunct', 'IgnoreSpace'];
  const values = new Map<string, boolean>();
  const property = (name: string): HostProperty => ({ get: () => values.get(name) === true, set: (value: boolean) => { values.set(name, value); } });
  return { type: 'SearchOptions', properties: Object.fromEntries(names.map((name) => [name, property(name)])) };
}
