import { answersTo, demandQuestions } from '../../src/cli/answers';

const question = (key: string, prompt = key) => ({ key, prompt, suggested: '', varies: false });
const twice = [question('Town?'), question('Town? 2', 'Town?'), question('FILLIN', '')];

it('answers all questions of the same words, and by its key one of them, in whatever order', () => {
  const answers = { 'Town?': 'Oulu', 'Town? 2': 'Turku' };
  expect(answersTo(twice, ['Town?=Oulu', 'Town? 2=Turku'])).toEqual({ 'Town?': 'Oulu', 'Town? 2': 'Turku' });
  const day = [question('Day', 'Which day?'), question('Day 2', 'Which day?')];
  for (const given of [['Which day?=Monday', 'Day 2=Friday'], ['Day 2=Friday', 'Which day?=Monday']]) expect(answersTo(day, given)).toEqual({ Day: 'Monday', 'Day 2': 'Friday' });
  expect(answersTo(twice, ['Town? 2=Turku', 'Town?=Oulu'])).toEqual(answers);
});

it('refuses an answer without a name, also where a question has no words', () => {
  for (const given of [' =x', '=x']) {
    expect(answersTo(twice, [given])).toEqual({});
    expect(() => demandQuestions(twice, [given])).toThrow(`--answer "${given}": the letter has no such question.`);
  }
  expect(answersTo(twice, ['FILLIN=x'])).toEqual({ FILLIN: 'x' });
});

it('says that a letter keeps no more than 100 answers', () => {
  const many = Array.from({ length: 101 }, (_, index) => question(`q${index}`));
  expect(() => demandQuestions(many, many.map(({ key }) => `${key}=x`))).toThrow('at most 100 answers');
  expect(() => demandQuestions(many, many.slice(1).map(({ key }) => `${key}=x`))).not.toThrow();
});
