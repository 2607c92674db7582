import { answersOf, shownAnswer, typedAnswers } from '../../src/taskpane/actions/answerQuestions';

const day = { key: 'Day', prompt: 'Which day?', suggested: 'Friday', varies: false };
const town = { key: 'Town', prompt: 'Which town?', suggested: '«Contact_City»', varies: true };
const proto = { key: '__proto__', prompt: '', suggested: '', varies: false };

it('shows what was typed, else what was answered before, else what the letter suggests', () => {
  expect([shownAnswer(day, { Day: '' }, { Day: 'Monday' }), shownAnswer(day, {}, { Day: 'Monday' }), shownAnswer(day, {}, {}), shownAnswer(proto, {}, {}), shownAnswer(town, {}, {})]).toEqual(['', 'Monday', 'Friday', '', '']);
});

it('confirms what is suggested for all, not what is suggested for each contact', () => {
  expect(answersOf([day, town], {}, {})).toEqual({ Day: 'Friday' });
  expect(answersOf([day, town], { Town: 'Turku' }, { Gone: 'x' })).toEqual({ Day: 'Friday', Town: 'Turku' });
  expect(answersOf([town], { Town: '' }, { Town: 'Turku' })).toEqual({});
});

it('keeps what was typed beside what was answered before, and nothing that was only suggested', () => {
  expect(typedAnswers([day, town], { Town: 'Turku' }, {})).toEqual({ Town: 'Turku' });
  expect(typedAnswers([day, town], { Town: 'Turku' }, { Day: 'Monday' })).toEqual({ Day: 'Monday', Town: 'Turku' });
});

it('leaves out only the answer that is too long, and keeps what was answered in its place before', () => {
  const long = 'x'.repeat(2001);
  expect(answersOf([day, town], { Day: 'Monday', Town: long }, {})).toEqual({ Day: 'Monday' });
  expect(typedAnswers([day, town], { Day: long, Town: 'Turku' }, { Day: 'Monday' })).toEqual({ Day: 'Monday', Town: 'Turku' });
});
