import type { Campaign, InteractionGroup, InteractionTemplate, Language, Salesperson } from '../../contract/interaction';
import type { Page } from '../../contract/routes';
import type { Db } from '../store/tables';
import { withBooleans } from './storedBoolean';

/** The short lists that the pane offers for choosing; each fits one page. */
export async function interactionTemplates(db: Db): Promise<Page<InteractionTemplate>> {
  const rows = await db.selectFrom('interactionTemplate').selectAll().orderBy('code').execute();
  return { items: rows.map((row) => withBooleans(row, ['campaignTarget', 'campaignResponse', 'ignoreContactCorrespondenceType'])) };
}

export async function interactionGroups(db: Db): Promise<Page<InteractionGroup>> {
  return { items: await db.selectFrom('interactionGroup').selectAll().orderBy('code').execute() };
}

export async function salespeople(db: Db): Promise<Page<Salesperson>> {
  const rows = await db.selectFrom('salesperson').selectAll().orderBy('code').execute();
  return { items: rows.map((row) => withBooleans(row, ['blocked'])) };
}

export async function campaigns(db: Db): Promise<Page<Campaign>> {
  return { items: await db.selectFrom('campaign').selectAll().orderBy('no').execute() };
}

export async function languages(db: Db): Promise<Page<Language>> {
  return { items: await db.selectFrom('language').selectAll().orderBy('name').execute() };
}
