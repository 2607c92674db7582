import { combinedLimits, createCombined, createZip, imagedBody, type Layout, type PlannedLetter, type Template, type ZipStream } from '../merge';
import type { MergeCommand } from './commandLine';
import { preparePlace } from './files';
import { openGrowingFile } from './growingFile';
import type { ListedLetter } from './lettersOfList';
import { openFolder, writeCombined } from './writeLetters';

/** A letter that is ready to be written. */
export interface ReadyLetter extends Pick<ListedLetter, 'numbers' | 'records'> { name: string; letter: PlannedLetter; /** Made when they are asked for, once. */ bytes(): Uint8Array; addTo(zip: ZipStream): void }

/** A place that letters go to, one after the other. */
export interface LetterOutput {
  add(letter: ReadyLetter): Promise<void> | void;
  /** No more come. Answers what is there now, as lines for the person. */
  finish(letters: number): Promise<string[]>;
  /**
   * Something went wrong, or somebody gave up: whole letters stay where they are good for something. Answers where they are. Also after a `finish` that failed.
   * @param areKept some place before this one keeps the letters
   */
  stop(why: 'givenUp' | 'failed', letters: number, areKept: boolean): string | undefined;
}

/** A file for each letter. */
export async function folderOutput(folder: string, command: MergeCommand): Promise<LetterOutput> {
  const write = await openFolder(folder, command);
  return {
    add: ({ name, bytes }) => write(name, bytes()),
    finish: async (letters) => [`${countOf(letters)} in ${folder}`],
    stop: (_, letters) => (letters > 0 ? folder : undefined),
  };
}

/** All letters in one zip. Only its directory is held: some sixty bytes a letter. */
export async function zipOutput(file: string): Promise<LetterOutput> {
  const growing = await openGrowingFile(file);
  const zip = createZip(growing.write, { reusesPieces: true });
  const close = (): void => {
    zip.finish();
    growing.finish();
  };
  return {
    add: ({ addTo }) => addTo(zip),
    async finish(letters) {
      close();
      return [`${countOf(letters)} in ${file}`];
    },
    stop(why, letters) {
      if (why === 'givenUp' && letters > 0) {
        close();
        return file;
      }
      growing.abandon();
      return undefined;
    },
  };
}

/** All letters in one document; it is held until it is whole. @param layout of a long one, whose letters come from an image */
export async function combinedOutput(file: string, template: Template, layout: Layout | undefined): Promise<LetterOutput> {
  await preparePlace(file);
  const combined = createCombined(template, combinedLimits, layout && imagedBody(layout));
  return {
    add: ({ letter: { printed } }) => combined.addPrinted(printed),
    finish: async () => (await writeCombined(file, combined.finish())).map((written) => `All letters in ${written}`),
    stop: () => undefined,
  };
}

export const countOf = (letters: number): string => `${letters} ${letters === 1 ? 'letter' : 'letters'}`;
