// What the page's half makes of the tests' questions, as JSON: the state and the sentence of each. It runs the theme's own code.
//   node page-check.mjs THEME CASES.json
import { readFileSync } from 'node:fs';
import { themeCode } from './theme-code.mjs';

const [theme, file] = process.argv.slice(2);
const { ask } = await themeCode(theme, `export * from './assets/engine/check';`);

const english = (check) => Object.fromEntries(Object.entries(check).map(([key, value]) => [key, value.en ?? value]));
const answers = [];
for (const { check, answers: given } of JSON.parse(readFileSync(file, 'utf8'))) {
  const answer = (...words) => {
    const [number, text] = given[words.join(' ')] ?? [500, `unexpected: ${words.join(' ')}`];
    return [number, typeof text === 'string' ? text : JSON.stringify(text)];
  };
  const send = async (method, path, body) => {
    const [status, text] = answer(method, path, ...(body === undefined ? [] : [body]));
    return { status, body: text };
  };
  const run = async (command) => {
    const [exit, output] = answer('RUN', ...command);
    return { exit, output };
  };
  answers.push(await ask(english(check), send, run));
}

console.log(JSON.stringify(answers));
