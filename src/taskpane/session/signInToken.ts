const keptAs = 'segment-letters.token';

/**
 * The token of the local service. It comes in the address's fragment (`#token=…`), which no server sees, and is kept for a reload,
 * because Office puts its own facts into the fragment then. '' where there is none; the service then answers NOT_SIGNED_IN.
 */
export function signInToken(address: Location = window.location, storage: () => Storage = () => window.sessionStorage): string {
  const given = new URLSearchParams(address.hash.replace(/^#/, '')).get('token');
  try {
    if (given) storage().setItem(keptAs, given);
    return given ?? storage().getItem(keptAs) ?? '';
  } catch {
    return given ?? '';
  }
}
