import { currentPlatform } from '../support/platform';
import { canOpenDialog, canOpenLetters } from '../support/requirements';
import type { WordHost } from '../wordDocument';

/** What this Word is and can do. */
export function host(): WordHost {
  const platform = currentPlatform();
  return { platform, canDownload: platform === 'web' || platform === 'windows', canOpenLetters: canOpenLetters(), canOpenDialog: canOpenDialog(), displayLanguage: Office.context.displayLanguage || 'en-US' };
}

/** True where Word's own theme is dark; where Word does not say (on the web), what the person's system prefers. */
export function isDark(): boolean {
  const theme = Office.context.officeTheme as (Office.OfficeTheme & { isDarkTheme?: boolean }) | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const background = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '');
  if (background) return background.slice(1).reduce((sum, hex) => sum + parseInt(hex, 16), 0) < 3 * 128;
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The letter's address, and its file name without folder; both '' for a letter that was never saved. */
export function file(): { name: string; url: string } {
  const url = Office.context.document.url || '';
  const isPath = /^[a-z]:\\|^\\\\/i.test(url) || !/^[a-z][a-z0-9+.-]+:/i.test(url);
  const last = (isPath ? url : url.replace(/[?#].*$/, '')).split(/[\\/]/).pop() ?? '';
  return { url, name: isPath ? last : decoded(last) };
}

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}
