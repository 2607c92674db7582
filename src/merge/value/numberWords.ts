/** The largest number that words are known for; above it a number stays in digits. */
export const largestInWords = 999_999_999;

const english = {
  small: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  tens: '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
};
const swedish = {
  small: 'noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton'.split(' '),
  tens: '- - tjugo trettio fyrtio femtio sextio sjuttio åttio nittio'.split(' '),
};
const german = {
  small: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' '),
  tens: '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' '),
};
const finnish = 'nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen'.split(' ');

/** A whole number in words: `seven hundred ninety`, `seitsemänsataayhdeksänkymmentä`. Languages that are not here are written in English. */
export function cardinalWords(number: number, language: string): string {
  switch (language) {
    case 'fi': return finnishWords(number);
    case 'sv': return swedishWords(number);
    case 'de': return germanWords(number);
    default: return englishWords(number);
  }
}

/** Thousands and millions apart; the rest below a thousand. */
const split = (number: number): [millions: number, thousands: number, rest: number] => [Math.floor(number / 1e6), Math.floor(number / 1000) % 1000, number % 1000];

function englishWords(number: number): string {
  const [millions, thousands, rest] = split(number);
  const below = (part: number): string => [
    part >= 100 ? `${english.small[Math.floor(part / 100)]} hundred` : '',
    part % 100 >= 20 ? `${english.tens[Math.floor(part % 100 / 10)]}${part % 10 ? `-${english.small[part % 10]}` : ''}` : part % 100 ? english.small[part % 100]! : '',
  ].filter(Boolean).join(' ');
  return [millions ? `${below(millions)} million` : '', thousands ? `${below(thousands)} thousand` : '', rest ? below(rest) : ''].filter(Boolean).join(' ') || english.small[0]!;
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['one', 'first'], ['two', 'second'], ['three', 'third'], ['five', 'fifth'], ['eight', 'eighth'], ['nine', 'ninth'], ['twelve', 'twelfth'],
]);

/** A whole number as an ordinal in English words: `twenty-first`. */
export const ordinalWords = (number: number): string => englishWords(number).replace(/[a-z]+$/, (last) => irregular.get(last) ?? `${last.replace(/y$/, 'ie')}th`);

function swedishWords(number: number): string {
  const [millions, thousands, rest] = split(number);
  const below = (part: number): string => (part >= 100 ? `${swedish.small[Math.floor(part / 100)]}hundra` : '')
    + (part % 100 >= 20 ? swedish.tens[Math.floor(part % 100 / 10)]! + (part % 10 ? swedish.small[part % 10]! : '') : part % 100 ? swedish.small[part % 100]! : '');
  return [
    /* Millions are of the other gender, and three t in a row are written as two: `tjugoen miljoner`, `tjugoettusen`. */
    millions ? (millions === 1 ? 'en miljon' : `${below(millions).replace(/ett$/, 'en')} miljoner`) : '',
    (thousands ? `${below(thousands).replace(/tt$/, 't')}tusen` : '') + (rest ? below(rest) : ''),
  ].filter(Boolean).join(' ') || swedish.small[0]!;
}

function germanWords(number: number): string {
  const [millions, thousands, rest] = split(number);
  const ein = (one: number): string => (one === 1 ? 'ein' : german.small[one]!);
  const below = (part: number, isLast: boolean): string => {
    const two = part % 100;
    const end = two >= 20 ? `${two % 10 ? `${ein(two % 10)}und` : ''}${german.tens[Math.floor(two / 10)]}` : two === 1 && !isLast ? 'ein' : two ? german.small[two]! : '';
    return (part >= 100 ? `${ein(Math.floor(part / 100))}hundert` : '') + end;
  };
  return [
    millions ? (millions === 1 ? 'eine Million' : `${below(millions, true)} Millionen`) : '',
    (thousands ? `${below(thousands, false)}tausend` : '') + (rest ? below(rest, true) : ''),
  ].filter(Boolean).join(' ') || german.small[0]!;
}

function finnishWords(number: number): string {
  const [millions, thousands, rest] = split(number);
  const below = (part: number): string => {
    const [hundreds, two] = [Math.floor(part / 100), part % 100];
    const end = two > 10 && two < 20 ? `${finnish[two - 10]}toista`
      : two >= 20 ? `${finnish[Math.floor(two / 10)]}kymmentä${two % 10 ? finnish[two % 10] : ''}` : two ? finnish[two]! : '';
    return (hundreds ? (hundreds === 1 ? 'sata' : `${finnish[hundreds]}sataa`) : '') + end;
  };
  return [
    millions ? (millions === 1 ? 'miljoona' : `${below(millions)} miljoonaa`) : '',
    (thousands ? (thousands === 1 ? 'tuhat' : `${below(thousands)}tuhatta`) : '') + (rest ? below(rest) : ''),
  ].filter(Boolean).join(' ') || finnish[0]!;
}
