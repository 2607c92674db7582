import { loadLanguage } from '../../src/taskpane/locales/language';
import { showRefusal } from '../../src/taskpane/showRefusal';
import { wordProblemCodes } from '../../src/word/wordDocument';

it.each(['en', 'fi', 'qps'] as const)('the page of the dialog says in the language of Word what was not done, why, and how to go on: %s', async (code) => {
  const language = await loadLanguage(code);
  for (const refused of wordProblemCodes) {
    document.body.innerHTML = '<main id="refused"></main>';
    const close = jest.fn();
    showRefusal(document, refused, language, close);
    const page = document.getElementById('refused')!;
    expect([...page.children].map(({ tagName, textContent }) => [tagName, textContent])).toEqual([['H1', language.say('problems.notPutIn')], ['P', language.say(`problems.${refused}`)], ['BUTTON', language.say('shell.close')]]);
    expect([document.documentElement.lang, document.title]).toEqual([language.tag, language.say('problems.notPutIn')]);
    expect(document.activeElement).toBe(page.querySelector('button'));
    page.querySelector('button')!.click();
    expect(close).toHaveBeenCalledTimes(1);
  }
});
