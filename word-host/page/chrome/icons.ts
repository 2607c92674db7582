/** Our own line icons, 20 × 20. */
const paths = {
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5',
  alignLeft: 'M3 5h14M3 9h9M3 13h14M3 17h9',
  alignCenter: 'M3 5h14M5.5 9h9M3 13h14M5.5 17h9',
  alignRight: 'M3 5h14M8 9h9M3 13h14M8 17h9',
  pageBreak: 'M5 8V3h10v5M5 12v5h10v-5M2.5 10h3M8.5 10h3M14.5 10h3',
  headerAndFooter: 'M5 2.5h10v15H5zM5 6.5h10M5 13.5h10M7.5 4.5h5M7.5 15.5h5',
  open: 'M2.5 16V4.5h5l1.5 2h6.5v2M2.5 16l2.5-7.5h13L15.5 16z',
  save: 'M10 3v9M6.5 9 10 12.5 13.5 9M3.5 14v2.5h13V14',
  print: 'M6 7V3h8v4M4 7h12a1 1 0 0 1 1 1v6h-3v3H6v-3H3V8a1 1 0 0 1 1-1zM6 12h8',
  document: 'M5 2.5h7l3.5 3.5v11.5h-10.5zM12 2.5V6h3.5',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M6 8.5 10 12.5 14 8.5',
  pageWidth: 'M3 3.5v13M17 3.5v13M5.5 10h9M5.5 10 8 7.5M5.5 10 8 12.5M14.5 10 12 7.5M14.5 10 12 12.5',
  darkPaper: 'M15.5 12.5A6.5 6.5 0 0 1 7.5 4.5a6.5 6.5 0 1 0 8 8z',
  hundred: 'M5 2.5h10v15H5zM7.5 6h5M7.5 9h5M7.5 12h3',
  minus: 'M5 10h10',
  plus: 'M5 10h10M10 5v10',
  flask: 'M8 3h4M8.5 3v5L4 15.5A1.2 1.2 0 0 0 5 17.3h10a1.2 1.2 0 0 0 1-1.8L11.5 8V3M6.3 12.5h7.4',
} as const;
export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** The sign in the title bar: a written page. */
export function appIcon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  for (const [tag, attributes] of [
    ['rect', { x: '4', y: '2', width: '16', height: '20', rx: '2.5', fill: '#185abd' }],
    ['path', { d: 'M8 8.5h8M8 12h8M8 15.5h5', stroke: '#fff', 'stroke-width': '1.7', 'stroke-linecap': 'round' }],
  ] as const) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}
