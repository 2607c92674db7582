/** Small WordprocessingML for the page's tests. */
export const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export function parse(inner: string, root = 'document'): Element {
  const xml = new DOMParser().parseFromString(`<w:${root} xmlns:w="${namespace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${inner}</w:${root}>`, 'application/xml');
  return xml.documentElement;
}

export const run = (text: string, look = ''): string => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
export const field = (code: string, result = ''): string => `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${mark('separate')}${result && run(result)}${mark('end')}`;
export const paragraph = (...content: string[]): string => `<w:p>${content.join('')}</w:p>`;
