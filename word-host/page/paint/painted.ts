/** What stands for what: the painted nodes of an XML node, and back. A header is painted on every page, so an XML node has several. */
export class Painted {
  private readonly xml = new WeakMap<Node, Node>();
  private readonly html = new WeakMap<Node, Node[]>();

  link<T extends Node>(html: T, xml: Node): T {
    if (this.xml.get(html) === xml) return html;
    this.xml.set(html, xml);
    const all = this.html.get(xml);
    if (!all) this.html.set(xml, [html]);
    else {
      if (all.length > 4 && !all[0]!.isConnected) all.splice(0, all.length, ...all.filter((one) => one.isConnected));
      all.push(html);
    }
    return html;
  }

  xmlOf = (html: Node | null | undefined): Node | undefined => (html ? this.xml.get(html) : undefined);

  /** The painted node on the page; of several the one inside `preferred`, else the first. */
  htmlOf(xml: Node, preferred?: Node | null): Node | undefined {
    const shown = (this.html.get(xml) ?? []).filter((one) => one.isConnected);
    return shown.find((one) => preferred?.contains(one)) ?? shown[0];
  }
}

/** Makes an element of the page. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}
