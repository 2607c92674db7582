import * as providers from '@fluentui/react-icons/providers';
import * as utils from '@fluentui/react-icons/utils';

/*
 * Stands for `@fluentui/react-icons` in the tests of the pane. Fluent's parts ask for the index of all icons, which takes every suite as long to load as
 * the whole rest of Fluent. Here each icon comes out of its own file when somebody uses it: the same icon.
 */

const fileOf = (icon: string): string => icon.replace(/\d*(Regular|Filled)$/, '').replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();

module.exports = new Proxy<Record<string, unknown>>({ ...utils, ...providers }, {
  get: (own, name) => (typeof name === 'string' && /(Regular|Filled)$/.test(name) ? (jest.requireActual<Record<string, unknown>>(`@fluentui/react-icons/svg/${fileOf(name)}`))[name] : own[name as string]),
});
