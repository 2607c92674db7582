import type { HostSwitches } from '../protocol/profiles';
import { menu } from './chrome/menu';
import type { Words } from './chrome/words';

/** What can be switched on the stand-in while it runs. */
export interface TestSwitches extends HostSwitches { dark: boolean }

/** The menu that makes the stand-in behave like another Word, or badly. */
export function testHostMenu(words: Words, switches: TestSwitches, changed: (what: keyof TestSwitches | 'restartPane') => void): HTMLElement {
  const toggle = (what: 'readOnly' | 'failNextRead' | 'dark', label: string) => ({
    label, checked: switches[what], choose: () => {
      switches[what] = !switches[what];
      changed(what);
    },
  });
  return menu(words.testHost, () => [
    { note: words.testNote },
    { heading: words.profile },
    ...(['web', 'windows', 'mac'] as const).map((profile) => ({
      label: words[profile], checked: switches.profile === profile, radio: true, choose: () => {
        switches.profile = profile;
        changed('profile');
      },
    })),
    { heading: words.behaviour },
    toggle('readOnly', words.readOnly),
    toggle('failNextRead', words.failNextRead),
    { label: words.restartPane, choose: () => changed('restartPane') },
    { heading: words.appearance },
    toggle('dark', words.dark),
  ], { icon: 'flask' });
}
