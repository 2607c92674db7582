/** Who makes letters, each as its documentation says: (job) => { letter(record), combined(records) }; ours also addTo(zip, name, record). Each is used in a process of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTemplate, resolverFor } from '../../dist/merge-node/index.mjs';
import { contact } from './contacts.mjs';
import { letter, withTruths } from './letter.mjs';
import { producers } from './producers.mjs';

const require = createRequire(import.meta.url);

/** Which letter each job is about. In `combined` all letters come in one document. */
export const jobs = {
  separate: {},
  conditions: { withConditions: true },
  headerAndFooter: { withHeader: true },
  combined: { isLoop: true },
};

export const openBenchLetter = (job) => openTemplate(letter('word', { ...jobs[job], isLoop: false }), { resolve: resolverFor([contact(0)]) });

export const engines = {
  ...Object.fromEntries(Object.entries(producers).map(([name, producer]) => [name, async (job) => producer(openBenchLetter(job))])),
  async docxtemplater(job) {
    const PizZip = require('pizzip');
    const Docxtemplater = require('docxtemplater');
    const template = letter('docxtemplater', jobs[job]);
    const make = (values) => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(values);
      return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    return { letter: make, combined: (contacts) => make({ contacts }) };
  },
  async 'easy-template-x'(job) {
    const { TemplateHandler } = require('easy-template-x');
    const template = letter('easy-template-x', jobs[job]);
    const handler = new TemplateHandler();
    return { letter: (record) => handler.process(template, record), combined: (contacts) => handler.process(template, { contacts }) };
  },
  async 'docx-templates'(job) {
    const { createReport } = require('docx-templates');
    const template = letter('docx-templates', jobs[job]);
    const make = (data) => createReport({ template, data, cmdDelimiter: ['+++', '+++'], processLineBreaks: true, noSandbox: true, maximumWalkingDepth: 1e9 });
    return { letter: make, combined: (contacts) => make({ contacts }) };
  },
  async carbone(job) {
    const carbone = require('carbone');
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'letter.docx');
    writeFileSync(file, letter('carbone', jobs[job]));
    const make = (data) => new Promise((done, fail) => carbone.render(file, data, {}, (error, result) => (error ? fail(error) : done(result))));
    return { letter: make, combined: (contacts) => make({ contacts }) };
  },
};

/** Truths are made beforehand for those whose tags ask for them. */
export const recordFor = (engine, index) => (['docxtemplater', 'easy-template-x'].includes(engine) ? withTruths(contact(index)) : contact(index));
