import { help, readCommandLine } from './commandLine';
import { CommandProblem } from './commandProblem';
import { backUp, migrate } from './dataFolder';
import { oneLine } from './explain';
import { importContacts } from './importContacts';
import { inspectLetter } from './inspectLetter';
import { mergeRecords } from './mergeRecords';
import { demandApart } from './ownFiles';
import { segmentLetters } from './segmentLetters';
import { serve } from './serve';
import type { Terminal } from './terminal';
import { verifyReceipts } from './verifyReceipts';
import { verifyRun } from './verifyRun';

export const version = process.env.SEGMENT_LETTERS_VERSION ?? 'development';

/** Runs one command line and answers its exit code: 0 done, 1 not done, 2 written wrong, 130 given up with Ctrl+C (141, where nobody reads what is said, comes from `processTerminal`). Says each failure in one line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const command = readCommandLine(args);
    demandApart(command);
    switch (command.command) {
      case 'help': terminal.say(help[command.about]); return 0;
      case 'version': terminal.say(version); return 0;
      case 'inspect': await inspectLetter(command, terminal); return 0;
      case 'merge': await mergeRecords(command, terminal); return 0;
      case 'verify': await (command.of === 'run' ? verifyRun(command, terminal) : verifyReceipts(command, terminal)); return 0;
      case 'letters': await segmentLetters(command, terminal); return 0;
      case 'import': await importContacts(command, terminal); return 0;
      case 'serve': await serve(terminal); return 0;
      case 'backup': await backUp(command, terminal); return 0;
      case 'migrate': await migrate(command, terminal); return 0;
    }
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.warn(`segment-letters: ${error instanceof CommandProblem && error.kind === 'givenUp' ? error.message : 'given up.'}`);
      return 130;
    }
    if (process.env.DEBUG && error instanceof Error) terminal.warn(error.stack ?? '');
    terminal.warn(`segment-letters: ${error instanceof CommandProblem ? error.message : `a fault of the program: ${oneLine(String(error))}`}`);
    return error instanceof CommandProblem && error.kind === 'usage' ? 2 : 1;
  }
}
