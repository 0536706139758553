// What the browser's half of the search makes of the tests' data, as JSON. It runs the theme's own code.
//   node search.mjs THEME tokens CASES.json             the terms of each case's text
//   node search.mjs THEME titles CASES.json             how titles are looked up for each case's text
//   node search.mjs THEME index DOCUMENTS.json          the index as MiniSearch itself makes it of the documents
//   node search.mjs THEME load SCRIPT.js                the index of the script once all of its terms are loaded
//   node search.mjs THEME find SCRIPT.js QUERY…         the ids that each query finds, in order
//   node search.mjs THEME bytes SCRIPT.js QUERY…        how many bytes, compressed, a reader loads until the first ten results of each query alone
//   node search.mjs THEME printed SCRIPT.js QUERY…      the ids of the steps that printed each query as an error message
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { themeCode } from './theme-code.mjs';

const [theme, command, file, ...queries] = process.argv.slice(2);
const { MiniSearch, Finder, SiteIndex, options, titleWords, tokenize } = await themeCode(theme, `
  export { default as MiniSearch } from 'minisearch';
  export * from './assets/search/finder';
  export * from './assets/search/options';
  export * from './assets/search/site-index';
  export * from './assets/search/titles';
  export * from './assets/search/tokens';`);

const text = readFileSync(file, 'utf8');
const json = () => JSON.parse(text);
const data = () => (runInThisContext(text), globalThis.drydockIndex);
let loaded = 0;
const load = async (name) => {
  let entries;
  globalThis.drydockPart = (_, read) => (entries = read);
  const script = readFileSync(join(dirname(file), 'search', `${name}.js`), 'utf8');
  loaded += gzipSync(script).length;
  runInThisContext(script);
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
  return Promise.all(matches.map(async (some) => (await finder.show(some.filter(wanted))).flatMap((group) => group.hits.map((hit) => hit.id))));
};
const bytes = async (query) => {
  loaded = gzipSync(text).length;
  const finder = new Finder(data(), load);
  const matches = await finder.find(query, 40);
  await finder.show(matches.slice(0, 10));
  return { found: matches.length, bytes: loaded };
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
  bytes: async () => {
    const read = [];
    for (const query of queries) {
      read.push(await bytes(query));
    }

    return read;
  },
  printed: () => found(new Finder(data(), load), queries, (match) => match.message !== undefined),
};
console.log(JSON.stringify(await commands[command]()));
