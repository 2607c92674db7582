/** Lints planted files: `node lintPlanted.mjs '[{"filePath":…,"text":…}]'` prints the messages of each as JSON. Jest cannot load ESLint's configuration. */
import { ESLint } from 'eslint';
import path from 'node:path';

const eslint = new ESLint({ cwd: path.join(import.meta.dirname, '..', '..') });
const messages = [];
for (const { filePath, text } of JSON.parse(process.argv[2])) {
  const [result] = await eslint.lintText(text, { filePath });
  messages.push(result.messages.map(({ message }) => message));
}
process.stdout.write(JSON.stringify(messages));
