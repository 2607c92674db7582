import { alike, inEach, nothingPrinted, type FieldResult } from './fieldResult';
import { addressFormat, columnsOfPlaceholder, filledFormat, greetingFormat } from './mappedNames';

/** The value of the first of these columns that the letter's names know, '' for none. */
type ColumnValue = (columns: readonly string[]) => string;
/** The text of a switch, undefined where the field has none. */
type SwitchText = (name: string) => FieldResult | undefined;

/** What ADDRESSBLOCK prints. Without a format of its own it is the address as this house writes it, where there is one. Source: ECMA-376 Part 1 §17.16.5.1. */
export function addressText(column: ColumnValue, switchText: SwitchText): FieldResult {
  const [format, countries, excluded] = ['f', 'c', 'e'].map(switchText);
  const whole = format ? '' : column(['Address_Block']);
  if (whole !== '') return alike(whole);
  const isExcluded = (country: string): boolean => (excluded?.read ?? '').toLowerCase().split(/[,;]/).map((one) => one.trim()).includes(country.trim().toLowerCase());
  return inEach(format ?? alike(addressFormat), (text) => filledFormat(text, (placeholder) => {
    const value = column(columnsOfPlaceholder(placeholder));
    return placeholder === 'COUNTRY' && (countries?.read === '0' || (countries?.read === '2' && isExcluded(value))) ? '' : value;
  }).text);
}

/** What GREETINGLINE prints, or says where there is no name. Source: ECMA-376 Part 1 §17.16.5.24. */
export function greetingText(column: ColumnValue, switchText: SwitchText): FieldResult {
  const [format, otherwise] = ['f', 'e'].map(switchText);
  const whole = format ? '' : column(['Formal_Salutation']);
  if (whole !== '') return alike(whole);
  const filled = (text: string): ReturnType<typeof filledFormat> => filledFormat(text, (placeholder) => column(columnsOfPlaceholder(placeholder)));
  const usual = format ?? alike(greetingFormat);
  return filled(usual.read).lacksName ? otherwise ?? nothingPrinted : inEach(usual, (text) => filled(text).text);
}
