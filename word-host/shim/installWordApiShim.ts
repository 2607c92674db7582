/**
 * The npm build of office.js is of 2022 and knows WordApi 1.1 to 1.3. This adds what we use of 1.4 and 1.5 (fields, insertField), out of office.js'
 * own public building blocks, so that load, sync, null objects and errors behave as they do everywhere. A newer office.js is left alone.
 * For development and tests only; it is never served to real Word.
 */

interface ClientObject { context: { trackedObjects: { add(object: unknown): void; remove(object: unknown): void } }; _isNull?: boolean; [member: string]: unknown }
type Constructor = new (context: unknown, path: unknown) => ClientObject;

interface OfficeExtension {
  ClientObject: Constructor & { prototype: { _handleResult(value: unknown): void; _handleIdResult(value: unknown): void } };
  BatchApiHelper: {
    createMethodObject(type: Constructor, parent: ClientObject, name: string, operation: number, args: unknown[], isCollection: boolean, isInvalidAfterRequest: boolean, getByIdMethod: string | null, flags: number): ClientObject;
    createPropertyObject(type: Constructor, parent: ClientObject, name: string, isCollection: boolean, flags: number): ClientObject;
    createChildItemObject(type: Constructor, hasIndexer: boolean, parent: ClientObject, data: unknown, index: number): ClientObject;
    invokeMethod(object: ClientObject, name: string, operation: number, args: unknown[], flags: number, kind: number): unknown;
    invokeSetProperty(object: ClientObject, name: string, value: unknown, flags: number): void;
  };
  Utility: {
    throwIfNotLoaded(name: string, value: unknown, type: string, isNull: boolean | undefined): void;
    throwIfApiNotSupported(member: string, set: string, version: string, host: string): void;
    fixObjectPathIfNecessary(object: ClientObject, value: unknown): void;
    load(object: ClientObject, what: unknown): ClientObject;
    toJson(object: ClientObject, scalars: object, links: object): unknown;
  };
}

export interface ShimmedWindow {
  name: string;
  Office: { onReady(callback: () => void): unknown; context: object };
  Microsoft: { Office: { WebExtension: { onReadyInternal(callback: () => void): unknown } } };
  OfficeExt: { HostName: { Host: { getInstance(): { getPlatform(): string } } } };
  Word: Record<string, Constructor>;
  OfficeExtension: OfficeExtension;
}

/** To be called right after office.js, before anyone waits for it to be ready. */
export function installWordApiShim(window: ShimmedWindow): void {
  const standIn = readStandIn(window.name);
  if (standIn) playPlatform(window, standIn.platform);
  // Not `onReady`: that is the add-in's own word that its functions are there, and office.js listens to no ribbon button before it.
  void window.Microsoft.Office.WebExtension.onReadyInternal(() => {
    if (standIn?.dark !== undefined) playTheme(window.Office.context, standIn.dark);
    if (window.Word && !window.Word.Field) addFields(window.Word, window.OfficeExtension);
  });
}

/** office.js always runs as the web one here; the add-in is to see the Word that the stand-in plays. */
function playPlatform({ OfficeExt }: ShimmedWindow, platform: string): void {
  if (platform !== 'OfficeOnline') OfficeExt.HostName.Host.getInstance().getPlatform = () => platform;
}

/** This build of office.js knows no theme; the add-in is to look like the Word around it. */
function playTheme(context: object, dark: boolean): void {
  const [paper, ink] = dark ? ['#2b2b2b', '#f2f2f2'] : ['#ffffff', '#242424'];
  const officeTheme = { isDarkTheme: dark, bodyBackgroundColor: paper, bodyForegroundColor: ink, controlBackgroundColor: paper, controlForegroundColor: ink };
  if (!('officeTheme' in context)) Object.defineProperty(context, 'officeTheme', { configurable: true, enumerable: true, value: officeTheme });
}

interface StandIn { platform: string; dark?: boolean }

/** Only the stand-in names the frame so. */
function readStandIn(name: string): StandIn | undefined {
  try {
    return (JSON.parse(name) as { standIn?: StandIn }).standIn;
  } catch {
    return undefined;
  }
}

function addFields(word: Record<string, Constructor>, { BatchApiHelper: batch, ClientObject, Utility }: OfficeExtension): void {
  /** A proxy class with scalar properties (true: they can be set), and with items where `itemOf` gives their class. */
  function define(name: string, scalars: Record<string, boolean>, itemOf?: () => Constructor): Constructor {
    const wire = (property: string): string => property[0]!.toUpperCase() + property.slice(1);
    // office.js' classes are functions of ES5; Reflect.construct makes one of them with our prototype.
    const proxy = function (this: unknown, context: unknown, path: unknown) { return Reflect.construct(ClientObject, [context, path], proxy); } as unknown as Constructor;
    const prototype: ClientObject = Object.create(ClientObject.prototype, { constructor: { value: proxy } }) as ClientObject;
    Object.defineProperty(proxy, 'prototype', { value: prototype });
    Object.defineProperty(prototype, '_className', { get: () => name });
    for (const [property, writable] of Object.entries(scalars)) {
      const key = `_value_${property}`;
      Object.defineProperty(prototype, property, {
        enumerable: true, configurable: true,
        get(this: ClientObject) {
          Utility.throwIfNotLoaded(property, this[key], name, this._isNull);
          return this[key];
        },
        ...(writable ? { set(this: ClientObject, value: unknown) {
          this[key] = value;
          batch.invokeSetProperty(this, wire(property), value, 0);
        } } : {}),
      });
    }
    Object.defineProperty(prototype, '_ReferenceId', { get(this: ClientObject) { return this.__reference; } });
    Object.defineProperty(prototype, '_isCollection', { get: () => itemOf !== undefined });
    if (itemOf) Object.defineProperty(prototype, 'items', { get(this: ClientObject) {
      Utility.throwIfNotLoaded('items', this.__items, name, this._isNull);
      return this.__items;
    } });
    Object.assign(prototype, {
      _KeepReference(this: ClientObject) { batch.invokeMethod(this, '_KeepReference', 1, [], 4, 0); },
      _handleResult(this: ClientObject, value: Record<string, unknown> | null) {
        ClientObject.prototype._handleResult.call(this, value);
        if (value === null || value === undefined) return;
        Utility.fixObjectPathIfNecessary(this, value);
        for (const property of Object.keys(scalars)) if (value[wire(property)] !== undefined) this[`_value_${property}`] = value[wire(property)];
        if (value._ReferenceId !== undefined) this.__reference = value._ReferenceId;
        if (itemOf && Array.isArray(value._Items)) {
          this.__items = value._Items.map((data, index) => {
            const item = batch.createChildItemObject(itemOf(), false, this, data, index);
            (item as unknown as { _handleResult(data: unknown): void })._handleResult(data);
            return item;
          });
        }
      },
      _handleIdResult(this: ClientObject, value: Record<string, unknown> | null) {
        ClientObject.prototype._handleIdResult.call(this, value);
        if (value?._ReferenceId !== undefined) this.__reference = value._ReferenceId;
      },
      load(this: ClientObject, what: unknown) { return Utility.load(this, what); },
      track(this: ClientObject) { this.context.trackedObjects.add(this); return this; },
      untrack(this: ClientObject) { this.context.trackedObjects.remove(this); return this; },
      toJSON(this: ClientObject) {
        const loaded = Object.fromEntries(Object.keys(scalars).map((property) => [property, this[`_value_${property}`]]));
        return Utility.toJson(this, itemOf ? { items: this.__items } : loaded, {});
      },
    });
    word[name] = proxy;
    return proxy;
  }
  const field = define('Field', { code: true, type: false, kind: false, locked: false });
  const fields = define('FieldCollection', {}, () => field);
  const read = 1;
  const write = 0;
  for (const name of ['GetFirst', 'GetFirstOrNullObject']) {
    fields.prototype[name[0]!.toLowerCase() + name.slice(1)] = function (this: ClientObject) { return batch.createMethodObject(field, this, name, read, [], false, false, null, 4); };
  }
  Object.defineProperty(field.prototype, 'result', { get(this: ClientObject) { return this.__result ??= batch.createPropertyObject(word.Range!, this, 'Result', false, 4); } });
  field.prototype.select = function (this: ClientObject, mode?: string) { batch.invokeMethod(this, 'Select', read, [mode], 4, 0); };
  field.prototype.delete = function (this: ClientObject) { batch.invokeMethod(this, 'Delete', write, [], 0, 0); };
  for (const name of ['Body', 'Range', 'Paragraph', 'ContentControl']) {
    Object.defineProperty(word[name]!.prototype, 'fields', { configurable: true, get(this: ClientObject) { return this.__fields ??= batch.createPropertyObject(fields, this, 'Fields', true, 4); } });
  }
  word.Range!.prototype.insertField = function (this: ClientObject, location: string, type: string, text: string, removeFormatting: boolean) {
    Utility.throwIfApiNotSupported('Range.insertField', 'WordApi', '1.5', 'Word');
    return batch.createMethodObject(field, this, 'InsertField', write, [location, type, text, removeFormatting], false, true, null, 0);
  };
}
