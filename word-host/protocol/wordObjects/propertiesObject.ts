import { builtInProperties, deleteCustomProperty, readCustomProperties, readProperty, writeCustomProperty, writeProperty, type BuiltInProperty, type CustomValue } from '../../document/properties';
import { HostError } from '../hostError';
import type { HostObject, HostProperty } from '../richApi';
import { collection } from './stretch';
import type { Word } from './word';

const writable: readonly BuiltInProperty[] = ['Title', 'Subject', 'Author', 'Comments', 'Keywords', 'Category', 'Manager', 'Company'];
const dates: readonly BuiltInProperty[] = ['CreationDate', 'LastSaveTime', 'LastPrintDate'];

export function propertiesObject(word: Word): HostObject {
  const { document } = word;
  const names = Object.keys(builtInProperties) as BuiltInProperty[];
  const property = (name: BuiltInProperty): HostProperty => ({
    get: () => {
      const text = readProperty(document.parts, name);
      return dates.includes(name) ? text || null : text;
    },
    ...(writable.includes(name) ? { set: (value: string) => word.write(() => document.transaction('setProperty', () => writeProperty(document.pen, document.parts, name, value))) } : {}),
  });
  return {
    type: 'DocumentProperties',
    properties: { ...Object.fromEntries(names.map((name) => [name, property(name)])), Security: { get: () => 0 }, Format: { get: () => '' } },
    links: { CustomProperties: () => customProperties(word) },
  };
}

function customProperties(word: Word): HostObject {
  const { document } = word;
  const all = () => readCustomProperties(document.parts);
  const find = (key: string) => all().find((one) => one.key.toLowerCase() === key.toLowerCase());
  const remove = (key: string): void => word.write(() => document.transaction('deleteProperty', () => deleteCustomProperty(document.pen, document.parts, key)));
  const write = (key: string, value: CustomValue): void => word.write(() => document.transaction('setProperty', () => writeCustomProperty(document.pen, document.parts, key, value)));
  const object = (key: string): HostObject => ({
    type: 'CustomProperty',
    properties: {
      Key: { get: () => key },
      Type: { get: () => find(key)?.type ?? 'String' },
      Value: { get: () => {
        const value = find(key)?.value;
        return value instanceof Date ? value.toISOString() : value;
      }, set: (value: CustomValue) => write(key, value) },
    },
    methods: { Delete: () => remove(key) },
  });
  return collection('CustomPropertyCollection', () => all().map(({ key }) => object(key)), {
    Add: (key: string, value: CustomValue) => {
      write(key, value);
      return object(key);
    },
    GetItem: (key: string) => {
      if (!find(key)) throw new HostError('ItemNotFound', `There is no property ${key}.`, 'CustomPropertyCollection.getItem');
      return object(key);
    },
    GetItemOrNullObject: (key: string) => (find(key) ? object(key) : null),
    DeleteAll: () => { for (const { key } of all()) remove(key); },
  });
}
