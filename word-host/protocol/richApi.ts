import { HostError } from './hostError';

/** What a request may ask a value of. */
export interface HostObject {
  /** For error messages and reference ids: `Range`. */
  readonly type: string;
  readonly properties?: Record<string, HostProperty>;
  /** Objects it leads to; null gives a null object. */
  readonly links?: Record<string, () => HostObject | null>;
  readonly methods?: Record<string, (...values: never[]) => unknown>;
  /** Of a collection. */
  readonly items?: () => HostObject[];
  /** `id` is told with every answer (`Id` or `_Id`). */
  readonly id?: { name: 'Id' | '_Id'; value: number | string };
}

export interface HostProperty {
  get(): unknown;
  set?(value: never): void;
}

interface ObjectPath { ObjectPathType: number; Name?: string; ParentObjectPathId?: number; ArgumentInfo?: ArgumentInfo }
interface ArgumentInfo { Arguments?: unknown[]; ReferencedObjectPathIds?: (number | number[])[] }
interface Action { Id: number; ActionType: number; Name?: string; ObjectPathId: number; ArgumentInfo?: ArgumentInfo; QueryInfo?: Query }
interface Query { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number }
export interface RichApiRequest { Actions: Action[]; ObjectPaths: Record<string, ObjectPath>; AutoKeepReference?: boolean }
export interface RichApiResponse { Results: { ActionId: number; Value: unknown }[]; Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number } }

export interface RichApiWorld {
  root: HostObject;
  /** Objects made by name (`Microsoft.WordServices.Application`). */
  make(service: string): HostObject | undefined;
  /** Around each action: what it wrote before it failed is taken back. */
  attempt<Result>(action: () => Result): Result;
}

/**
 * Carries out the batches of `context.sync()`. Objects the add-in keeps (`_KeepReference`, or items of a collection loaded inside
 * `Word.run`) are counted: several contexts may hold one, and the last to let go forgets it.
 */
export class RichApi {
  private readonly kept = new Map<string, { object: HostObject; count: number }>();
  private readonly names = new WeakMap<HostObject, string>();
  private nextName = 1;

  constructor(private readonly world: RichApiWorld) {}

  get keptCount(): number { return this.kept.size; }

  execute({ Actions, ObjectPaths, AutoKeepReference }: RichApiRequest): RichApiResponse {
    const resolved = new Map<number, HostObject | null>();
    const resolve = (id: number): HostObject | null => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const path = ObjectPaths[String(id)];
      if (!path) throw new HostError('InvalidObjectPath', `There is no object path ${id}.`);
      const object = this.follow(path, resolve);
      resolved.set(id, object);
      return object;
    };
    const Results: RichApiResponse['Results'] = [];
    for (const [index, action] of Actions.entries()) {
      try {
        Results.push({ ActionId: action.Id, Value: this.world.attempt(() => this.perform(action, resolve, AutoKeepReference === true)) ?? null });
      } catch (error) {
        const { code, message, location } = error instanceof HostError ? error : new HostError('GeneralException', error instanceof Error ? error.message : String(error));
        return { Results, Error: { Code: code, Message: message, Location: location, ActionIndex: index, HttpStatusCode: code === 'ItemNotFound' ? 404 : code === 'AccessDenied' ? 401 : 400 } };
      }
    }
    return { Results };
  }

  private follow(path: ObjectPath, resolve: (id: number) => HostObject | null): HostObject | null {
    const parent = (): HostObject | null => resolve(path.ParentObjectPathId ?? 0);
    const name = path.Name ?? '';
    switch (path.ObjectPathType) {
      case 1: return this.world.root;
      case 2: {
        const made = this.world.make(name);
        if (!made) throw new HostError('ApiNotFound', `The stand-in has no ${name}.`, name);
        return made;
      }
      case 3: {
        const object = parent();
        return object && this.call(object, name, values(path.ArgumentInfo, resolve)) as HostObject | null;
      }
      case 4: {
        const object = parent();
        return object && this.link(object, name);
      }
      case 5: {
        const object = parent();
        return object && this.call(object, 'GetItem', values(path.ArgumentInfo, resolve)) as HostObject | null;
      }
      case 6: {
        const found = this.kept.get(name);
        if (!found) throw new HostError('InvalidReference', 'The object is no longer there.', name);
        return found.object;
      }
      case 7: return null;
      default: throw new HostError('NotImplemented', `The stand-in knows no object path of type ${path.ObjectPathType}.`);
    }
  }

  private perform(action: Action, resolve: (id: number) => HostObject | null, keepItems: boolean): unknown {
    const name = action.Name ?? '';
    // The references are let go even where the object they belong to is not there any more.
    if (name === '_RemoveReference') return this.release(String(action.ArgumentInfo?.Arguments?.[0]));
    const object = resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case 1: return object && this.identity(object);
      case 2: return object && this.query(object, action.QueryInfo ?? {}, keepItems);
      case 3:
        if (!object) return null;
        if (name === '_KeepReference') return void this.keep(object);
        return this.call(object, name, values(action.ArgumentInfo, resolve));
      case 4: {
        if (!object) return null;
        const property = object.properties?.[name];
        if (!property?.set) throw new HostError(property ? 'InvalidArgument' : 'ApiNotFound', `${object.type}.${name} cannot be set.`, `${object.type}.${name}`);
        return void property.set(values(action.ArgumentInfo, resolve)[0] as never);
      }
      case 5: return null;
      default: throw new HostError('NotImplemented', `The stand-in knows no action of type ${action.ActionType}.`);
    }
  }

  private call(object: HostObject, name: string, args: unknown[]): unknown {
    const method = object.methods?.[name] ?? collectionMethods(object)[name];
    if (!method) throw new HostError('ApiNotFound', `The stand-in has no ${object.type}.${name}.`, `${object.type}.${name}`);
    return method(...args as never[]);
  }

  private link(object: HostObject, name: string): HostObject | null {
    const link = object.links?.[name];
    if (!link) throw new HostError('ApiNotFound', `The stand-in has no ${object.type}.${name}.`, `${object.type}.${name}`);
    return link();
  }

  private keep(object: HostObject): void {
    const name = this.names.get(object) ?? `${object.type}#${this.nextName++}`;
    this.names.set(object, name);
    const known = this.kept.get(name);
    if (known) known.count += 1;
    else this.kept.set(name, { object, count: 1 });
  }

  private release(name: string): null {
    const known = this.kept.get(name);
    if (known && --known.count === 0) this.kept.delete(name);
    return null;
  }

  private identity(object: HostObject): Record<string, unknown> {
    const name = this.names.get(object);
    return { ...(name !== undefined && this.kept.has(name) ? { _ReferenceId: name } : {}), ...(object.id ? { [object.id.name]: object.id.value } : {}) };
  }

  private query(object: HostObject, { Select = [], Expand = [], Top, Skip = 0 }: Query, keepItems: boolean): unknown {
    const names = [...Select, ...Expand.map((name) => `${name}/*`)].map((name) => name.toLowerCase().replace(/^items\//, ''));
    if (!object.items) return this.pick(object, names, keepItems);
    const items = object.items().slice(Skip, Top === undefined ? undefined : Skip + Top);
    return {
      ...this.identity(object),
      _Items: items.map((item) => {
        if (keepItems) this.keep(item);
        return this.pick(item, names.filter((name) => name !== 'items'), keepItems);
      }),
    };
  }

  private pick(object: HostObject, names: readonly string[], keepItems: boolean): Record<string, unknown> {
    const { properties = {}, links = {} } = object;
    const all = names.length === 0 || names.includes('*') || names.includes('$all');
    const picked = this.identity(object);
    for (const [name, property] of Object.entries(properties)) if (all || names.includes(name.toLowerCase())) picked[name] = property.get();
    const known = new Set([...Object.keys(properties), ...Object.keys(links)].map((name) => name.toLowerCase()));
    for (const name of names) {
      if (!/^[$*]/.test(name) && !known.has(name.split('/')[0]!) && name !== 'id' && name !== 'isnullobject') throw new HostError('InvalidArgument', `${object.type} has no property ${name}.`, `${object.type}.load`);
    }
    for (const [name, link] of Object.entries(links)) {
      const key = name.toLowerCase();
      if (!names.some((one) => one === key || one.startsWith(`${key}/`))) continue;
      const child = link();
      const inner = names.filter((one) => one.startsWith(`${key}/`)).map((one) => one.slice(key.length + 1));
      picked[name] = child && this.query(child, { Select: inner }, keepItems);
    }
    return picked;
  }
}

function values(info: ArgumentInfo | undefined, resolve: (id: number) => HostObject | null): unknown[] {
  const args = [...info?.Arguments ?? []];
  info?.ReferencedObjectPathIds?.forEach((id, at) => {
    if (Array.isArray(id)) args[at] = (args[at] as unknown[]).map((value, inner) => (id[inner] ? resolve(id[inner]) : value));
    else if (id) args[at] = resolve(id);
  });
  return args;
}

/** What every collection can: its items by place, the first and the last. */
function collectionMethods({ items, type }: HostObject): Record<string, (...args: never[]) => unknown> {
  if (!items) return {};
  const there = (item: HostObject | undefined): HostObject => {
    if (!item) throw new HostError('ItemNotFound', 'There is no such item.', type);
    return item;
  };
  return {
    GetItemAt: (index: number) => there(items()[index]),
    GetItem: (key: number | string) => there(items().find((item) => item.id?.value === key) ?? (typeof key === 'number' ? items()[key] : undefined)),
    GetFirst: () => there(items()[0]),
    GetFirstOrNullObject: () => items()[0] ?? null,
    GetLast: () => there(items().at(-1)),
    GetLastOrNullObject: () => items().at(-1) ?? null,
    GetCount: () => items().length,
  };
}
