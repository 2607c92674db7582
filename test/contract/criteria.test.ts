import { criteria, newSavedCriteria } from '../../src/contract/schemas/criteriaSchemas';

const action = { op: 'add', options: { expandCompanies: true }, filters: { contact: { postCode: '20000..21999' } } };
const whole = { version: 1, actions: [action] };

it('keeps the actions in their order', () => {
  const two = { version: 1, actions: [action, { op: 'refine', options: {}, filters: { mailingGroup: { mailingGroupCode: 'NEWS|TRADE' } } }] };
  expect(criteria.parse(two)).toEqual(two);
});
it.each([
  ['another version', { ...whole, version: 2 }],
  ['no actions', { ...whole, actions: [] }],
  ['an unknown step', { ...whole, actions: [{ ...action, op: 'drop' }] }],
  ['an unknown option', { ...whole, actions: [{ ...action, options: { everybody: true } }] }],
  ['an unknown source', { ...whole, actions: [{ ...action, filters: { customer: { no: '1' } } }] }],
  ['an empty filter', { ...whole, actions: [{ ...action, filters: { contact: { no: '' } } }] }],
  ['a field name that is none', { ...whole, actions: [{ ...action, filters: { contact: { 'no"': '1' } } }] }],
  ['a filter that is no text', { ...whole, actions: [{ ...action, filters: { contact: { no: 1 } } }] }],
])('refuses %s', (_, given) => expect(criteria.safeParse(given).success).toBe(false));
it.each([['', 'x'], ['x'.repeat(11), 'x'], ['X', 'x'.repeat(101)]])('refuses the code %j with the description %j', (code, description) =>
  expect(newSavedCriteria.safeParse({ code, description, criteria: whole }).success).toBe(false));
