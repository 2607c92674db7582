/**
 * How the engines write what varies in a letter. `field` prints a value; `choice` one of two texts; `line` is a paragraph that is gone where its value is
 * blank; `loop` repeats what stands in a document for each contact. Texts come back as WordprocessingML; `run` and `paragraph` write what is the same in all.
 */
const run = (text, look = '') => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const pageBreak = paragraph('<w:r><w:br w:type="page"/></w:r>');

/** Word's own fields, as Word writes them. */
const word = {
  run, paragraph,
  field(name, look = '', switches = '') {
    return complexField(` MERGEFIELD ${name} ${switches}`, `«${name}»`, look);
  },
  choice({ name, operator = '=', than, then, otherwise }, look = '') {
    return complexField([' IF ', word.field(name, look), ` ${operator} "${than}" "${then}" "${otherwise}" `], then, look);
  },
  line: (name, properties) => paragraph(word.field(name), properties),
};

function complexField(code, result, look) {
  const properties = look && `<w:rPr>${look}</w:rPr>`;
  const char = (type) => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  const codeRuns = [code].flat().map((part) => (part.startsWith('<') ? part : `<w:r>${properties}<w:instrText xml:space="preserve">${part.replaceAll('"', '&quot;').replaceAll('>', '&gt;')}</w:instrText></w:r>`));
  return `${char('begin')}${codeRuns.join('')}${char('separate')}${run(result, look)}${char('end')}`;
}

/** Tags in curly brackets: docxtemplater and easy-template-x. A condition is a truth of the record, made beforehand. */
const curly = {
  run, paragraph,
  field: (name, look) => run(`{${name}}`, look),
  choice: ({ truth, then, otherwise }, look) => run(`{#${truth}}${then}{/${truth}}{#not_${truth}}${otherwise}{/not_${truth}}`, look),
  line: (name, properties) => `${paragraph(run(`{#has_${name}}`))}${paragraph(run(`{${name}}`), properties)}${paragraph(run(`{/has_${name}}`))}`,
  loop: (content) => `${paragraph(run('{#contacts}'))}${content(curly)}${pageBreak}${paragraph(run('{/contacts}'))}`,
};

const docxTemplates = (record = '') => ({
  run, paragraph,
  field: (name, look) => run(`+++INS ${record}${name}+++`, look),
  choice: ({ name, operator = '=', than, then, otherwise }, look) => {
    const is = `${record}${name} ${operator === '=' ? '===' : operator} '${than}'`;
    return [`+++IF ${is}+++`, then, '+++END-IF+++', `+++IF !(${is})+++`, otherwise, '+++END-IF+++'].map((text) => run(text.replaceAll('>', '&gt;'), look)).join('');
  },
  line: (name, properties) => `${paragraph(run(`+++IF ${record}${name}+++`))}${paragraph(run(`+++INS ${record}${name}+++`), properties)}${paragraph(run('+++END-IF+++'))}`,
  loop: (content) => `${paragraph(run('+++FOR contact IN contacts+++'))}${content(docxTemplates('$contact.'))}${pageBreak}${paragraph(run('+++END-FOR contact+++'))}`,
});

const comparisons = { '=': 'ifEQ', '>': 'ifGT' };
const carbone = (record = 'd.') => ({
  run, paragraph,
  field: (name, look) => run(`{${record}${name}}`, look),
  choice: ({ name, operator = '=', than, then, otherwise }, look) => run(`{${record}${name}:${comparisons[operator]}('${than}'):show('${then}'):elseShow('${otherwise}')}`, look),
  line: (name, properties) => `${paragraph(run(`{${record}${name}:ifEM:hideBegin}`))}${paragraph(run(`{${record}${name}}`), properties)}${paragraph(run(`{${record}${name}:hideEnd}`))}`,
  /* It repeats what stands between the first two. */
  loop: (content) => `${content(carbone('d.contacts[i].'))}${pageBreak}${paragraph(run('{d.contacts[i+1].Title}'))}`,
});

export const dialects = { word, docxtemplater: curly, 'easy-template-x': curly, 'docx-templates': docxTemplates(), carbone: carbone() };
