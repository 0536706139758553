// What the browser's half of the search makes of the tests' data, as JSON. It runs the theme's own code.
//   node search.mjs THEME tokens CASES.json             the terms of each case's text
//   node search.mjs THEME index DOCUMENTS.json          the index as MiniSearch itself makes it of the documents
//   node search.mjs THEME load SCRIPT.js                the index in the script once MiniSearch has loaded it
//   node search.mjs THEME find SCRIPT.js QUERY…         the ids that each query finds, in order
//   node search.mjs THEME printed SCRIPT.js QUERY…      the ids of the steps that printed each query as an error message
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

const [theme, command, file, ...queries] = process.argv.slice(2);
const { buildSync } = createRequire(join(theme, 'bundle.mjs'))('esbuild');
const { outputFiles: [bundle] } = buildSync({
  stdin: {
    contents: `
      export { default as MiniSearch } from 'minisearch';
      export * from './assets/search/finder';
      export * from './assets/search/messages';
      export * from './assets/search/options';
      export * from './assets/search/tokens';`,
    resolveDir: theme,
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const { MiniSearch, Finder, Messages, options, tokenize } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);

const text = readFileSync(file, 'utf8');
const json = () => JSON.parse(text);
const data = () => (runInThisContext(text), globalThis.drydockIndex);

// A radix tree has an order of its own.
const sorted = (index) => ({ ...index.toJSON(), index: index.toJSON().index.sort(([a], [b]) => (a < b ? -1 : 1)) });
const indexed = (documents) => {
  const index = new MiniSearch(options);
  index.addAll(documents);
  return index;
};
const commands = {
  tokens: () => json().map((item) => tokenize(item.text)),
  index: () => sorted(indexed(json())),
  load: () => sorted(MiniSearch.loadJS(data().index, options)),
  find: () => {
    const finder = new Finder(data());
    return queries.map((query) => finder.find(query, 40).map((hit) => hit.id));
  },
  printed: () => {
    const { index, messages } = data();
    const finder = new Messages(messages.map(([document, text]) => ({ id: index.documentIds[document], text })));
    return queries.map((query) => finder.find(query).map((message) => message.id));
  },
};
console.log(JSON.stringify(commands[command]()));
