import * as react from 'react';

/**
 * React in development takes down for each element where in the program it was made, for its warnings: an eighth of the time of the pane's tests.
 * It stops by itself after ten thousand, until it begins to count anew: here it has always counted so many.
 */
export function takeNoOwnerStacks(): void {
  const { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: internals } = react as unknown as { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: { recentlyCreatedOwnerStacks: number } };
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set: () => undefined });
}
