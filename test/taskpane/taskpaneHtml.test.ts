/** @jest-environment node */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';

const html = readFileSync(path.join(__dirname, '../../src/taskpane/taskpane.html'), 'utf8');
const scripts = [...html.matchAll(/<script nonce="\{\{nonce\}\}">([\s\S]*?)<\/script>/g)].map(([, script]) => script!);

describe('the page of the pane', () => {
  test('its own scripts are plain enough for the Internet Explorer of Office 2019', () => {
    expect(scripts).toHaveLength(2);
    for (const script of scripts) expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
  });

  test('every script and style carries the nonce, and office.js comes between the two scripts', () => {
    expect(html.match(/<(script|style)(?![^>]*(nonce="\{\{nonce\}\}"))/g)).toBeNull();
    expect(html.indexOf('paneHistory = {')).toBeLessThan(html.indexOf('{{officeJs}}'));
    expect(html.indexOf('{{officeJs}}')).toBeLessThan(html.indexOf('{{developmentScripts}}'));
    expect(html.indexOf('{{developmentScripts}}')).toBeLessThan(html.indexOf('taskpane.js'));
  });

  const run = (userAgent: string, language: string): { loaded: boolean; note: string } => {
    const note = { className: 'note gone', innerHTML: '' };
    const appended: unknown[] = [];
    const window = { history: { pushState: 1, replaceState: 2 }, paneHistory: undefined };
    const document = { getElementById: () => note, createElement: () => ({}), body: { appendChild: (child: unknown) => appended.push(child) } };
    new Function('window', 'document', 'navigator', scripts.join('\n'))(window, document, { userAgent, language });
    return { loaded: appended.length > 0, note: note.innerHTML };
  };
  test('an old Word gets a sentence instead of an empty pane, in its language', () => {
    expect(run('Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko', 'en-US')).toEqual({ loaded: false, note: expect.stringContaining('Please update Office') });
    expect(run('Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko', 'fi-FI').note).toContain('Päivitä Office');
    expect(run('Mozilla/5.0 Chrome/140.0 Safari/537.36 Edg/140.0', 'en-US')).toEqual({ loaded: true, note: '' });
  });
});
