import type { CorrespondenceType } from '../../contract/interaction';
import type { Barrier, SkipReason } from '../../contract/whoGetsALetter';
import type { Say } from '../locales/language';

/** A correspondence type as the person reads it. */
export function correspondenceWord(type: CorrespondenceType, say: Say): string {
  if (type === '') return say('produce.type.none');
  return type === 'Email' ? say('detail.value.Email') : say('detail.value.HardCopy');
}

/** Why a contact gets no letter, in a few words. */
export const reasonWord = (reason: SkipReason, say: Say): string =>
  (reason === 'correspondenceType' || reason === 'notChosen' ? say(`produce.reason.${reason}`) : say(`detail.barrier.${reason satisfies Barrier}`));

/** What is left, in whole seconds up to a minute and a half, then in whole minutes. */
export const timeLeft = (seconds: number, say: Say): string =>
  (seconds <= 90 ? say('produce.secondsLeft', { count: Math.max(1, Math.round(seconds)) }) : say('produce.minutesLeft', { count: Math.round(seconds / 60) }));
