import { webLightTheme, type Theme } from '@fluentui/react-components';

/** Word's own face; contrast themes are the browser's work (`forced-colors`). */
export const wordFont = { fontFamilyBase: "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif" };
export const lightTheme: Theme = { ...webLightTheme, ...wordFont };
/** The theme beside a light or dark Word; the dark one is loaded where it is wanted. */
export const themeFor = async (isDark: boolean): Promise<Theme> => (isDark ? (await import('./darkTheme')).darkTheme : lightTheme);
