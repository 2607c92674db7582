import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';

const project = path.join(__dirname, '..', '..');
const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/@fluentui/react-components/package.json'), 'utf8')) as { version: string };

/** Fluent's parts as one file: the tests' name for it stands in jest.config.mjs. It has that name only when it is whole. */
const folder = path.join(project, 'node_modules/.cache/segment-letters');
const file = path.join(folder, 'fluent.cjs');

/**
 * Before the pane's tests: Fluent is put into one file, once on a machine for each of its versions. Its two thousand modules take every test file a second
 * longer to load, one by one. React and the icons stay outside: the pane has the same ones.
 */
export default async function bundleFluent(): Promise<void> {
  const mark = `/* Fluent ${version} */`;
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(mark)) return;
  const part = `fluent.${process.pid}.part.cjs`;
  const shared = /^(?:react|react-dom|scheduler|@fluentui\/react-icons)(?:$|\/)/;
  const compiler = webpack({
    mode: 'none', target: 'node', context: project, entry: '@fluentui/react-components', output: { path: folder, filename: part, library: { type: 'commonjs2' } },
    externals: [({ request = '' }, done) => (shared.test(request) ? done(undefined, `commonjs ${request}`) : done())],
    resolve: { mainFields: ['module', 'main'] }, optimization: { concatenateModules: true, providedExports: true, nodeEnv: false },
    plugins: [new webpack.BannerPlugin({ banner: mark, raw: true })],
  });
  await new Promise<void>((resolve, reject) => {
    compiler!.run((error, stats) => (error || stats?.hasErrors() ? reject(error ?? new Error(stats!.toString('errors-only'))) : resolve()));
  });
  renameSync(path.join(folder, part), file);
}
