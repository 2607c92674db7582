import { chmodSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const { version } = require('./package.json');
const { BannerPlugin, DefinePlugin } = require('webpack');

const inSource = (...parts) => path.join(here, ...parts);
const swc = (target) => ({
  test: /\.tsx?$/, exclude: /node_modules/, loader: 'swc-loader',
  options: { jsc: { target, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } },
});
/** As small as with webpack's own choice, in a third of its time. */
const small = (passes) => ({ minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, ...(passes && { minimizerOptions: { compress: { passes }, mangle: true } }) })] });
const common = (mode, folder) => ({
  mode, context: here, devtool: 'source-map',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  optimization: small(),
  performance: { hints: false }, stats: 'errors-warnings', infrastructureLogging: { level: 'error' },
  output: { path: path.join(here, 'dist', folder), clean: true },
});
const define = new DefinePlugin({ 'process.env.SEGMENT_LETTERS_VERSION': JSON.stringify(version) });

/** Parts of the merge engine, which alone have a name, are called after what they hold: in the pane, too, an engine never runs a piece of another version's (decision 15). */
const named = ({ chunk }) => (chunk.name ? '[name].[contenthash:16].js' : '[id].js');

/** For browsers: what the task pane and the stand-in's page load. */
const browser = (mode, name, folder, entry, copy, more = {}) => {
  const base = common(mode, folder);
  return { ...base, name, target: 'web', entry, module: { rules: [swc('es2021')] }, output: { ...base.output, filename: '[name].js', chunkFilename: named, publicPath: 'auto' },
    plugins: [define, ...(copy.length ? [new CopyPlugin({ patterns: copy })] : [])], ...more };
};

/**
 * A classic worker: every host can start it (REAL-WORD 13). What few letters need comes late, each in a file that is named after its content: a worker that was started
 * before a newer version came to the service asks for its own, and never runs a piece of another (decision 15).
 */
const mergeWorker = (mode) => {
  const base = browser(mode, 'merge worker', 'merge', { mergeWorker: inSource('src/merge/worker/workerMain.ts') }, []);
  return { ...base, target: 'webworker', output: { ...base.output, chunkFilename: '[name].[contenthash:16].js', publicPath: '' }, optimization: small(3) };
};

/** Packages of many small files, which a thread takes as long to find and read as to run: zod and Kysely go into the program, as far as it uses them. */
const few = /^(zod|kysely|fastify-type-provider-zod|@fastify\/error)(\/|$)/;
/** The service is started often, and waited for: all of its packages go in, but the one that is not JavaScript. */
const all = /^(?!@photostructure\/)/;
/** For Node: our code in one file each, packages left in node_modules but for those `taken`. */
const node = (mode, name, folder, entry, taken = few) => {
  const base = common(mode, folder);
  const isOurs = (request) => /^[./]/.test(request) || path.isAbsolute(request);
  return { ...base, name, target: 'node20', entry, module: { rules: [swc('es2022')] }, plugins: [define],
    experiments: { outputModule: true },
    externalsType: 'module',
    externals: [({ request, dependencyType }, done) => {
      if (isBuiltin(request)) done(null, `${dependencyType === 'commonjs' ? 'node-commonjs' : 'module'} ${request}`);
      else if (isOurs(request) || taken.test(request)) done();
      else done(null, request);
    }],
    optimization: { minimize: false },
    output: { ...base.output, filename: '[name].mjs', chunkFormat: 'module', library: { type: 'module' }, module: true } };
};

/** Makes a Node program one that a shell starts: its first line, and the right to be run. */
const runnable = {
  apply(compiler) {
    new BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, entryOnly: true }).apply(compiler);
    compiler.hooks.done.tap('runnable', ({ compilation }) => {
      for (const entry of compilation.entrypoints.values()) for (const file of entry.getEntrypointChunk().files) {
        if (file.endsWith('.mjs')) chmodSync(path.join(compilation.outputOptions.path, file), 0o755);
      }
    });
  },
};
const commandLine = (config) => ({ ...config, plugins: [...config.plugins, runnable] });

/** `--env bench` adds what only benches load. */
export default (env, { mode = 'production' }) => [
  browser(mode, 'pane', 'pane', { taskpane: inSource('src/taskpane/main.tsx'), refused: inSource('src/taskpane/refused.ts'), wideTable: inSource('src/taskpane/wideTable.ts'), commands: inSource('src/commands/commands.ts') },
    [{ from: 'src/taskpane/*.html', to: '[name][ext]' }, { from: 'src/commands/*.html', to: '[name][ext]' }, { from: 'assets/*.{png,svg}', to: 'assets/[name][ext]' }]),
  mergeWorker(mode),
  browser(mode, 'word-host page', 'word-host/page', { page: inSource('word-host/page/main.ts'), wordApiShim: inSource('word-host/shim/wordApiShim.ts') },
    [{ from: 'word-host/page/*.{html,css}', to: '[name][ext]' }]),
  commandLine(node(mode, 'command line', 'cli', { main: inSource('src/cli/main.ts') })),
  node(mode, 'service', 'service', { main: inSource('src/service/main.ts'), storeWorker: inSource('src/service/store/storeWorker.ts') }, all),
  node(mode, 'word-host', 'word-host/server', { serve: inSource('word-host/serve.ts') }),
  node(mode, 'merge', 'merge-node', { index: inSource('src/merge/index.ts') }),
  ...(env.bench ? [
    node(mode, 'bench', 'bench', { store: inSource('bench/service/store.ts') }),
    { ...browser(mode, 'bench worker', 'bench-browser', { browserWorker: inSource('bench/merge/browserWorker.mjs') }, []), target: 'webworker' },
  ] : []),
];
