// What the browser's half of the search makes of the tests' data, as JSON. It runs the theme's own code.
//   node search.mjs THEME tokens CASES.json             the terms of each case's text
//   node search.mjs THEME titles CASES.json             how titles are looked up for each case's text
//   node search.mjs THEME index DOCUMENTS.json          the index as MiniSearch itself makes it of the documents
//   node search.mjs THEME load SCRIPT.js                the index of the script once all of its terms are loaded
//   node search.mjs THEME find SCRIPT.js QUERY…         the ids that each query finds, in order
//   node search.mjs THEME printed SCRIPT.js QUERY…      the ids of the steps that printed each query as an error message
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

const [theme, command, file, ...queries] = process.argv.slice(2);
const { buildSync } = createRequire(join(theme, 'bundle.mjs'))('esbuild');
const { outputFiles: [bundle] } = buildSync({
  stdin: {
    contents: `
      export { default as MiniSearch } from 'minisearch';
      export * from './assets/search/finder';
      export * from './assets/search/options';
      export * from './assets/search/site-index';
      export * from './assets/search/titles';
      export * from './assets/search/tokens';`,
    resolveDir: theme,
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const { MiniSearch, Finder, SiteIndex, options, titleWords, tokenize } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);

const text = readFileSync(file, 'utf8');
const json = () => JSON.parse(text);
const data = () => (runInThisContext(text), globalThis.drydockIndex);
const load = async (name) => {
  let entries;
  globalThis.drydockPart = (_, read) => (entries = read);
  runInThisContext(readFileSync(join(dirname(file), 'search', `${name}.js`), 'utf8'));
  return entries;
};

// A radix tree has an order of its own.
const sorted = (index) => ({ ...index.toJSON(), index: index.toJSON().index.sort(([a], [b]) => (a < b ? -1 : 1)) });
const indexed = (documents) => {
  const index = new MiniSearch(options);
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return index;
};
const found = async (finder, queries, wanted) => {
  const matches = await Promise.all(queries.map((query) => finder.find(query, 40)));
  // What is found on one page is shown together, so each is shown alone here, in the order in which it was found.
  return Promise.all(matches.map((some) => Promise.all(some.filter(wanted).map(async (match) => (await finder.show([match]))[0].hits[0].id))));
};
const commands = {
  tokens: () => json().map((item) => tokenize(item.text)),
  titles: () => json().map((item) => titleWords(item.text)),
  index: () => sorted(indexed(json())),
  load: async () => {
    const index = new SiteIndex(data(), load);
    await index.terms.need('', '\uffff');
    return sorted(index.found);
  },
  find: () => found(new Finder(data(), load), queries, () => true),
  printed: () => found(new Finder(data(), load), queries, (match) => match.message !== undefined),
};
console.log(JSON.stringify(await commands[command]()));
