/** @jest-environment node */
import fs from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { mostOfSegmentMadePlainly } from '../../../src/merge/image/longRun';
import { createMergeInline } from '../../../src/merge/worker/mergeInline';
import { createRunQueue } from '../../../src/taskpane/session/runQueue';
import type { RunSnapshot } from '../../../src/taskpane/session/runSnapshot';
import { newMachine, paneOn } from './runPane';
import { record, RunService } from './runService';

const letter = fs.readFileSync(path.join(__dirname, '../../fixtures/letter - plain.docx'));
const namesakes = (count: number): RunService => new RunService('SM1', Array.from({ length: count }, (_, place) => record((place + 1) * 10, { contactName: place % 2 ? 'Aino <&> Mäkelä' : `Contact ${place}` })));
const order = { correspondenceTypes: ['Hard Copy' as const], handOver: 'separate' as const, namePattern: '{Contact_Name}' };

function onMachine(machine = newMachine(), service = namesakes(150)) {
  const services = paneOn(machine, service, { startMerge: createMergeInline });
  services.word.readBytes = async () => new Uint8Array(letter);
  return { machine, service, queue: createRunQueue(services, 'SM1') };
}
const lettersIn = async (files: { blob: Blob }[]): Promise<Record<string, Uint8Array>> => unzipSync(new Uint8Array(await files[0]!.blob.arrayBuffer()));
const filesOf = ({ files }: RunSnapshot) => files;

describe.each([['a run', 150], ['a long run, whose letters come from an image,', mostOfSegmentMadePlainly + 10]])('%s with the real engine', (_, count) => {
  it('makes letters 118 to 131 again, byte for byte and under the same names', async () => {
    const { queue, service } = onMachine(newMachine(), namesakes(count));
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: count, failed: 0 });
    const first = await lettersIn(filesOf(queue.snapshot()));
    const names = Object.keys(first);
    const { files } = await queue.again(queue.snapshot().run!.id, Array.from({ length: 14 }, (_, place) => 118 + place), 'separate');
    const again = await lettersIn(files);
    expect(Object.keys(again)).toEqual(names.slice(117, 131));
    for (const [name, bytes] of Object.entries(again)) expect(Buffer.from(bytes).equals(first[name]!)).toBe(true);
    expect(Buffer.from(await queue.letter(queue.snapshot().run!.id, 118)).equals(first[names[117]!]!)).toBe(true);
    const letterOf = await queue.letterMaker(queue.snapshot().run!.id);
    for (const [place, { lineNo }] of service.records.entries()) if (place % 50 === 0) expect(Buffer.from(await letterOf(lineNo)).equals(first[names[place]!]!)).toBe(true);
  }, 60_000);

  it('continues a cancelled run in another pane with the very bytes that were promised', async () => {
    const { machine, service, queue } = onMachine(newMachine(), namesakes(count));
    const stop = queue.subscribe(() => { if (queue.snapshot().made >= 50) queue.cancel(); });
    await queue.start(order);
    stop();
    expect(queue.snapshot().stage).toBe('cancelled');
    const promised = new Map([...service.runs.values()][0]!.letters.flatMap(({ lineNo, letterHash }) => (letterHash ? [[lineNo, letterHash]] : [])));
    expect(promised.size).toBeGreaterThanOrEqual(50);
    const other = onMachine(machine, service).queue;
    const findings = await other.examine(queue.snapshot().run!.id);
    expect(findings.choice).toBe('continue');
    await other.resume(findings);
    expect(other.snapshot()).toMatchObject({ stage: 'made', made: count });
    const letters = [...service.runs.values()][0]!.letters;
    for (const [lineNo, hash] of promised) expect(letters.find((one) => one.lineNo === lineNo)!.letterHash).toBe(hash);
    const first = await lettersIn(filesOf(other.snapshot())); // in a segment's whole run all letters come from one producer, those that were made before as those behind
    expect(new Set(Object.values(first).map((bytes) => bytes.length)).size > 2).toBe(count <= mostOfSegmentMadePlainly);
  }, 60_000);
});

describe('with the real engine', () => {
  it('says that a file is no Word document before anything is made', async () => {
    const { service, machine } = onMachine();
    const services = paneOn(machine, service, { startMerge: createMergeInline });
    services.word.readBytes = async () => new TextEncoder().encode('plain text');
    const queue = createRunQueue(services, 'SM1');
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'stopped', error: { code: 'NOT_A_DOCX' } });
    expect(service.runs.size).toBe(0);
  });
});
