import { z } from 'zod';
import { correspondenceTypes } from '../interaction';
import { code, isoDate, line } from './texts';

export const correspondenceType = z.enum(correspondenceTypes);

/** One schema per detail of an interaction. Source: DOMAIN §3.1. */
export const interactionDetails = z.strictObject({
  description: line(100),
  subject: line(100),
  date: isoDate,
  salespersonCode: code,
  campaignNo: code,
  interactionTemplateCode: line(10),
  interactionGroupCode: line(10),
  correspondenceType,
  languageCode: line(10),
  informationFlow: z.enum(['', 'Outbound', 'Inbound']),
  initiatedBy: z.enum(['', 'Us', 'Them']),
  unitCost: z.number().min(0).max(1e12),
  unitDurationMinutes: z.number().int().min(0).max(1e9),
  campaignTarget: z.boolean(),
  campaignResponse: z.boolean(),
  sendWordDocAsAttachment: z.boolean(),
});
