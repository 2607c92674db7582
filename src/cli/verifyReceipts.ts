import { sha256Hex } from '../contract/recordHash';
import { fitsTemplate, letterMaker, openTemplate, resolverFor } from '../merge';
import type { VerifyReceiptsCommand } from './commandLine';
import { dataInput, fileInput } from './dataInput';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { lettersOfList } from './lettersOfList';
import { createProgress } from './progress';
import { openData } from './readData';
import { headOf, readReceipts, recordsHash, type LetterReceipt, type ReceiptsHead } from './receipts';
import type { Terminal } from './terminal';
import { createVerdict } from './verdict';

/** `segment-letters verify --receipts`: makes the letters of `merge` once more and compares them with what it promised. Nothing is written. */
export async function verifyReceipts({ receipts: file, template: templateFile, data }: VerifyReceiptsCommand, terminal: Terminal): Promise<void> {
  const bytes = await readInput(templateFile, 'The letter');
  const { head, receipts } = await readReceipts(fileInput(file, 'The file of receipts'));
  const source = await openData(dataInput(data, terminal));
  const { naming, records } = await source.read();
  const { accept, locale, localeFrom, answers, layout } = head.options;
  const resolve = resolverFor(naming);
  const template = await aboutTemplate(templateFile, () => openTemplate(bytes, { resolve, isList: true, accept, locale, localeFrom: localeFrom && resolve(localeFrom), answers }));
  const maker = letterMaker(template, layout && fitsTemplate(layout, template) ? layout : undefined);
  const changed = changesSince(head, await headOf(template, head.options), templateFile);
  for (const change of changed) terminal.warn(`Note: ${change}`);

  const waiting = inTurn(receipts);
  /** Records that no receipt is of, by their numbers in the data. */
  const others = new Set<number>();
  const verdict = createVerdict(terminal);
  const progress = createProgress(terminal, (count, total) => `${count} of ${total ?? ''} letters compared`, receipts.length);
  let compared = 0;
  try {
    for await (const { letter, numbers, records: taken } of lettersOfList(template, source, records)) {
      terminal.signal.throwIfAborted();
      const receipt = letter && waiting.next(await recordsHash(taken));
      if (!letter || !receipt) {
        for (const number of numbers) others.add(number);
        continue;
      }
      const again = await aboutTemplate(templateFile, () => maker.letter(letter.printed));
      if (await sha256Hex(again) === receipt.letterHash) verdict.same();
      else verdict.differs(`${called(receipt)}: ${whyOther(changed, receipt.numbers[0] === numbers[0], source.each)}.`);
      await progress.done(compared += 1);
    }
  } finally {
    progress.end();
  }
  for (const receipt of waiting.left()) {
    const isThere = others.has(receipt.numbers[0]!);
    for (const number of receipt.numbers) others.delete(number);
    const place = `${source.each} ${receipt.numbers.join(', ')} of ${source.name}`;
    verdict.differs(`${called(receipt)}: ${isThere ? `${place} changed since` : `what ${place} was is not in the data any more`}.`);
  }
  if (others.size > 0) terminal.say(`${others.size} ${others.size === 1 ? `${source.each} has` : `${source.each}s have`} no receipt, and ${others.size === 1 ? 'was' : 'were'} not compared.`);
  verdict.say();
}

/** Receipts by what their letters are made of; of equal ones the first comes first. */
function inTurn(receipts: readonly LetterReceipt[]): { next(recordHash: string): LetterReceipt | undefined; left(): LetterReceipt[] } {
  const waiting = new Map<string, { all: LetterReceipt[]; taken: number }>();
  for (const receipt of receipts) {
    const same = waiting.get(receipt.recordHash);
    if (same) same.all.push(receipt);
    else waiting.set(receipt.recordHash, { all: [receipt], taken: 0 });
  }
  return {
    next(recordHash) {
      const same = waiting.get(recordHash);
      return same?.all[same.taken++];
    },
    left: () => [...waiting.values()].flatMap(({ all, taken }) => all.slice(taken)),
  };
}

const called = ({ letterNo, name }: LetterReceipt): string => `Letter ${letterNo} (${name})`;

function changesSince(then: ReceiptsHead, now: ReceiptsHead, templateFile: string): string[] {
  return [
    ...(then.engineVersion === now.engineVersion ? [] : [`the letters were made by version ${then.engineVersion} of the engine, this is ${now.engineVersion}`]),
    ...(then.templateHash === now.templateHash ? [] : [`${templateFile} is not what the letters were made from`]),
  ];
}

function whyOther(changed: readonly string[], isAtSamePlace: boolean, each: string): string {
  if (changed.length > 0) return changed.join(', and ');
  return isAtSamePlace ? 'the same letter, record and engine made other bytes, which is a fault of the program' : `its ${each} stands elsewhere in the data now`;
}
