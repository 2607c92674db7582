import { createRequire } from 'node:module';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCombined, openTemplate, plainValues, produceLetter, resolverFor } from '../dist/merge-node/index.mjs';
import { contacts } from './contacts.mjs';

const require = createRequire(import.meta.url);
const resolve = resolverFor(contacts(1));

/** Our letter as a template of another library: each value is that library's tag. */
function tagged(bytes, tag) {
  return Buffer.from(produceLetter(openTemplate(bytes, { resolve: (written) => written }), (key) => tag(key)));
}

/** Who makes letters: (the letter's bytes) => { letter(record), combined(records) }. Each is used as its documentation says. */
export const competitors = {
  async 'segment-letters'(bytes) {
    const template = openTemplate(bytes, { resolve });
    return {
      letter: (record) => produceLetter(template, plainValues(record)),
      combined(records) {
        const combined = createCombined(template);
        for (const record of records) combined.add(plainValues(record));
        return combined.finish()[0];
      },
    };
  },
  async docxtemplater(bytes) {
    const PizZip = require('pizzip');
    const Docxtemplater = require('docxtemplater');
    const template = tagged(bytes, (name) => `{${name}}`);
    return {
      letter(record) {
        const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
        document.render(record);
        return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
      },
    };
  },
  async 'easy-template-x'(bytes) {
    const { TemplateHandler } = require('easy-template-x');
    const template = tagged(bytes, (name) => `{${name}}`);
    const handler = new TemplateHandler();
    return { letter: (record) => handler.process(template, record) };
  },
  async 'docx-templates'(bytes) {
    const { createReport } = require('docx-templates');
    const template = tagged(bytes, (name) => `+++INS ${name}+++`);
    return { letter: (record) => createReport({ template, data: record, cmdDelimiter: ['+++', '+++'], processLineBreaks: true, noSandbox: true }) };
  },
  async carbone(bytes) {
    const carbone = require('carbone');
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'letter.docx');
    writeFileSync(file, tagged(bytes, (name) => `{d.${name}}`));
    return { letter: (record) => new Promise((done, fail) => carbone.render(file, record, {}, (error, result) => (error ? fail(error) : done(result)))) };
  },
};
