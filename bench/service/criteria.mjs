/** Choosing contacts by criteria among a million: each action through the service, against the same statements as a script of SQL. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { prepareContacts } from './preparedContacts.mjs';
import { recordCalls } from './recordedCalls.mjs';

const action = (op, filters, options = {}) => ({ op, options, filters });
/** A fifth of all comes, a fifth of these goes, and of the rest those on paper stay. */
const actions = [
  ['add', action('add', { mailingGroup: { mailingGroupCode: 'NEWS' }, contact: { countryCode: 'FI|SE' } })],
  ['reduce', action('reduce', { contact: { city: 'Turku|Oulu' } })],
  ['refine', action('refine', { contact: { correspondenceType: 'Hard Copy' } })],
];
/** What a person looks at before: nothing is written. */
const trials = [
  ['mailing group and country', action('add', { mailingGroup: { mailingGroupCode: 'NEWS' }, contact: { countryCode: 'FI|SE' } })],
  ['part of a town in any case', action('add', { contact: { city: '@*ö*' } })],
  ['industry, whole companies', action('add', { industryGroup: { industryGroupCode: 'PRINT' } }, { expandCompanies: true })],
];

export async function criteria({ root, contacts, copyOf, remove, rawSql, startRunning, times }) {
  const folder = path.join(root, 'contacts');
  mkdirSync(folder);
  const no = await prepareContacts(folder, contacts);
  const file = (name) => path.join(root, `${name}.json`);
  const recorded = copyOf(folder);
  for (const [name, what] of actions) await recordCalls(recorded, file(name), (operations) => operations.act({ no, action: what, user: 'bench' }));
  remove(recorded);

  const scripts = times(() => {
    const copy = copyOf(folder);
    const spent = Object.fromEntries(actions.map(([name]) => [name, rawSql('replay', copy, file(name)).cpu]));
    remove(copy);
    return spent;
  });
  const runs = [], looks = [];
  for (let time = 0; time < times.count; time += 1) {
    const copy = copyOf(folder);
    const service = await startRunning(copy);
    await service.call('GET', `/segments/${no}`);
    const once = async (body) => { const { answer, ...used } = await service.measured(() => service.json('POST', `/segments/${no}/actions`, { body })); return { ...used, changed: answer.changed }; };
    const look = {}, run = {};
    for (const [name, what] of trials) look[name] = await once({ ...what, dryRun: true });
    for (const [name, what] of actions) run[name] = await once(what);
    looks.push(look);
    runs.push(run);
    await service.stop();
    remove(copy);
  }
  const least = (list, name, of) => Math.min(...list.map((one) => of(one[name])));
  const cpu = (used) => used.cpu, stall = (used) => used.stall;
  return [
    ...actions.map(([name]) => {
      const [service, script] = [least(runs, name, cpu), least(scripts, name, (spent) => spent)];
      return { what: `${name}: CPU of the service / the same statements as a script`, figure: service / script, bound: 1.1, detail: `${service.toFixed(0)} / ${script.toFixed(0)} ms; ${runs[0][name].changed.toLocaleString('en')} lines, ${least(runs, name, (used) => used.wall).toFixed(0)} ms in all` };
    }),
    { what: 'add, reduce, refine: longest stall of the main thread', unit: 'ms', figure: Math.max(...actions.map(([name]) => least(runs, name, stall))), bound: 200 },
    ...trials.map(([name]) => ({ what: `looked at before: ${name}`, unit: 'ms', figure: least(looks, name, cpu), detail: `CPU; ${looks[0][name].changed.toLocaleString('en')} contacts would come, ${least(looks, name, (used) => used.wall).toFixed(0)} ms in all` })),
  ];
}
