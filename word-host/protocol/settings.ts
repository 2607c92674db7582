import { childrenOf } from '../document/wordXml';
import { declare, relate } from '../document/insertOoxml';
import type { OpenDocument } from '../document/openDocument';

/**
 * The settings an add-in keeps in a document stand in the web extension part of the package ([MS-OWEXML] 2.2), so they are saved with it:
 * the package → task panes → web extension → properties, each value a JSON text.
 */
const panesType = 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes';
const extensionType = 'http://schemas.microsoft.com/office/2011/relationships/webextension';
const panesPart = 'word/webextensions/taskpanes.xml';
const extensionPart = 'word/webextensions/webextension1.xml';
const extensionNamespace = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';

function partsOf(document: OpenDocument): { panes: string; extension: string | undefined } | undefined {
  const panes = document.targetOfType('', '/webextensiontaskpanes');
  return panes === undefined ? undefined : { panes, extension: document.targetOfType(panes, '/webextension') };
}

export function readSettings(document: OpenDocument): Record<string, string> {
  const extension = partsOf(document)?.extension;
  const root = extension === undefined ? undefined : document.xml(extension)?.documentElement;
  const properties = childrenOf(root).find((one) => one.localName === 'properties');
  return Object.fromEntries(childrenOf(properties).map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']));
}

/** Replaces all settings. It is no step of undo: what an add-in noted stays. */
export function writeSettings(document: OpenDocument, settings: Record<string, string>): void {
  const properties = Object.entries(settings).map(([name, value]) => `<we:property name="${escaped(name)}" value="${escaped(value)}"/>`).join('');
  const xml = (content: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${content}`);
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const { pen, parts } = document;
  pen.lasting(() => {
    const known = partsOf(document);
    const panes = known?.panes ?? panesPart;
    const extension = known?.extension ?? extensionPart;
    pen.setPart(extension, xml(`<we:webextension xmlns:we="${extensionNamespace}" id="{6D9C5E0A-2B0C-4C9F-9F63-0A3B2F6C1D57}"><we:reference id="segment-letters" version="1.0.0.0" store="developer" storeType="Registry"/><we:alternateReferences/><we:properties>${properties}</we:properties><we:bindings/><we:snapshot xmlns:r="${relationships}"/></we:webextension>`));
    if (!known?.extension) declare(pen, parts, extension, 'application/vnd.ms-office.webextension+xml');
    if (!known) {
      pen.setPart(panes, xml('<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>'));
      declare(pen, parts, panes, 'application/vnd.ms-office.webextensiontaskpanes+xml');
      relate(pen, parts, '', panesType, panes, false);
    }
    const id = relate(pen, parts, panes, extensionType, extension, false);
    if (!known) pen.setPart(panes, xml(`<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref xmlns:r="${relationships}" r:id="${id}"/></wetp:taskpane></wetp:taskpanes>`));
  });
}

/** The same document without any settings; for a copy that nobody edits. */
export function withoutSettings(copy: OpenDocument): OpenDocument {
  const known = partsOf(copy);
  if (!known?.extension) return copy;
  writeSettings(copy, {});
  return copy;
}

const escaped = (text: string): string => text.replace(/[&<"\u0000-\u001f]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[sign] ?? (/[\t\n\r]/.test(sign) ? `&#${sign.charCodeAt(0)};` : ''));
