import type { MergeValues } from '../../contract/mergeData';
import { isLongRun } from '../image/longRun';
import type { Template } from '../letter/template';
import { plainLetters, type ContactLetters } from './contactLetters';
import { imageLetters } from './imageLetters';

/** The letters of a segment's run of so many, by the producer that makes them in the pane. */
export const lettersForRun = (template: Template, common: MergeValues, letters: number): ContactLetters => (isLongRun(letters) ? imageLetters : plainLetters)(template, common);
