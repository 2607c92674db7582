export type RibbonAction = { kind: 'showPane'; url: string } | { kind: 'runFunction'; name: string };
export interface AddInButton { id: string; label: string; tip: string; icon: string | undefined; action: RibbonAction }
export interface AddInGroup { tab: string; label: string; buttons: AddInButton[] }

/** What the ribbon shows of an add-in, from its manifest (add-in only manifest, VersionOverrides of the Document host). */
export interface AddIn { name: string; functionFile: string | undefined; paneUrl: string; groups: AddInGroup[] }

/**
 * Reads an add-in's manifest. Addresses keep their path and move to `origin`, where this add-in is served.
 * `language` is a BCP 47 tag; texts without that override stay in the manifest's own language.
 */
export function readManifest(text: string, origin: string, language: string): AddIn {
  const manifest = new DOMParser().parseFromString(text, 'application/xml');
  if (manifest.getElementsByTagName('parsererror').length) throw new Error('The manifest is not well-formed XML.');
  const below = (parent: Element | Document | undefined, name: string): Element[] => [...parent?.getElementsByTagNameNS('*', name) ?? []];
  const first = (parent: Element | Document | undefined, name: string): Element | undefined => below(parent, name)[0];
  const inLanguage = (element: Element | undefined, attribute: string): string => {
    const overrides = [...element?.children ?? []].filter((one) => one.localName === 'Override');
    const found = overrides.find((one) => one.getAttribute('Locale')?.toLowerCase() === language.toLowerCase())
      ?? overrides.find((one) => one.getAttribute('Locale')?.split('-')[0] === language.split('-')[0]);
    return (found?.getAttribute('Value') ?? element?.getAttribute(attribute) ?? '');
  };
  const moved = (address: string): string => {
    const url = new URL(address);
    return new URL(url.pathname + url.search, origin).href;
  };

  // A newer VersionOverrides stands inside the older one, and wins.
  const overrides = below(manifest, 'VersionOverrides').at(-1);
  const resources = new Map<string, Element>();
  for (const kind of ['Image', 'Url', 'String']) for (const one of below(overrides, kind)) resources.set(one.getAttribute('id') ?? '', one);
  const resource = (element: Element | undefined): string => inLanguage(resources.get(element?.getAttribute('resid') ?? ''), 'DefaultValue');
  const address = (element: Element | undefined): string | undefined => (element ? moved(resource(element)) : undefined);

  const host = below(overrides, 'Host').find((one) => one.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type') === 'Document');
  const buttons = (group: Element): AddInButton[] => below(group, 'Control').flatMap((control) => {
    const action = [...control.children].find((one) => one.localName === 'Action');
    const own = (name: string): Element | undefined => [...control.children].find((one) => one.localName === name);
    const kind = action?.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type');
    const icons = below(own('Icon'), 'Image');
    const shown = icons.find((one) => one.getAttribute('size') === '32') ?? icons[0];
    const does: RibbonAction | undefined = kind === 'ShowTaskpane' ? { kind: 'showPane', url: address(first(action, 'SourceLocation')) ?? '' }
      : kind === 'ExecuteFunction' ? { kind: 'runFunction', name: first(action, 'FunctionName')?.textContent?.trim() ?? '' } : undefined;
    return does ? [{ id: control.getAttribute('id') ?? '', label: resource(own('Label')), tip: resource(first(own('Supertip'), 'Description')), icon: address(shown), action: does }] : [];
  });
  const groups = below(host, 'OfficeTab').flatMap((tab) => below(tab, 'Group').map((group) => ({
    tab: tab.getAttribute('id') ?? '',
    label: resource([...group.children].find((one) => one.localName === 'Label')),
    buttons: buttons(group),
  })));
  const shows = groups.flatMap((group) => group.buttons).map((button) => button.action).find((action) => action.kind === 'showPane');
  const ordinary = first(first(manifest, 'DefaultSettings'), 'SourceLocation');
  return {
    name: inLanguage(first(manifest, 'DisplayName'), 'DefaultValue'),
    functionFile: address(first(host, 'FunctionFile')),
    paneUrl: shows?.kind === 'showPane' ? shows.url : moved(inLanguage(ordinary, 'DefaultValue')),
    groups,
  };
}
