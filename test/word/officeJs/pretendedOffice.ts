/**
 * A few members of Office for tests of what no host can be brought to do on purpose: odd addresses, themes, slices that come short. Everything else is
 * tested through the real office.js (see theRealOffice.test.ts).
 */
export function pretendOffice(context: object): void {
  Object.assign(globalThis, {
    Office: {
      FileType: { Compressed: 'compressed' }, AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
      context: { requirements: { isSetSupported: () => true }, displayLanguage: 'fi-FI', platform: 'PC', ...context },
    },
  });
}
export const succeeded = <T>(value: T) => ({ status: 'succeeded', value });
export const failed = (code: number | string, message = 'Refused.') => ({ status: 'failed', error: { code, message, name: 'x' } });
