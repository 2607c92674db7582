import type { IsoDate, Salesperson } from '../../contract/interaction';
import type { MergeValues } from '../../contract/mergeData';
import { commonValues, type Sender } from '../../contract/mergeValues';
import { valuesText } from '../../contract/recordHash';
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
  /** `common` as the records' hashes take it, written once. */
  commonText: string;
  /** The day that the field Today prints; '' where nothing is printed. */
  today: IsoDate;
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
  return {
    segment, sender, formulas, today, common, commonText: valuesText(common),
    salespeople: new Map((await salespeople(db)).items.map((person) => [person.code, person])),
  };
}
