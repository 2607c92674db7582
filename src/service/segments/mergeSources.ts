import { createHash, type Hash } from 'node:crypto';
import type { IsoDate, LanguageCode, Salesperson } from '../../contract/interaction';
import type { MergeValues } from '../../contract/mergeData';
import { commonValues, contactDates, type Sender } from '../../contract/mergeValues';
import { recordTextBefore, valuesText } from '../../contract/recordHash';
import type { SalutationFormula } from '../../contract/salutation';
import type { Db } from '../store/tables';
import { findHeader, type SegmentHeader } from './openSegment';
import { salespeople } from './reference';

/** What every letter of a segment shares: read once, not per line. */
export interface MergeSources {
  segment: SegmentHeader;
  sender: Sender;
  formulas: SalutationFormula[];
  salespeople: Map<string, Salesperson>;
  common: MergeValues;
  /** The hash of a record in this language, as far as all records share it: copy it and go on with the record's own values. */
  hashIn(languageCode: LanguageCode): Hash;
  /** The dates of all letters as a reader of another language than the segment's has them. */
  datesIn(languageCode: LanguageCode): Pick<MergeValues, 'Segment_Date' | 'Today'>;
}

const noSender: Sender = { name: '', name2: '', address: '', address2: '', postCode: '', city: '', county: '', countryCode: '', phone: '', fax: '', email: '', homePage: '',
  vatRegistrationNo: '', registrationNo: '', bankBranchNo: '', bankName: '', bankAccountNo: '', giroNo: '', iban: '', swiftCode: '' };

/** `today` is what the field Today prints; it is in no record's hash. */
export async function mergeSources(db: Db, no: string, today: IsoDate): Promise<MergeSources> {
  const segment = await findHeader(db, no);
  const { id: _id, ...sender } = await db.selectFrom('sender').selectAll().executeTakeFirst() ?? { id: 1, ...noSender };
  const formulas = (await db.selectFrom('salutationFormula').selectAll().execute()).map((row) => ({ ...row, names: JSON.parse(row.names) as SalutationFormula['names'] }));
  const campaign = await db.selectFrom('campaign').select('description').where('no', '=', segment.details.campaignNo).executeTakeFirst();
  const common = commonValues({ sender, segment: { no, details: segment.details, campaignDescription: campaign?.description ?? '' }, today, languageCode: segment.details.languageCode });
  const commonText = valuesText(common);
  return {
    segment, sender, formulas, common, salespeople: new Map((await salespeople(db)).items.map((person) => [person.code, person])),
    hashIn: perLanguage((languageCode) => createHash('sha256').update(recordTextBefore(commonText, languageCode))),
    datesIn: perLanguage((languageCode) => contactDates(languageCode, { segmentDate: segment.details.date, today, common })),
  };
}

/** Made once for each language that is asked for. */
function perLanguage<Made>(make: (languageCode: LanguageCode) => Made): (languageCode: LanguageCode) => Made {
  const made = new Map<LanguageCode, Made>();
  return (languageCode) => {
    const known = made.get(languageCode) ?? make(languageCode);
    made.set(languageCode, known);
    return known;
  };
}
