/** @jest-environment node */
import { base64Of } from '../../../src/contract/base64';
import type { LetterLink } from '../../../src/contract/segmentLetter';
import { createRunQueue, type RunOrder } from '../../../src/taskpane/session/runQueue';
import type { Pause } from '../../../src/taskpane/session/runRetry';
import { createPlainEngine } from './plainEngine';
import { newMachine, paneOn, type Machine } from './runPane';
import { record, RunService } from './runService';

const noPause: Pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });
const order: RunOrder = { correspondenceTypes: ['Hard Copy', ''], handOver: 'combined', namePattern: '{Letter_No}' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Two Finnish contacts, two Swedish ones, one of which has a document of its own; the open letter is Autumn.docx. */
function house(links: Partial<LetterLink>[]): { service: RunService; machine: Machine } {
  const service = new RunService('SM1', [record(10), record(20, { languageCode: 'SVE' }), record(30), record(40, { languageCode: 'SVE' })]);
  service.links = links.map((link): LetterLink => ({ languageCode: '', name: 'x.docx', url: '', templateHash: '', fieldMapping: {}, linkedAt: '', linkedBy: 'me', ...link }));
  for (const [hash, text] of [['b', 'Bästa'], ['o', 'Bara för dig'], ['k', 'Kaikille']] as const) service.documents.set(hash, bytes(text));
  return { service, machine: newMachine() };
}
const swedish: Partial<LetterLink> = { languageCode: 'SVE', name: 'Brev.docx', documentHash: 'b', templateHash: 'template Bästa', fieldMapping: { Namn: 'Contact_Name' } };
const own: Partial<LetterLink> = { lineNo: 40, name: 'Oma.docx', documentHash: 'o' };
const forAll: Partial<LetterLink> = { name: 'Autumn.docx', documentHash: 'old', templateHash: 'template old' };

const queueOn = (machine: Machine, service: RunService) => createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause, onKept: async (keptAs) => { machine.notes = { ...machine.notes, keptAs }; } });
const words = (letters: string[]): string[] => letters.map((letter) => letter.split('|')[0]!);
async function madeOf({ service, machine }: ReturnType<typeof house>, options: Partial<RunOrder> = {}) {
  const queue = queueOn(machine, service);
  await queue.start({ ...order, ...options });
  return { queue, snapshot: queue.snapshot(), run: [...service.runs.values()].at(-1)! };
}

describe('a run of several documents', () => {
  it('makes each letter from the document that is for it: own, language, the open one for the others', async () => {
    const at = house([forAll, swedish, own]);
    const { queue, snapshot, run } = await madeOf(at, { handOver: 'separate' });
    expect(words(run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Dear', 'Bästa', 'Dear', 'Bara för dig']);
    expect([run.run.templateHash, run.run.documents]).toEqual(['template Dear', [
      { templateHash: 'template Bästa', templateName: 'Brev.docx', languageCodes: ['SVE'], lineNos: [20] }, { templateHash: 'template Bara för dig', templateName: 'Oma.docx', languageCodes: [], lineNos: [40] }]]);
    expect([snapshot.stage, snapshot.files.map(({ name }) => name)]).toEqual(['made', ['SM1 2026-11-23.zip']]);
    expect(new TextDecoder().decode(await (await queue.letterMaker(run.run.id))(40))).toMatch(/^Bara för dig/);
    await queue.compareLetter();
    expect(queue.snapshot().letterChangedSince).toBe(false);
  });

  it('comes as one document of each, named after its language or itself', async () => {
    const at = house([forAll, swedish, own, { ...own, lineNo: 30, name: 'Oma.docx', documentHash: 'k' }]);
    const { queue, snapshot } = await madeOf(at);
    expect(snapshot.files.map(({ name, letter }) => [name, letter])).toEqual([
      ['SM1 2026-11-23.docx', { document: 0, name: 'Autumn.docx', languageCodes: [], contactNames: [], isFirst: true, letters: 1 }], ['SM1 2026-11-23 SVE.docx', { document: 1, name: 'Brev.docx', languageCodes: ['SVE'], contactNames: [], isFirst: false, letters: 1 }],
      ['SM1 2026-11-23 Oma.docx', { document: 2, name: 'Oma.docx', languageCodes: [], contactNames: ['Contact 40'], isFirst: false, letters: 1 }], ['SM1 2026-11-23 Oma (2).docx', { document: 3, name: 'Oma.docx', languageCodes: [], contactNames: ['Contact 30'], isFirst: false, letters: 1 }]]);
    for (let file = 0; file < 4; file += 1) await queue.handOver(file, 'open');
    expect(queue.snapshot().stage).toBe('handedOver');
    const { files, made } = await queue.again(queue.snapshot().run!.id, [3, 4], 'combined');
    expect([made, files.map(({ name }) => name)]).toEqual([2, ['SM1 2026-11-23 Oma 3-4.docx', 'SM1 2026-11-23 Oma 3-4 (2).docx']]);
    expect(await Promise.all(files.map(async ({ blob }) => words([await blob.text()])[0]))).toEqual(['Bara för dig', 'Kaikille']);
  });

  it('never takes an older version that is open in Word for the newest, whatever it is called', async () => {
    const newest = { ...forAll, documentHash: 'k', templateHash: 'template Kaikille' };
    const { run } = await madeOf(house([{ ...newest, earlier: ['template Dear'] }]));
    expect(new Set(words(run.letters.map(({ letterHash }) => letterHash!)))).toEqual(new Set(['Kaikille']));
    const changed = await madeOf(house([{ ...newest, earlier: ['template other'] }]));
    expect(new Set(words(changed.run.letters.map(({ letterHash }) => letterHash!)))).toEqual(new Set(['Dear']));
  });

  it('leaves a contact\'s own copy of the open letter, for which other things were chosen, as it is, unless it is that copy', async () => {
    const copy: Partial<LetterLink> = { lineNo: 40, name: 'Autumn.docx', documentHash: 'copy', templateHash: 'template Dear', choices: { answers: { Day: 'Friday' } } };
    const at = house([forAll, copy]);
    at.service.documents.set('copy', bytes('Dear'));
    at.machine.notes = { ...at.machine.notes, choices: { answers: { Day: 'Monday' } } };
    await madeOf(at);
    expect(at.service.links.map(({ lineNo, choices }) => [lineNo, choices?.answers])).toEqual(expect.arrayContaining([[undefined, { Day: 'Monday' }], [40, { Day: 'Friday' }]]));
    at.machine.notes = { ...at.machine.notes, segmentNo: 'SM1', letterFor: { languageCode: '', lineNo: 40 } };
    await madeOf(at);
    expect(at.service.links.find(({ lineNo }) => lineNo === 40)!.choices).toEqual({ answers: { Day: 'Monday' } });
  });

  it('takes the open letter for its own language only, and what the service keeps for the others', async () => {
    const at = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, { ...swedish, name: 'Autumn.docx' }]);
    const { run } = await madeOf(at);
    expect(words(run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Kaikille', 'Dear', 'Kaikille', 'Dear']);
    expect([run.run.templateName, run.run.documents?.map(({ templateName }) => templateName)]).toEqual(['Kaikille.docx', ['Autumn.docx']]);
  });

  it('takes an open letter that is linked to nothing only for those whom the segment has no document for, and keeps it nowhere', async () => {
    const at = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, swedish]);
    const { run } = await madeOf(at);
    expect([words(run.letters.map(({ letterHash }) => letterHash!)), run.run.templateName]).toEqual([['Kaikille', 'Bästa', 'Kaikille', 'Bästa'], 'Kaikille.docx']);
    expect(at.service.links.map(({ documentHash }) => documentHash)).toEqual(['k', 'b']);
    expect(words((await madeOf(house([swedish]))).run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Dear', 'Bästa', 'Dear', 'Bästa']);
    const { documentHash: _, ...onlyItsName } = { ...forAll, name: 'Kaikille.docx' };
    expect(words((await madeOf(house([onlyItsName, swedish]))).run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Dear', 'Bästa', 'Dear', 'Bästa']);
  });

  it('takes what a colleague put in the place of the open letter', async () => {
    const at = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k', templateHash: 'template Kaikille' }]);
    at.machine.notes = { ...at.machine.notes, segmentNo: 'SM1', keptAs: 'template Dear' };
    expect(words((await madeOf(at)).run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Kaikille', 'Kaikille', 'Kaikille', 'Kaikille']);
    expect(at.service.links).toMatchObject([{ name: 'Kaikille.docx' }]);
  });

  it('knows the open letter by its content, whatever it is called now, and by its notes before it was ever saved', async () => {
    const at = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, { ...swedish, templateHash: 'template Dear' }]);
    expect(words((await madeOf(at)).run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Kaikille', 'Dear', 'Kaikille', 'Dear']);
    const saved = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, swedish]);
    saved.machine.notes = { ...saved.machine.notes, segmentNo: 'SM1', letterFor: { languageCode: 'SVE' }, keptAs: 'template Bästa' };
    const { run } = await madeOf(saved);
    expect([words(run.letters.map(({ letterHash }) => letterHash!)), run.run.documents?.map(({ templateName }) => templateName)]).toEqual([['Kaikille', 'Dear', 'Kaikille', 'Dear'], ['Brev.docx']]);
    expect([saved.service.links.find(({ languageCode }) => languageCode === 'SVE'), saved.machine.notes.keptAs]).toMatchObject([{ name: 'Brev.docx', templateHash: 'template Dear' }, 'template Dear']);
    const unsaved = house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, { ...swedish, name: '', templateHash: 'template old' }]);
    unsaved.machine.notes = { ...unsaved.machine.notes, segmentNo: 'SM1', letterFor: { languageCode: 'SVE' } };
    expect(words((await madeOf(unsaved)).run.letters.map(({ letterHash }) => letterHash!))).toEqual(['Kaikille', 'Dear', 'Kaikille', 'Dear']);
  });

  it('of whom all have another document says that one', async () => {
    const at = house([{ languageCode: 'FIN', name: 'Kirje.docx', documentHash: 'k' }, swedish]);
    const { run, snapshot } = await madeOf(at, { chosen: [10, 30] });
    expect(snapshot.files.map(({ letter, part }) => [letter, part])).toEqual([[undefined, undefined]]);
    expect([run.run.templateName, run.run.templateHash, run.run.documents, snapshot.total]).toEqual(['Kirje.docx', 'template Kaikille', undefined, 2]);
  });

  it('is not begun where a language’s document cannot be had: another one in its place would be the wrong letter', async () => {
    const { snapshot } = await madeOf(house([{ ...swedish, documentHash: 'gone' }]));
    expect(snapshot).toMatchObject({ stage: 'stopped', error: { code: 'LETTER_NOT_KEPT' } });
    const { documentHash: _, ...never } = swedish;
    expect((await madeOf(house([never]))).snapshot).toMatchObject({ stage: 'stopped', error: { code: 'LETTER_NOT_KEPT' } });
    const { documentHash: _none, ...old } = forAll;
    expect((await madeOf(house([{ ...old, name: 'Old.docx' }]))).snapshot.stage).toBe('made');
  });
});

describe('the open letter after a run', () => {
  it('is said to be changed where the run was made from it, not where it makes no letter of it', async () => {
    const mine = house([forAll, swedish]);
    const { queue } = await madeOf(mine);
    mine.machine.letter = 'Dear all';
    await queue.compareLetter();
    expect(queue.snapshot().letterChangedSince).toBe(true);
    const none = await madeOf(house([{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, swedish]));
    await none.queue.compareLetter();
    expect(none.queue.snapshot().letterChangedSince).toBe(false);
  });

  it('is known also to a pane that took the run up', async () => {
    for (const [links, isChanged] of [[[forAll, swedish], true], [[{ ...forAll, name: 'Kaikille.docx', documentHash: 'k' }, swedish], false]] as const) {
      const at = house([...links]);
      const { run: { run: { id } } } = await madeOf(at);
      const queue = queueOn(at.machine, at.service);
      await queue.resume(await queue.examine(id));
      at.machine.letter = 'Dear all';
      await queue.compareLetter();
      expect([queue.snapshot().stage, queue.snapshot().letterChangedSince]).toEqual(['made', isChanged]);
    }
  });
});

describe('the version that letters are made from', () => {
  it('is kept, where the letter is linked and was changed; once', async () => {
    const at = house([forAll, swedish]);
    await madeOf(at);
    const kept = at.service.links.find(({ name }) => name === 'Autumn.docx')!;
    expect([kept.templateHash, kept.documentHash, kept.languageCode]).toEqual(['template Dear', `bytes ${base64Of(bytes('Dear'))}`, '']);
    at.service.fault = (name) => { if (name === 'linkLetter') throw new Error('nothing is new'); };
    expect((await madeOf(at)).snapshot.stage).toBe('made');
  });

  it('is not kept any more of a run that was cancelled meanwhile', async () => {
    const { machine, service } = house([forAll]);
    const services = paneOn(machine, service);
    const { ask } = services.sync;
    services.sync.ask = (name, options) => {
      if (name === 'linkLetter') queue.cancel();
      return options?.signal?.aborted ? Promise.reject(new DOMException('Aborted', 'AbortError')) : ask(name, options);
    };
    const queue = createRunQueue(services, 'SM1', { pause: noPause });
    await queue.start(order);
    expect([queue.snapshot().stage, service.links.map(({ templateHash }) => templateHash)]).toEqual(['cancelled', ['template old']]);
  });

  it('is not kept of a letter that is linked to nothing, and stops nobody where it cannot be kept', async () => {
    const at = house([]);
    await madeOf(at);
    expect(at.service.links).toEqual([]);
    const refusing = house([forAll]);
    refusing.service.fault = (name) => { if (name === 'linkLetter') throw new Error('too large'); };
    expect((await madeOf(refusing)).snapshot).toMatchObject({ stage: 'made', made: 4 });
  });
});

describe('a run of several documents that was cut off', () => {
  async function cutOff(at: ReturnType<typeof house>): Promise<string> {
    const services = paneOn(at.machine, at.service, { startMerge: () => createPlainEngine({ batch: 1 }) });
    const queue = createRunQueue(services, 'SM1', { pause: noPause });
    const stop = queue.subscribe(() => { if (queue.snapshot().made === 2) queue.cancel(); });
    await queue.start(order);
    stop();
    expect(queue.snapshot().stage).toBe('cancelled');
    return queue.snapshot().run!.id;
  }

  it('is continued with the same documents, here and on another machine', async () => {
    for (const other of [false, true]) {
      const at = house([forAll, swedish, own]);
      const id = await cutOff(at);
      if (other) at.machine.kept.clear();
      const queue = queueOn(at.machine, at.service);
      const findings = await queue.examine(id);
      expect([findings.choice, findings.letterChanged]).toEqual(['continue', false]);
      await queue.resume(findings);
      expect([queue.snapshot().stage, queue.snapshot().files.map(({ name }) => name)]).toEqual(['made', ['SM1 2026-11-23.docx', 'SM1 2026-11-23 SVE.docx', 'SM1 2026-11-23 Oma.docx']]);
      expect(words(at.service.runs.get(id)!.letters.map(({ letterHash }) => letterHash!))).toEqual(['Dear', 'Bästa', 'Dear', 'Bara för dig']);
    }
  });

  it('says so where one of the documents, or whom it is for, was changed, and goes on with the old ones', async () => {
    const at = house([forAll, swedish, own]);
    const id = await cutOff(at);
    at.service.documents.set('b', bytes('Kära'));
    const queue = queueOn(at.machine, at.service);
    const findings = await queue.examine(id);
    expect([findings.choice, findings.letterChanged, findings.documentsChanged]).toEqual(['ask', true, [{ name: 'Brev.docx' }]]);
    await queue.resume(findings);
    expect(words(at.service.runs.get(id)!.letters.map(({ letterHash }) => letterHash!))).toEqual(['Dear', 'Bästa', 'Dear', 'Bara för dig']);
    at.service.documents.set('b', bytes('Bästa'));
    at.service.links = at.service.links.filter(({ lineNo }) => lineNo === undefined);
    expect(await queueOn(at.machine, at.service).examine(id)).toMatchObject({ letterChanged: true, documentsChanged: [{ name: 'Brev.docx', before: 'Oma.docx' }] });
  });

  it('names the one that was changed where it was a copy of another', async () => {
    const at = house([forAll, { ...own, documentHash: 'copy' }]);
    at.service.documents.set('copy', bytes('Dear'));
    const id = await cutOff(at);
    at.service.documents.set('copy', bytes('Kära'));
    expect((await queueOn(at.machine, at.service).examine(id)).documentsChanged).toEqual([{ name: 'Oma.docx' }]);
  });

  it('does not take one document with two meanings of its fields for a changed one', async () => {
    const twice = (more: Partial<LetterLink>): Partial<LetterLink> => ({ name: 'Brev.docx', documentHash: 'b', templateHash: 'template Bästa', ...more });
    const at = house([forAll, twice({ languageCode: 'SVE', fieldMapping: { Namn: 'Contact_Name' } }), twice({ lineNo: 40, fieldMapping: { Namn: 'Contact_CompanyName' } })]);
    const { choice, letterChanged } = await queueOn(at.machine, at.service).examine(await cutOff(at));
    expect([choice, letterChanged]).toEqual(['continue', false]);
  });

  it('of one document, kept by an older version of the pane, is continued as before', async () => {
    const at = house([]);
    const id = await cutOff(at);
    const { others: _, ...old } = at.machine.kept.get(id)!;
    at.machine.kept.set(id, old);
    const queue = queueOn(at.machine, at.service);
    await queue.resume(await queue.examine(id));
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: 4 });
  });
});
