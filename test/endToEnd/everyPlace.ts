import type { Frame, Page } from '@playwright/test';
import type { Say } from '../../src/taskpane/locales/language';
import type { PlaceName } from '../../src/taskpane/session/places';
import { expect, openWord, type App, type WordOptions } from './app';
import { documentTab, spring } from './atTheDesk';

export type State = PlaceName | 'editedCriterion' | 'importColumns' | 'importWould' | 'producedLetters' | 'logQuestion';

/** What is typed on the way, and what the pane puts together of what the service answers. */
export const typedTable = 'Nro;Kaupunki;Estetty;Kieli\nCT000001;Uusikaupunki;ei;ruotsi\nCT000002;Kaskinen;ehkä;klingon\n';
export const putTogether = ['40100 Jyväskylä', typedTable, typedTable.replaceAll(';', '\t')];

/**
 * Goes through every place of the pane, whatever its language, and shows each to `look` once it has come to rest. `say` names what is on the
 * screen. Nothing is logged.
 */
export async function everyPlace(page: Page, app: App, say: Say, word: WordOptions, look: (state: State, frame: Frame) => Promise<void>): Promise<void> {
  const frame = await openWord(page, app, { letter: spring.letter, ...word });
  const steps = frame.locator('nav button');
  const button = (name: string | RegExp) => frame.getByRole('button', { name }).first();
  const startOf = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  const list = frame.getByRole('listbox');
  const at = async (place: PlaceName, state: State = place): Promise<void> => {
    await expect(frame.locator(`[data-place="${place}"]`)).toBeVisible();
    await expect(frame.getByRole('progressbar')).toHaveCount(0, { timeout: 20_000 });
    await look(state, frame);
  };
  await expect(button(spring.name)).toBeVisible();
  await at('segments');
  await button(say('segments.logged')).click();
  await expect(button(/Kutsu syysmessuille/)).toBeVisible();
  await at('logged');
  await button(/Kutsu syysmessuille/).click();
  await expect(frame.getByRole('heading', { name: say('logged.entries') })).toBeVisible();
  await at('loggedSegment');
  await button(say('shell.back')).click();
  await button(say('statistics.open')).click();
  await expect(frame.locator('main li').first()).toBeVisible();
  await at('statistics');
  await button(say('shell.back')).click();
  await button(say('shell.back')).click();
  await frame.getByRole('button', { name: say('segments.allContacts'), exact: true }).click();
  await expect(frame.locator('main li').first()).toBeVisible();
  await at('contacts');
  await button(say('contactImport.title')).click();
  await frame.getByRole('textbox').fill(typedTable);
  await at('importContacts');
  await button(say('contactImport.continue')).click();
  await expect(frame.getByRole('combobox')).toHaveCount(4);
  await button(say('contactImport.options')).click();
  await at('importContacts', 'importColumns');
  await button(say('contactImport.would.title')).click();
  await expect(button(say('contactImport.do', { count: 1 }))).toBeEnabled();
  await frame.locator('summary').first().click();
  await at('importContacts', 'importWould');
  await button(say('shell.back')).click();
  await frame.getByRole('searchbox').fill('CT000095');
  await button(/Pöyhönen/).click();
  await expect(frame.getByText('Sinilevy', { exact: false }).first()).toBeVisible();
  await at('contactCard');
  await button(say('shell.back')).click();
  await button(say('shell.back')).click();

  await button(spring.name).click();
  await expect(list).toBeVisible();
  await at('segment');
  await button(say('letters.all', { count: 0 })).click();
  await expect(button(say('letters.linkNow'))).toBeVisible();
  await at('segmentLetters');
  await button(say('shell.back')).click();
  await button(startOf(say('segment.details'))).click();
  await expect(frame.getByRole('textbox').first()).toBeVisible();
  await at('segmentDetails');
  await button(say('shell.back')).click();
  await list.focus();
  await list.press('Enter');
  await expect(frame.getByRole('radio').first()).toBeVisible();
  await frame.getByRole('radio').nth(1).check();
  await button(say('contact.more')).last().click();
  await at('contact');
  await button(say('shell.back')).click();
  await list.press('Space');
  await list.press('Shift+ArrowDown');
  await button(say('segment.oneText')).click();
  await at('severalContacts');

  await steps.nth(0).click();
  await button(say('criteria.find.title')).click();
  await frame.locator('[role="option"]:not([aria-disabled])').first().click();
  await at('findContacts');
  await button(say('shell.back')).click();
  await button(say('criteria.title')).click();
  await expect(button(say('criteria.goBack'))).toBeVisible();
  await at('chooseContacts');
  await button(startOf(say('criteria.way.choose'))).click();
  await frame.getByRole('combobox', { name: say('criteria.field') }).selectOption('contact.city');
  await frame.getByRole('checkbox', { name: 'Helsinki' }).check();
  await frame.getByRole('button', { name: say('criteria.options') }).click();
  await expect(frame.locator('footer').getByRole('button')).toHaveText(/\d/);
  await at('chooseByCriteria');
  await button(say('shell.back')).click();
  await button(startOf(say('criteria.way.saved'))).click();
  await expect(frame.locator('main li').first()).toBeVisible();
  await at('savedCriteria');
  await frame.locator('main li button').first().click();
  await expect(button(say('criteria.edit'))).toBeVisible();
  await expect(button(say('criteria.use'))).not.toHaveAttribute('aria-disabled', 'true'); // what it would do has been counted, and moves nothing any more
  await at('savedCriterion');
  await button(say('criteria.edit')).click();
  await at('savedCriterion', 'editedCriterion');
  await button(say('shell.cancel')).click();
  await button(say('shell.back')).click();
  await button(say('shell.back')).click();
  await button(startOf(say('criteria.way.logged'))).click();
  await button(/Kutsu syysmessuille/).click();
  await expect(frame.locator('footer').getByRole('button')).toHaveText(/\d/);
  await at('reuseLogged');
  await button(say('shell.back')).click();
  await button(startOf(say('criteria.way.mailingGroup'))).click();
  await expect(frame.getByRole('combobox')).toBeVisible();
  await at('mailingGroup');

  await steps.nth(1).click();
  await expect(button(/«Contact_City»/)).toBeVisible();
  await at('fields');
  await steps.nth(2).click();
  await expect(frame.locator('[data-code]').first()).toBeVisible();
  await at('check');
  await steps.nth(3).click();
  await expect(frame.getByText('Hyvä Havumetsä Kalusteet Oy')).toBeVisible({ timeout: 15_000 });
  await at('preview');
  await steps.nth(4).click();
  await expect(button(startOf(say('produce.make', { count: 12 })))).toBeEnabled();
  await at('produce');
  await button(startOf(say('produce.make', { count: 12 }))).click();
  await button(say('produce.openAll')).click({ timeout: 30_000 });
  await expect(page.locator('.task-pane:visible')).toHaveCount(0);
  await documentTab(page, /Kevätkirje/).click();
  await expect(button(say('produce.toLog'))).toBeVisible();
  await at('produce', 'producedLetters');
  await button(say('produce.toLog')).click();
  await expect(frame.getByRole('option').first()).toBeVisible();
  await at('log');
  await button(say('log.continue')).click();
  await expect(frame.getByText(say('log.questionTitle'))).toBeVisible();
  await at('log', 'logQuestion');
}
