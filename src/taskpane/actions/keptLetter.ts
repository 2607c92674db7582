import { bytesOf } from '../../contract/base64';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { letterNames } from '../../merge/letter/letterNames';
import type { PaneServices } from '../session/paneServices';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const read = async (sync: PaneServices['sync'], entryNo: number): Promise<Uint8Array<ArrayBuffer>> => bytesOf((await sync.ask('keptLetter', { params: { entryNo } })).letter);

/** Opens the letter that was kept with an entry of the log as a new document of Word. Throws SyncProblem or WordProblem. */
export async function openKeptLetter({ sync, word }: Pick<PaneServices, 'sync' | 'word'>, entryNo: number): Promise<void> {
  await word.openLetters(await read(sync, entryNo));
}

/** Saves it under the segment's number and the contact's name. Throws SyncProblem. */
export async function saveKeptLetter({ sync, download }: Pick<PaneServices, 'sync' | 'download'>, { entryNo, segmentNo, contactName, contactNo }: Pick<InteractionLogEntry, 'entryNo' | 'segmentNo' | 'contactName' | 'contactNo'>): Promise<void> {
  const [name] = letterNames('{words}', [() => [segmentNo, contactName || contactNo].join(' ')]);
  download(name!, new Blob([await read(sync, entryNo)], { type: docxType }));
}
