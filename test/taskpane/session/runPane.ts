import type { PaneServices } from '../../../src/taskpane/session/paneServices';
import type { KeptRun, RunStorage } from '../../../src/taskpane/session/runStorage';
import type { LetterNotes } from '../../../src/word/wordDocument';
import { createPlainEngine } from './plainEngine';
import type { RunService } from './runService';

/** What outlives a crashed pane on this machine: the letter in Word, the kept runs, and what was handed over. */
export interface Machine { letter: string; notes: LetterNotes; kept: Map<string, KeptRun>; handedOver: string[]; ids: number }
export const newMachine = (): Machine => ({ letter: 'Dear', notes: { fieldMapping: {}, fineFields: [] }, kept: new Map(), handedOver: [], ids: 0 });

export function memoryRuns(kept: Map<string, KeptRun>): RunStorage {
  return {
    async keep(run) { kept.set(run.id, structuredClone(run)); },
    async find(id) { return structuredClone(kept.get(id)); },
    async forget(id) { kept.delete(id); },
  };
}

/** The services of one pane on this machine. `step` is awaited wherever the pane speaks to something outside: there a test may crash it. */
export function paneOn(machine: Machine, service: RunService, { step = async () => undefined, startMerge }: { step?: () => Promise<unknown>; startMerge?: PaneServices['startMerge'] } = {}): PaneServices {
  const sync = service.client();
  const runs = memoryRuns(machine.kept);
  const stepped = <Arguments extends unknown[], Answer>(call: (...args: Arguments) => Promise<Answer>) => async (...args: Arguments): Promise<Answer> => {
    await step();
    const answer = await call(...args);
    await step();
    return answer;
  };
  return {
    sync: { ask: stepped(sync.ask) as never, stream: stepped(sync.stream) as never },
    runs: { keep: stepped(runs.keep), find: stepped(runs.find), forget: stepped(runs.forget) },
    word: {
      host: () => ({ platform: 'web', canDownload: true, canOpenLetters: true, canOpenDialog: true, displayLanguage: 'en-US' }),
      isDark: () => false,
      file: () => ({ name: 'Autumn.docx', url: '' }),
      readBytes: stepped(async () => new TextEncoder().encode(machine.letter)),
      insertMergeField: async () => undefined,
      markPassage: async ({ id, title }) => ({ id, title, text: '' }),
      passages: async () => [],
      showPassage: async () => 'gone',
      unmarkPassage: async () => undefined,
      showPlace: async () => 'shown',
      openLetters: stepped(async (bytes: Uint8Array) => { machine.handedOver = new TextDecoder().decode(bytes).split('\n'); }),
      openDialog: async () => { throw new Error('This test opens no dialog.'); },
      readNotes: async () => structuredClone(machine.notes),
      writeNotes: async (notes) => { machine.notes = structuredClone(notes); },
    },
    startMerge: startMerge ?? (() => createPlainEngine({ step })),
    download: () => undefined,
    newId: () => `run-${machine.ids += 1}`,
    now: () => new Date('2026-11-23T10:00:00.000Z'),
  };
}
