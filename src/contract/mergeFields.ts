/** The merge-field catalogue. Source: ARCHITECTURE §6, DOMAIN §10. */

export type MergeFieldGroup = 'contact' | 'address' | 'salutation' | 'salesperson' | 'segment' | 'line' | 'sender';

export const mergeFieldNames = [
  'Contact_Name', 'Contact_Name_2', 'Contact_No', 'Contact_Type', 'First_Name', 'Middle_Name', 'Surname', 'Initials', 'Job_Title', 'Company_Name',
  'Contact_Phone_No', 'Contact_Mobile_Phone_No', 'Contact_Fax_No', 'Contact_Email', 'Contact_Home_Page', 'Contact_VAT_Registration_No',
  'Address_Block', 'Contact_Address', 'Contact_Address_2', 'Contact_Post_Code', 'Contact_City', 'Contact_County', 'Contact_Country_Code', 'Contact_Country_Name',
  'Formal_Salutation', 'Informal_Salutation',
  'Salesperson_Code', 'Salesperson_Name', 'Salesperson_Job_Title', 'Salesperson_Phone_No', 'Salesperson_Email',
  'Segment_No', 'Segment_Description', 'Segment_Subject', 'Segment_Date', 'Campaign_No', 'Campaign_Description', 'Today',
  'Comment', 'Line_Description', 'Line_Subject', 'Line_Date', 'Language_Code', 'Correspondence_Type',
  'Company_Information_Name', 'Company_Information_Name_2', 'Company_Information_Address', 'Company_Information_Address_2', 'Company_Information_Post_Code',
  'Company_Information_City', 'Company_Information_County', 'Company_Information_Country_Name', 'Company_Information_VAT_Registration_No',
  'Company_Information_Registration_No', 'Company_Information_Phone_No', 'Company_Information_Fax_No', 'Company_Information_Email', 'Company_Information_Home_Page',
  'Company_Information_Bank_Branch_No', 'Company_Information_Bank_Name', 'Company_Information_Bank_Account_No', 'Company_Information_Giro_No',
  'Company_Information_IBAN', 'Company_Information_SWIFT_Code',
] as const;
export type MergeFieldName = (typeof mergeFieldNames)[number];

/** Those whose values may have markup (`RichText`): what people write for the letter itself. */
export const richFields: readonly MergeFieldName[] = ['Comment'];

/** One field of the catalogue as the palette needs it; its label is the pane's own (`field.<name>`). */
export interface MergeFieldInfo { name: MergeFieldName; group: MergeFieldGroup; /** Whole-name aliases, as they may stand in a letter. */ aliases: string[] }
