import { putContacts } from '../segments/contacts';
import { saveCriteria } from '../segments/criteria/savedCriteria';
import type { Db } from '../store/tables';
import { sampleAlternativeAddresses, sampleContacts, sampleMailingGroups } from './contacts';
import * as known from './knownOfContacts';
import * as reference from './reference';
import { seedSegments } from './segments';

/**
 * Fills an empty store with the sample data, always the same; a store that holds anything is left alone. One transaction: a start that is
 * broken off leaves nothing behind, and the next one begins again.
 */
export async function seedSample(db: Db): Promise<void> {
  if (await db.selectFrom('contact').select('no').limit(1).executeTakeFirst() || await db.selectFrom('language').select('code').limit(1).executeTakeFirst()) return;
  const contacts = sampleContacts();
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('sender').values({ id: 1, ...reference.sender }).execute();
    await trx.insertInto('language').values(reference.languages).execute();
    await trx.insertInto('salesperson').values(reference.salespeople.map((person) => ({ ...person, blocked: person.blocked ? 1 : 0 }))).execute();
    await trx.insertInto('campaign').values(reference.campaigns).execute();
    await trx.insertInto('interactionGroup').values(reference.interactionGroups).execute();
    await trx.insertInto('interactionTemplate').values(reference.interactionTemplates.map((template) => ({
      ...template, campaignTarget: template.campaignTarget ? 1 : 0, campaignResponse: template.campaignResponse ? 1 : 0, ignoreContactCorrespondenceType: template.ignoreContactCorrespondenceType ? 1 : 0,
    }))).execute();
    await trx.insertInto('salutation').values(reference.salutations).execute();
    await trx.insertInto('salutationFormula').values(reference.salutationFormulas.map((formula) => ({ ...formula, names: JSON.stringify(formula.names) }))).execute();
    await trx.insertInto('mailingGroup').values(reference.mailingGroups).execute();
    await trx.insertInto('territory').values(known.territories).execute();
    await trx.insertInto('profileQuestionnaire').values(known.profileQuestionnaires).execute();
    await trx.insertInto('profileAnswer').values(known.profileAnswers).execute();
    await trx.insertInto('jobResponsibility').values(known.jobResponsibilities).execute();
    await trx.insertInto('industryGroup').values(known.industryGroups).execute();
    await trx.insertInto('businessRelation').values(known.businessRelations).execute();
    await putContacts(trx, contacts);
    await trx.insertInto('alternativeAddress').values(sampleAlternativeAddresses(contacts)).execute();
    await trx.insertInto('contactMailingGroup').values(sampleMailingGroups(contacts)).execute();
    const knowledge = known.sampleKnowledge(contacts);
    await trx.insertInto('contactProfileAnswer').values(knowledge.profileAnswers).execute();
    await trx.insertInto('contactJobResponsibility').values(knowledge.jobResponsibilities).execute();
    await trx.insertInto('contactIndustryGroup').values(knowledge.industryGroups).execute();
    await trx.insertInto('contactBusinessRelation').values(knowledge.businessRelations).execute();
    for (const saved of reference.savedCriteria) await saveCriteria(trx, saved);
    await seedSegments(trx, contacts);
  });
}
