// Bundles theme/assets into one stylesheet and a few classic scripts.
//   node bundle.mjs [OUTPUT-DIRECTORY]
// Scripts are classic scripts (IIFEs), because pages that were opened from disk cannot load modules.
import { build } from 'esbuild';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const theme = dirname(fileURLToPath(import.meta.url));
const assets = join(theme, 'assets');
const output = resolve(process.argv[2] ?? join(theme, '../obj/theme'));

async function bundle(folder, names, options = {}) {
  await build({
    entryPoints: names.map((name) => join(assets, folder, name)),
    outdir: join(output, folder),
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: ['es2022', 'chrome120', 'firefox121', 'safari17'],
    logLevel: 'warning',
    ...options,
  });
}

await mkdir(output, { recursive: true });
await bundle('.', ['early.ts', 'chooser.ts', 'site.ts', 'search.ts', 'flow.ts', 'site.css', 'flow.css']);
// Only `serve --live` serves these; no site contains them.
await bundle('live', ['live.ts', 'editor.ts', 'live.css', 'terminal.css']);
// styles.ts exports a document that takes the place of the global one in xterm.js.
await bundle('live', ['terminal.ts'], { inject: [join(assets, 'live/styles.ts')], define: { 'window.document': 'document' } });
// Only sites with an engine have these.
await bundle('engine', ['try.ts', 'try.css', 'machine.ts', 'offline.ts']);
// Only the command `page-engine` uses these; it puts the worker into the site.
await bundle('engine', ['worker.ts'], { external: ['crypto', 'fs', 'perf_hooks', 'node:*'] });
await bundle('engine', ['make.mjs', 'make-lab.mjs'], { minify: false, platform: 'node', format: 'esm', target: 'node20', outExtension: { '.js': '.mjs' } });
await copyFile(join(theme, 'node_modules/v86/build/v86.wasm'), join(output, 'engine/v86.wasm'));
for (const image of ['favicon.svg', 'preview.png']) {
  await copyFile(join(assets, image), join(output, image));
}
// MSBuild compares the time of this file with the sources to decide whether to bundle again.
await writeFile(join(output, 'bundle.stamp'), '');
