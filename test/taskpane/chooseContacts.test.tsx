import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PanePlace } from '../../src/taskpane/session/places';
import { CriteriaService, people } from './criteriaService';
import { hardCodedStrings, renderPane } from './renderPane';

const no = 'SM00012';
const open = async (at: Exclude<PanePlace['at'], 'segments' | 'logged'>, service = new CriteriaService(), language: 'en' | 'qps' = 'en', more: object = {}) =>
  renderPane({ service, language, start: [{ at: 'segments' }, { at: 'segment', no }, { at, no, ...more } as PanePlace] }).then((pane) => ({ ...pane, service }));
const button = (name: string | RegExp) => screen.findByRole<HTMLButtonElement>('button', { name });
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await button(name)); };
const enabled = async (name: string | RegExp): Promise<HTMLElement> => { await waitFor(() => expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).not.toBe('true')); return button(name); };
const select = (name: string, value: string): void => { fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } }); };
/** What is on the page and, announced, for screen readers as well. */
const said = (text: string | RegExp) => screen.findAllByText(text);
const shown = (service: CriteriaService) => service.lines.map(({ row }) => row.contactName);
const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
/** Chooses cities in the first condition. */
async function cities(...names: string[]): Promise<void> {
  fireEvent.change((await screen.findAllByRole('combobox', { name: 'What' }))[0]!, { target: { value: 'contact.city' } });
  for (const name of names) fireEvent.click(await screen.findByRole('checkbox', { name }));
}

describe('contacts by criteria', () => {
  test('says what would happen, with examples and reasons, before it does it, and then what it did', async () => {
    const { service } = await open('chooseByCriteria');
    await cities('Helsinki', 'Espoo');
    screen.getByText('City is Helsinki or Espoo');
    screen.getByText('As a filter: Helsinki|Espoo');
    await said('2 contacts would come');
    screen.getByText('2 contacts would come · Left out: 1 is already there, 1 is blocked for privacy, 1 is excluded from segments');
    screen.getByText('Left out:');
    for (const reason of ['1 is already there', '1 is blocked for privacy', '1 is excluded from segments', 'Then 5 contacts are in the segment.']) screen.getByText(reason);
    screen.getByText('Dora Dane · Helsinki');
    expect(shown(service)).toHaveLength(3);
    act(() => screen.getByRole('button', { name: 'Take out Espoo' }).focus());
    await press('Take out Espoo');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find a value' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Espoo' }));
    fireEvent.click(await enabled('Add 2 contacts'));
    await screen.findByRole('heading', { level: 1, name: 'Done' });
    await said('2 contacts came');
    screen.getByText('Left out:');
    screen.getByText('1 is blocked for privacy');
    expect(shown(service)).toEqual(['Anna Aalto', 'Bob Baker', 'Carl Clark', 'Dora Dane', 'Erik Ek']);
    await press('Show the contacts');
    await screen.findByRole('option', { name: /Erik Ek/ });
  });

  test('a condition with a day that is none is not tried with an earlier one', async () => {
    const { service } = await open('chooseByCriteria');
    fireEvent.change((await screen.findAllByRole('combobox', { name: 'What' }))[0]!, { target: { value: 'interactionLogEntry.date' } });
    const from = screen.getByRole<HTMLInputElement>('textbox', { name: 'From' });
    fireEvent.change(from, { target: { value: '1.3.2027' } });
    await screen.findByText('As a filter: 2027-03-01..');
    fireEvent.change(from, { target: { value: '1.3.20275' } });
    fireEvent.blur(from);
    screen.getByText('Write the day like 26 Nov 2027.');
    expect(statuses()).toContain('Date of an interaction: write a day that the calendar knows.');
    // What is changed from outside stands there instead of what was typed.
    select('How', 'is');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' }).value).toBe('1.3.20275');
    expect(service.bodies.filter(([name, body]) => name === 'act' && JSON.stringify(body).includes('20275'))).toEqual([]);
  });

  test('asks again while the person goes on, and only for what is whole', async () => {
    const { service } = await open('chooseByCriteria');
    await cities('Helsinki');
    await enabled('Add 1 contact');
    await press('Add a condition');
    expect(statuses()).toContain('Choose what to look at.');
    expect(screen.getByRole('button', { name: 'Add' }).getAttribute('aria-disabled')).toBe('true');
    const trials = service.bodies.filter(([name]) => name === 'act').length;
    fireEvent.change(screen.getAllByRole('combobox', { name: 'What' })[1]!, { target: { value: 'mailingGroup.mailingGroupCode' } });
    fireEvent.click(await screen.findByRole('checkbox', { name: /Christmas/ }));
    await enabled('Add 1 contact');
    expect(service.bodies.filter(([name]) => name === 'act').slice(trials)).toEqual([['act', { op: 'add', options: {}, filters: { contact: { city: 'Helsinki' }, mailingGroup: { mailingGroupCode: 'XMAS' } }, dryRun: true }]]);
    // A field that has its condition is not offered to another.
    expect(within(screen.getAllByRole('combobox', { name: 'What' })[1]!).queryByRole('option', { name: 'City' })).toBeNull();
  });

  test('says which is missing: what to look at, a value, or a filter that can be read', async () => {
    await open('chooseByCriteria');
    await screen.findByRole('combobox', { name: 'What' });
    expect(statuses()).toContain('Choose what to look at.');
    await cities();
    expect(statuses()).toContain('City: a value is still missing.');
    select('How', 'filter');
    expect(statuses()).toContain('City: a value is still missing.');
    fireEvent.change(screen.getByRole('textbox', { name: 'Business Central filter' }), { target: { value: 'York|(' } });
    expect(statuses()).toContain('City: the filter cannot be read.');
  });

  const enter = (place: HTMLElement): boolean => fireEvent.keyDown(place, { key: 'Enter' });

  test('Enter in the search for a value chooses the one that is meant, and no other', async () => {
    await open('chooseByCriteria');
    await cities();
    const search = screen.getByRole('searchbox', { name: 'Find a value' });
    const sought = (text: string): void => { fireEvent.change(search, { target: { value: text } }); enter(search); };
    sought('o');
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Helsinki' })).toBeNull());
    screen.getByText('City: a value is still missing.', { selector: 'fieldset p' });
    sought('LOND');
    await screen.findByText('City is London');
    expect((search as HTMLInputElement).value).toBe('');
    sought('york');
    await screen.findByText('City is London or York');
  });

  test('Enter in a value does what the button says, once it has been counted', async () => {
    const { service } = await open('chooseByCriteria');
    await cities();
    select('How', 'filter');
    const value = screen.getByRole('textbox', { name: 'Business Central filter' });
    fireEvent.change(value, { target: { value: 'Espoo|York' } });
    enter(value);
    await enabled('Add 1 contact');
    expect(service.bodies.filter(([name, body]) => name === 'act' && !(body as { dryRun?: boolean }).dryRun)).toEqual([]);
    enter(value);
    await screen.findByRole('heading', { level: 1, name: 'Done' });
    expect(shown(service)).toHaveLength(4);
  });

  test('keeps only those who match, takes away those who match, and takes the step back', async () => {
    const { service } = await open('chooseByCriteria');
    fireEvent.click(await screen.findByRole('radio', { name: 'Keep only' }));
    await cities('Helsinki', 'York');
    await said('1 contact would leave');
    fireEvent.click(await enabled('Keep 2 contacts'));
    await screen.findByRole('heading', { name: 'Done' });
    expect(shown(service)).toEqual(['Anna Aalto', 'Carl Clark']);
    await press('Another step');
    fireEvent.click(await screen.findByRole('radio', { name: 'Take away' }));
    await cities('York');
    fireEvent.click(await enabled('Take 1 contact away'));
    await press('Take this back');
    await screen.findByRole('heading', { level: 1, name: 'Choose contacts' });
    expect(shown(service)).toEqual(['Anna Aalto', 'Carl Clark']);
  });

  test('a Business Central filter is taken as it is; where it cannot be read, it says at which character', async () => {
    const { service } = await open('chooseByCriteria');
    fireEvent.change(await screen.findByRole('combobox', { name: 'What' }), { target: { value: 'contact.city' } });
    select('How', 'filter');
    fireEvent.change(screen.getByRole('textbox', { name: 'Business Central filter' }), { target: { value: 'York|(' } });
    await screen.findByText(/^Cannot be read at character \d/);
    expect(screen.getByRole('button', { name: 'Add' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByRole('textbox', { name: 'Business Central filter' }), { target: { value: 'Espoo|York' } });
    screen.getByText('City answers to Espoo|York');
    await enabled('Add 1 contact');
    expect(service.bodies.at(-1)).toEqual(['act', { op: 'add', options: {}, filters: { contact: { city: 'Espoo|York' } }, dryRun: true }]);
  });

  test('excluded contacts come on purpose; the option explains itself and changes the count', async () => {
    const { service } = await open('chooseByCriteria');
    await cities('Espoo');
    await enabled('Add 1 contact');
    await press('Options');
    screen.getByText('Also those who are excluded from segments. Blocked contacts never come.');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Excluded contacts too' }));
    fireEvent.click(await enabled('Add 2 contacts'));
    await said('2 contacts came');
    expect(service.steps[0]!.options).toEqual({ ignoreExclusion: true });
  });

  test('what a colleague did meanwhile is told, and counted anew; what was put together stays', async () => {
    const { service } = await open('chooseByCriteria');
    await cities('Espoo');
    await enabled('Add 1 contact');
    service.perform({ op: 'add', options: {}, filters: { contact: { city: 'Espoo' } } }, 'criteria');
    await press('Add 1 contact');
    await screen.findByText(/Somebody else changed this meanwhile/);
    await said(/^0 contacts would come/);
    screen.getByText('City is Espoo');
  });
});

describe('contacts by hand', () => {
  test('finds, ticks over several searches, says what speaks against a contact, adds', async () => {
    const { service } = await open('findContacts');
    const list = await screen.findByRole('listbox', { name: 'Contacts found' });
    await waitFor(() => expect(within(list).getByRole('option', { name: /Anna Aalto/ }).textContent).toContain('Already there'));
    expect(within(list).getByRole('option', { name: /Fia Fors/ }).textContent).toContain('Blocked');
    fireEvent.click(within(list).getByRole('option', { name: /Fia Fors/ }));
    fireEvent.click(within(list).getByRole('option', { name: /Anna Aalto/ }));
    expect(screen.queryByRole('button', { name: /^Add \d/ })).toBeNull();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'dora' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    act(() => list.focus());
    fireEvent.keyDown(screen.getByRole('listbox'), { key: ' ' });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'espoo' } });
    fireEvent.click(await screen.findByRole('option', { name: /Gus Gran/ }));
    screen.getByText('Dora Dane, Gus Gran');
    screen.getByText('1 of them is excluded from segments.');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Add excluded contacts on purpose' }));
    await press('Add 2 contacts');
    await said('2 contacts came');
    expect(service.bodies.at(-1)).toEqual(['addByHand', { contactNos: ['CT000004', 'CT000007'], ignoreExclusion: true }]);
    await waitFor(() => expect(screen.getByRole('option', { name: /Gus Gran/ }).textContent).toContain('Already there'));
    await press('Take this back');
    await waitFor(() => expect(shown(service)).toHaveLength(3));
  });

  test('removes the chosen ones, and brings them back with their texts', async () => {
    const service = new CriteriaService();
    service.change(service.find(20_000), { ownText: 'Only for Bob', textChoice: 'own' });
    await renderPane({ service, language: 'en', start: [{ at: 'segments' }, { at: 'segment', no }] });
    const list = await screen.findByRole('listbox');
    fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
    await press('Remove');
    await said('3 contacts are removed.');
    await screen.findByText('This segment has no contacts.');
    await press('Bring back');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    expect(screen.getByRole('option', { name: /Bob Baker/ }).textContent).toContain('Own text');
    expect(screen.queryByText('3 contacts are removed.')).toBeNull();
  });

  test('the way back of a removal is not offered any more once something else was done', async () => {
    const service = new CriteriaService();
    await renderPane({ service, language: 'en', start: [{ at: 'segments' }, { at: 'segment', no }] });
    const list = await screen.findByRole('listbox');
    fireEvent.keyDown(list, { key: ' ' });
    await press('Remove');
    await said('1 contact is removed.');
    service.perform({ op: 'add', options: {}, filters: { contact: { city: 'Espoo' } } }, 'criteria');
    await press('Bring back');
    await screen.findByText(/Somebody else changed this meanwhile/);
    expect(shown(service)).toContain('Erik Ek');
  });
});

describe('the steps', () => {
  test('in sentences, with counts, who and when; back and forth', async () => {
    const service = new CriteriaService();
    service.perform({ op: 'add', options: { ignoreExclusion: true }, filters: { contact: { city: 'Espoo' } } }, 'criteria');
    service.perform({ op: 'reduce', options: {}, filters: { contact: { no: 'CT000002' } } }, 'byHand', { originName: 'Bob Baker' });
    await open('chooseContacts', service);
    await screen.findByText('Added: City is Espoo');
    screen.getByText(/^2 came · Excluded contacts too · 23 Nov 2026.* · me$/);
    screen.getByText('Taken away: Bob Baker');
    screen.getByText(/^1 went · by hand · /);
    await press('Go back one step');
    await said('The step is taken back. 5 contacts are in the segment now.');
    await screen.findByRole('heading', { level: 3, name: 'Gone back over' });
    await press('Do it again');
    await waitFor(() => expect(screen.queryByRole('heading', { level: 3 })).toBeNull());
    expect(shown(service)).toEqual(['Anna Aalto', 'Carl Clark', 'Erik Ek', 'Gus Gran']);
  });

  test('are saved under a code; a code that is taken can be replaced', async () => {
    const service = new CriteriaService();
    service.perform({ op: 'add', options: {}, filters: { contact: { city: 'Espoo' } } }, 'criteria');
    service.saved.set('ESPOO', { description: 'Before', criteria: { version: 1, actions: [] } });
    await open('chooseContacts', service);
    await press('Save as criteria');
    fireEvent.change(screen.getByRole('textbox', { name: /^Code/ }), { target: { value: 'ESPOO' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Description' }), { target: { value: 'Those of Espoo' } });
    await press('Save');
    await press('Replace ESPOO');
    await said('Saved as ESPOO.');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Code/ }));
    expect(service.saved.get('ESPOO')).toMatchObject({ description: 'Those of Espoo', criteria: { actions: [{ op: 'add', filters: { contact: { city: 'Espoo' } } }] } });
  });
});

describe('saved criteria', () => {
  const withSaved = (): CriteriaService => {
    const service = new CriteriaService();
    service.saved.set('ESPOO', { description: 'Those of Espoo', criteria: { version: 1, actions: [{ op: 'add', options: {}, filters: { contact: { city: 'Espoo' } } }, { op: 'reduce', options: {}, filters: { contact: { city: 'York|London' } } }] } });
    return service;
  };

  test('each step says what it would do; then it is used', async () => {
    const { service } = await open('savedCriteria', withSaved());
    await press(/Those of Espoo/);
    await screen.findByText('Add: City is Espoo');
    await said('1 contact would come');
    await said('2 contacts would leave');
    expect(shown(service)).toHaveLength(3);
    fireEvent.click(await enabled('Use in this segment'));
    await said('2 contacts left');
    expect(shown(service)).toEqual(['Anna Aalto', 'Erik Ek']);
    expect(service.steps.map(({ origin, originName }) => [origin, originName])).toEqual([['savedCriteria', 'ESPOO'], ['savedCriteria', 'ESPOO']]);
  });

  test('are changed: a description, a step, their order', async () => {
    const { service } = await open('savedCriterion', withSaved(), 'en', { code: 'ESPOO' });
    await press('Change');
    fireEvent.change(await screen.findByRole('textbox', { name: 'Description' }), { target: { value: 'Espoo and Helsinki' } });
    await press('Change step 1');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Helsinki' }));
    await press('Take over');
    await screen.findByText('Add: City is Espoo or Helsinki');
    await press('Step 2: one earlier');
    await press('Save the changes');
    await said('The changes are saved.');
    expect(service.saved.get('ESPOO')).toEqual({ description: 'Espoo and Helsinki', criteria: { version: 1, actions: [{ op: 'reduce', options: {}, filters: { contact: { city: 'York|London' } } }, { op: 'add', options: {}, filters: { contact: { city: 'Espoo|Helsinki' } } }] } });
    await screen.findByRole('heading', { level: 1, name: 'Espoo and Helsinki' });
  });

  test('are deleted after a question', async () => {
    const service = withSaved();
    await renderPane({ service, language: 'en', start: [{ at: 'segments' }, { at: 'savedCriteria', no }, { at: 'savedCriterion', no, code: 'ESPOO' }] });
    await press('Delete');
    screen.getByText('Delete ESPOO? Segments that used it stay as they are.');
    await press('Delete');
    await said('ESPOO is deleted.');
    await screen.findByText('No criteria are saved yet.');
  });
});

test('the contacts of a logged segment come after a look at who would', async () => {
  const { service } = await open('reuseLogged');
  await press(/Last Christmas/);
  await said('1 contact would come');
  screen.getByText('1 is excluded from segments');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Also contacts whose entries were cancelled' }));
  fireEvent.click(await enabled('Add 2 contacts'));
  await said('2 contacts came');
  expect(service.bodies.at(-1)).toEqual(['reuseLogged', { entryNo: 7, withCanceled: true }]);
});

test('a mailing group is applied; the former members leave only when it is wished', async () => {
  const { service } = await open('mailingGroup');
  await screen.findByRole('combobox', { name: 'Mailing group' });
  select('Mailing group', 'XMAS');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Take all other members out first' }));
  screen.getByText('2 contacts are in the group now. Who is not in this segment leaves the group.');
  await press('Apply');
  await screen.findByText('3 contacts joined the group. 2 left the group.');
  expect([...service.members.get('XMAS')!]).toEqual(['CT000001', 'CT000002', 'CT000003']);
});

test.each(['chooseContacts', 'findContacts', 'chooseByCriteria', 'savedCriteria', 'reuseLogged', 'mailingGroup'] as const)('%s says nothing that is not in the catalogue of texts', async (at) => {
  const service = new CriteriaService();
  service.perform({ op: 'add', options: { expandCompanies: true }, filters: { contact: { city: 'Espoo|York', type: 'Person' }, interactionLogEntry: {} } }, 'criteria', { matches: [people[4]!] });
  service.saved.set('ESPOO', { description: 'Those of Espoo', criteria: { version: 1, actions: [] } });
  const { container } = await open(at, service, 'qps');
  if (at === 'chooseByCriteria') {
    fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'contact.city' } });
    await screen.findByRole('checkbox', { name: 'Espoo' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Espoo' }));
  }
  await act(async () => { await new Promise((done) => { setTimeout(done, 600); }); });
  const data = JSON.stringify([service.segment(), people, service.steps, [...service.saved], service.logged]) + people.map((one) => [one.companyName, one.city].filter(Boolean).join(' · ')).join('\n');
  expect(hardCodedStrings(container, `${data} SM00012 · ESPOO · SM00001 ·  ·  ·  · me`)).toEqual([]);
});
