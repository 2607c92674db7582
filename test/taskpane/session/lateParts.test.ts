/** @jest-environment node */
import { createHash } from 'node:crypto';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { createRunQueue, type RunOrder } from '../../../src/taskpane/session/runQueue';
import type { Pause } from '../../../src/taskpane/session/runRetry';
import { createPlainEngine } from './plainEngine';
import { newMachine, paneOn } from './runPane';
import { record, RunService } from './runService';

const noPause: Pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });
const tenContacts = (): RunService => new RunService('SM1', Array.from({ length: 10 }, (_, place) => record((place + 1) * 10)));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a part of the program could not be loaded once the letters are made', () => {
  const separate: RunOrder = { correspondenceTypes: ['Hard Copy', ''], handOver: 'separate', namePattern: '{Letter_No}' };
  /** A part that documents of many letters need, and that is there or not; `slow` = zips take a while. */
  function withoutPart(kept: boolean) {
    const part = { isThere: false, slow: false, started: 0 };
    const services = paneOn(newMachine(), tenContacts(), { startMerge: () => {
      const engine = createPlainEngine();
      part.started += 1;
      return { ...engine, async produce(request, options) {
        if (request.want === 'combined' && !part.isThere) throw new MergeError('PROGRAM_NOT_LOADED', 'combined.js');
        const made = await engine.produce(request, options);
        if (part.slow) await new Promise((resolve) => { setTimeout(resolve, 20); });
        return made;
      } };
    } });
    if (!kept) services.runs.keep = async () => { throw new DOMException('full', 'QuotaExceededError'); };
    return { part, queue: createRunQueue(services, 'SM1', { pause: noPause }) };
  }

  it.each([true, false])('the next try has a fresh worker and the same letters (kept on this machine: %s)', async (kept) => {
    const { part, queue } = withoutPart(kept);
    await queue.start(separate);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', kept });
    const { id } = queue.snapshot().run!;
    await expect(queue.again(id, [1, 2], 'combined')).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED' });
    await expect(queue.again(id, [1, 2], 'combined')).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED' });
    part.isThere = true;
    expect(await queue.again(id, [1, 2], 'combined')).toMatchObject({ made: 2 });
    expect(await queue.again(id, [1, 2], 'separate')).toMatchObject({ made: 2 });
    expect(part.started).toBe(3);
  });

  it('what else is being made meanwhile is made', async () => {
    const { part, queue } = withoutPart(false);
    await queue.start(separate);
    const { id } = queue.snapshot().run!;
    part.slow = true;
    const zip = queue.again(id, [1, 2, 3], 'separate');
    await expect(queue.again(id, [1, 2], 'combined')).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED' });
    expect(await zip).toMatchObject({ made: 3, files: [{}] });
  });

  it('two wishes after it share one fresh worker', async () => {
    const { part, queue } = withoutPart(false);
    await queue.start(separate);
    const { id } = queue.snapshot().run!;
    await expect(queue.again(id, [1, 2], 'combined')).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED' });
    part.isThere = true;
    expect((await Promise.all([queue.again(id, [1, 2], 'combined'), queue.again(id, [3], 'separate')])).map(({ made }) => made)).toEqual([2, 1]);
    expect(part.started).toBe(2);
  });

  it('a letter of a newer program is never given for one of the run', async () => {
    let started = 0;
    const services = paneOn(newMachine(), tenContacts(), { startMerge: () => {
      const engine = createPlainEngine();
      const isNewer = (started += 1) > 1;
      return {
        ...engine,
        async produce({ expected: _, ...request }, { onLetters, signal }) {
          if (request.want === 'combined') throw new MergeError('PROGRAM_NOT_LOADED', 'combined.js');
          return engine.produce(request, { onLetters: (letters) => onLetters(letters.map((letter) => ({ ...letter, letterHash: hashOf(letter.letterHash) }))), ...(signal && { signal }) });
        },
        letter: async (...which) => (isNewer ? new TextEncoder().encode('of a newer program') : engine.letter(...which)),
      };
    } });
    const queue = createRunQueue(services, 'SM1', { pause: noPause });
    await queue.start(separate);
    const { id } = queue.snapshot().run!;
    expect(new TextDecoder().decode(await queue.letter(id, 3))).toContain('Contact 30');
    await expect(queue.again(id, [1, 2], 'combined')).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED' });
    await expect(queue.letter(id, 3)).rejects.toMatchObject({ code: 'LETTER_DIFFERS', detail: '30' });
  });
});
