import { signInToken } from '../../../src/taskpane/session/signInToken';

const at = (hash: string): Location => ({ hash } as Location);
const refused = (): Storage => { throw new Error('refused'); };

describe('the token of the local service', () => {
  beforeEach(() => window.sessionStorage.clear());
  test('comes in the fragment, also among what Office adds, and outlives a reload', () => {
    expect(signInToken(at('#token=abc&_host_Info=Word$Web'))).toBe('abc');
    expect(signInToken(at('#_host_Info=Word$Web'))).toBe('abc');
  });
  test('a storage that is refused does not matter', () => {
    expect(signInToken(at('#token=abc'), refused)).toBe('abc');
    expect(signInToken(at(''), refused)).toBe('');
  });
});
