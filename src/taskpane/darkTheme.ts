import { webDarkTheme, type Theme } from '@fluentui/react-components';
import { wordFont } from './theme';

export const darkTheme: Theme = { ...webDarkTheme, ...wordFont };
