// What the page's half makes of the tests' questions, as JSON: the state and the sentence of each. It runs the theme's own code.
//   node page-check.mjs THEME CASES.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [theme, file] = process.argv.slice(2);
const { buildSync } = createRequire(join(theme, 'bundle.mjs'))('esbuild');
const { outputFiles: [bundle] } = buildSync({ entryPoints: [join(theme, 'assets/engine/check.ts')], bundle: true, format: 'esm', write: false });
const { ask } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);

const english = (check) => Object.fromEntries(Object.entries(check).map(([key, value]) => [key, value.en ?? value]));
const answers = [];
for (const { check, answers: given } of JSON.parse(readFileSync(file, 'utf8'))) {
  answers.push(await ask(english(check), async (method, path, body) => {
    const [status, answer] = given[[method, path, ...(body === undefined ? [] : [body])].join(' ')] ?? [500, `unexpected: ${method} ${path} ${body}`];
    return { status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
  }));
}

console.log(JSON.stringify(answers));
