import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

/** Word's own type sizes are smaller than Fluent's on the web; the pane sits beside them. Contrast themes are the browser's work (`forced-colors`). */
const ours = { fontFamilyBase: "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif" };
export const lightTheme: Theme = { ...webLightTheme, ...ours };
export const darkTheme: Theme = { ...webDarkTheme, ...ours };
