/** The interaction a segment plans and its log keeps. Source: DOMAIN §3.1–§3.6. */

export const correspondenceTypes = ['Hard Copy', 'Email', ''] as const;
/** '' where none is set. */
export type CorrespondenceType = (typeof correspondenceTypes)[number];
export type InformationFlow = '' | 'Outbound' | 'Inbound';
export type InitiatedBy = '' | 'Us' | 'Them';

/** Business Central's three-letter code (`FIN`, `ENU`, `SVE`, `DEU`); '' where none is set. */
export type LanguageCode = string;

/** A calendar day without a time zone, `YYYY-MM-DD`; '' where none is set. */
export type IsoDate = string;

/** A moment in UTC, ISO 8601 with milliseconds. */
export type IsoTime = string;

/**
 * Every detail of the planned interaction. The header holds one value of each, a line may override each (R10–R15).
 * On a line the effective value is `override ?? rule(detail)`; see ARCHITECTURE §4.
 */
export interface InteractionDetails {
  /** Text100 */
  description: string;
  /** Text100 */
  subject: string;
  date: IsoDate;
  salespersonCode: string;
  campaignNo: string;
  interactionTemplateCode: string;
  interactionGroupCode: string;
  correspondenceType: CorrespondenceType;
  languageCode: LanguageCode;
  informationFlow: InformationFlow;
  initiatedBy: InitiatedBy;
  /** Local currency, ≥ 0 */
  unitCost: number;
  /** Whole minutes, ≥ 0 */
  unitDurationMinutes: number;
  campaignTarget: boolean;
  campaignResponse: boolean;
  sendWordDocAsAttachment: boolean;
}

export type DetailName = keyof InteractionDetails;

/** All detail names, in the order in which a person meets them under "More". */
export const detailNames: readonly DetailName[] = [
  'description', 'subject', 'correspondenceType', 'languageCode', 'salespersonCode', 'date', 'campaignNo',
  'interactionTemplateCode', 'interactionGroupCode', 'informationFlow', 'initiatedBy', 'unitCost',
  'unitDurationMinutes', 'campaignTarget', 'campaignResponse', 'sendWordDocAsAttachment',
];

/** Defaults for one kind of interaction (T5064). */
export interface InteractionTemplate {
  code: string;
  description: string;
  interactionGroupCode: string;
  unitCost: number;
  unitDurationMinutes: number;
  informationFlow: InformationFlow;
  initiatedBy: InitiatedBy;
  campaignNo: string;
  campaignTarget: boolean;
  campaignResponse: boolean;
  correspondenceType: CorrespondenceType;
  languageCode: LanguageCode;
  ignoreContactCorrespondenceType: boolean;
}

/** What kinds of interactions are counted together (T5063). */
export interface InteractionGroup { code: string; description: string }
export interface Salesperson { code: string; name: string; jobTitle: string; phone: string; email: string; blocked: boolean }
export interface Campaign { no: string; description: string; startingDate: IsoDate; endingDate: IsoDate }
export interface Language { code: LanguageCode; name: string; /** BCP 47, for example `fi-FI` */ tag: string }
