/**
 * Makes `dist` of what tsc wrote to `build`: one file for each process and each thread. Finding and reading a thousand
 * modules was most of a start: from these files it takes 1.1 times that of an empty NestJS application instead of 1.7
 * (`npm run bench -- start`). Everything that can be lies in them; what is native stays a package.
 */
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { external } from './external.mjs';

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll('\\', '/'));
const threads = modules.filter((module) => module.endsWith('.worker'));
const processes = modules.filter((module) => module === 'main' || /^cli\/[^/]+$/.test(module));

/** A thread runs the runners of the features and never asks for their routes. */
const withoutRoutes = {
  name: 'without-routes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.module$/ }, ({ importer, path }) =>
      importer.endsWith('feature.js') ? { path, namespace: 'routes' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'routes' }, () => ({
      contents: 'throw new Error("a thread has no routes")',
    }));
  },
};

const bundle = (entries, plugins) =>
  build({
    entryPoints: entries.map((module) => ({ in: `build/${module}.js`, out: module })),
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external,
    plugins,
    // Stack traces name the sources. Names are not kept by force: that costs a call for every function that is made.
    sourcemap: true,
    sourcesContent: false,
    // What packages ask of their own place, in a file that has none of its own.
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'bundleUrl' },
    logLevel: 'warning',
  });

rmSync('dist', { recursive: true, force: true });
await Promise.all([bundle(processes, []), bundle(threads, [withoutRoutes])]);
