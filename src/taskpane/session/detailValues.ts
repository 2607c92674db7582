import type { DetailName, InteractionDetails } from '../../contract/interaction';
import { atBeginning, type Language, type TextKey } from '../locales/language';
import type { EditedValue } from './autosave';
import { useAsk } from './asking';
import { isDay } from './dayText';

/** How a detail is edited. */
export type DetailKind = 'text' | 'day' | 'choice' | 'yesNo' | 'amount' | 'minutes';

const kinds: Readonly<Record<DetailName, DetailKind>> = {
  description: 'text', subject: 'text', date: 'day', salespersonCode: 'choice', campaignNo: 'choice', interactionTemplateCode: 'choice', interactionGroupCode: 'choice',
  correspondenceType: 'choice', languageCode: 'choice', informationFlow: 'choice', initiatedBy: 'choice', unitCost: 'amount', unitDurationMinutes: 'minutes',
  campaignTarget: 'yesNo', campaignResponse: 'yesNo', sendWordDocAsAttachment: 'yesNo',
};
export const kindOf = (name: DetailName): DetailKind => kinds[name];

/** Text100 of Business Central. */
export const longestDetail = 100;

/** False for what cannot be sent: a text too long, a day or a number that is none. */
export function acceptsDetail(name: DetailName, value: EditedValue): boolean {
  if (value === null) return true;
  switch (kindOf(name)) {
    case 'text': return typeof value === 'string' && value.length <= longestDetail;
    case 'day': return typeof value === 'string' && isDay(value);
    case 'amount': return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'minutes': return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    default: return true;
  }
}

export interface DetailOption { value: string; label: string }
export type DetailOptions = Readonly<Partial<Record<DetailName, readonly DetailOption[]>>>;

/** What each choice offers, in the person's language; codes are explained by their names. */
export function useDetailOptions({ say, tag, languageName }: Language): DetailOptions {
  const lasting = { staleTime: Infinity };
  const templates = useAsk('interactionTemplates', lasting).data?.items ?? [];
  const groups = useAsk('interactionGroups', lasting).data?.items ?? [];
  const salespeople = useAsk('salespeople', lasting).data?.items ?? [];
  const campaigns = useAsk('campaigns', lasting).data?.items ?? [];
  const languages = useAsk('languages', lasting).data?.items ?? [];
  const none = { value: '', label: say('detail.value.none') };
  const fixed = (...values: ('Hard Copy' | 'Email' | 'Outbound' | 'Inbound' | 'Us' | 'Them')[]): DetailOption[] => [none, ...values.map((value) => ({ value, label: say(fixedKey(value)) }))];
  return {
    interactionTemplateCode: [none, ...templates.map(({ code, description }) => ({ value: code, label: description || code }))],
    interactionGroupCode: [none, ...groups.map(({ code, description }) => ({ value: code, label: description || code }))],
    salespersonCode: [none, ...salespeople.filter(({ blocked }) => !blocked).map(({ code, name }) => ({ value: code, label: name || code }))],
    campaignNo: [none, ...campaigns.map(({ no, description }) => ({ value: no, label: description || no }))],
    languageCode: [none, ...languages.map(({ code }) => ({ value: code, label: `${atBeginning(languageName(code), tag)} (${code})` }))],
    correspondenceType: fixed('Hard Copy', 'Email'), informationFlow: fixed('Outbound', 'Inbound'), initiatedBy: fixed('Us', 'Them'),
  };
}

const fixedKey = (value: string): TextKey & `detail.value.${string}` => `detail.value.${value.replace(' ', '') as 'HardCopy' | 'Email' | 'Outbound' | 'Inbound' | 'Us' | 'Them'}`;

/** A detail's value in words. */
export function detailInWords(name: DetailName, value: InteractionDetails[DetailName] | null, { say, date, number }: Language, options: DetailOptions): string {
  if (value === null || value === '') return say('detail.value.none');
  if (typeof value === 'boolean') return say(value ? 'detail.value.yes' : 'detail.value.no');
  if (typeof value === 'number') return number(value);
  if (kindOf(name) === 'day') return isDay(value) ? date(value) : value;
  return options[name]?.find((option) => option.value === value)?.label ?? value;
}
