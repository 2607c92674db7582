import { barriers, isHardBarrier } from '../../contract/whoGetsALetter';

/** `barrierOf` of the contract as SQL over a contact's columns; null where there is none. A test holds the two against each other in all combinations. */
export const barrierOfContact = (contact: string): string => `case when ${contact}.removed = 1 then 'removed' when ${contact}.privacy_blocked = 1 then 'privacyBlocked'
  when ${contact}.minor = 1 and ${contact}.parental_consent = 0 then 'minor' when ${contact}.exclude_from_segment = 1 then 'excluded' end`;

/** `isHardBarrier` of the contract as SQL, over an expression that gives a barrier or null. */
export const isHard = (barrier: string): string => `coalesce(${barrier}, '') in (${barriers.filter(isHardBarrier).map((hard) => `'${hard}'`).join(', ')})`;

/** True where no choice of the person brings this contact back. */
export const isBarredContact = (contact: string): string => isHard(barrierOfContact(contact));
