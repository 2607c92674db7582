import { tableText } from '../../contract/tableText';

/** As much as the service takes, with the room that JSON needs. */
const maxBytes = 30 * 1024 * 1024;

type TableFile = { text: string } | { refused: 'workbook' | 'noTable' | 'tooLarge' | 'unreadable' };

/** The text of a file that a person chose or dropped. */
export async function readTableFile(file: File): Promise<TableFile> {
  if (file.size > maxBytes) return { refused: 'tooLarge' };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { refused: 'unreadable' };
  }
  const text = tableText(new Uint8Array(bytes));
  if (text !== undefined) return { text };
  return { refused: /\.xls[xmb]?$/i.test(file.name) ? 'workbook' : 'noTable' };
}
