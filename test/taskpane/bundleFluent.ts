import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';

const project = path.join(__dirname, '..', '..');
const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/@fluentui/react-components/package.json'), 'utf8')) as { version: string };

/** Fluent's parts as one file: the tests' name for it stands in jest.config.mjs. It has that name only when it is whole. */
const folder = path.join(project, 'node_modules/.cache/segment-letters');
const file = path.join(folder, 'fluent.cjs');

/**
 * Before the pane's tests: what the pane uses of Fluent is put into one file, made anew when that, Fluent's version or this file changes. Its modules take every test file a second
 * longer to load, one by one, and all of Fluent is four times as much. React and the icons stay outside: the pane has the same ones.
 */
export default async function bundleFluent(): Promise<void> {
  const entry = `export { ${usedOfFluent().join(', ')} } from '@fluentui/react-components';`;
  const mark = `/* ${createHash('sha256').update([version, entry, readFileSync(__filename, 'utf8')].join()).digest('hex')} */`;
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(mark)) return;
  const part = path.join(folder, `fluent.${process.pid}.part`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${part}.mjs`, entry);
  const shared = /^(?:react|react-dom|scheduler|@fluentui\/react-icons)(?:$|\/)/;
  const compiler = webpack({
    mode: 'none', target: 'node', context: project, entry: `${part}.mjs`, output: { path: folder, filename: `${path.basename(part)}.cjs`, library: { type: 'commonjs2' } },
    externals: [({ request = '' }, done) => (shared.test(request) ? done(undefined, `commonjs ${request}`) : done())],
    resolve: { mainFields: ['module', 'main'] }, optimization: { concatenateModules: true, providedExports: true, usedExports: true, sideEffects: true, nodeEnv: false },
    plugins: [new webpack.BannerPlugin({ banner: mark, raw: true })],
  });
  await new Promise<void>((resolve, reject) => {
    compiler!.run((error, stats) => (error || stats?.hasErrors() || stats?.hasWarnings() ? reject(error ?? new Error(stats!.toString('errors-warnings'))) : resolve()));
  });
  renameSync(`${part}.cjs`, file);
  rmSync(`${part}.mjs`);
}

/** The names that the pane takes from Fluent, but for types: by `import { … } from`, which is how it takes them. Its tests take none. */
function usedOfFluent(): string[] {
  const pane = path.join(project, 'src/taskpane');
  const sources = readdirSync(pane, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(path.join(pane, name), 'utf8'));
  const named = sources.flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@fluentui\/react-components'/g)]).flatMap(([, names]) => names!.split(','));
  return [...new Set(named.map((name) => name.trim().replace(/ as .*/, '')).filter((name) => name !== '' && !name.startsWith('type ')))].sort();
}
