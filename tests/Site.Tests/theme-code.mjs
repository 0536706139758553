// The theme's own code, for the tests that run it in Node.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The modules of a source text, which can import what is in the theme's folder. */
export async function themeCode(theme, contents, plugins = []) {
  const { build } = createRequire(join(theme, 'bundle.mjs'))('esbuild');
  const { outputFiles: [bundle] } = await build({
    stdin: { contents, resolveDir: theme },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    plugins,
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}
