import type { Evaluation } from '../../contract/loggedSegment';
import type { Say } from '../locales/language';

/** What came of an interaction, in words. */
export const evaluationWord = (evaluation: Evaluation, say: Say): string =>
  (evaluation === '' ? say('loggedLife.evaluation.none') : say(`loggedLife.evaluation.${evaluation.replace(' ', '') as 'VeryPositive' | 'Positive' | 'Neutral' | 'Negative' | 'VeryNegative'}`));
