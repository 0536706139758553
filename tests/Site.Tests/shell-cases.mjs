// What the page's half makes of the tests' shells and commands, as JSON. It runs the theme's own code.
//   node shell-cases.mjs THEME CASES.json
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { themeCode } from './theme-code.mjs';

const [theme, file] = process.argv.slice(2);
const { Marks, Shell, Tail, Commands, keysOf, scriptOf } = await themeCode(theme, `
  export * from './assets/engine/marks';
  export * from './assets/engine/shell';
  export * from './assets/engine/tail';
  export * from './assets/engine/commands';`);

const say = (mark) => mark.moment === 'ready' ? 'ready' : mark.moment === 'begins' ? `begins ${mark.line}` : `ended ${mark.exit}`;
const shortly = (printed) => printed.length > 1000 ? `[${printed.length}]` : printed;
const named = (command) => command ? `${command.step.id}, ${command.by}` : 'none';

const halves = {
  marks: (_, pieces) => {
    const marks = new Marks('page');
    let offset = 0;
    return pieces.flatMap((piece) => {
      const found = marks.read(piece).map(({ mark, end }) => `${offset + end} ${say(mark)}`);
      offset += piece.length;
      return found;
    });
  },
  output: ({ script = [] }, pieces) => {
    const said = [];
    let typed = '';
    const shell = new Shell('a', (bytes) => (typed += new TextDecoder().decode(bytes)),
      (mark, printed) => said.push(say(mark) + (printed === undefined ? '' : `: ${shortly(printed)}`)));
    shell.script = [...script];
    pieces.forEach((piece) => shell.receive(piece));
    return typed === '' ? said : [...said, `typed ${typed}`];
  },
  commands: ({ steps, events }) => {
    const done = new Set();
    const commands = new Commands(steps, (id) => done.has(id));
    return events.flatMap((event) => {
      const [what, where, rest = ''] = event.match(/^(\S+) (\S+)(?: ([^]*))?$/).slice(1);
      switch (what) {
        case 'type': return commands.tryType(where, steps.find(({ id }) => id === rest)) ? 'yes' : 'no';
        case 'begin': return named(commands.begin(where, rest));
        case 'end': return named(commands.end(where));
        case 'drop': return commands.drop(where)?.id ?? 'none';
        default: done.add(where); return [];
      }
    });
  },
  sizes: ({ events }) => {
    const tail = new Tail();
    for (const [what, ...numbers] of events.map((event) => event.split(' '))) {
      const [first, rows] = numbers.map(Number);
      what === 'resize' ? tail.resize({ columns: first, rows }) : tail.add(new Uint8Array(first));
    }

    return tail.stretches.map(({ size, offset }) => `${size.columns} ${size.rows} from ${offset}`);
  },
  keys: ({ step, types }) => [keysOf(step.line), ...scriptOf(step, types).map(({ wait, send }) => `after ${wait}: ${send}`)],
};

const bytesOf = (chunk) => new TextEncoder().encode(typeof chunk === 'string' ? chunk : chunk[0].repeat(chunk[1]));
const answers = {};
for (const [kind, cases] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
  answers[kind] = cases.map((one) => {
    const pieces = (one.chunks ?? []).map(bytesOf);
    const answer = halves[kind](one, pieces);
    const byteByByte = halves[kind](one, pieces.flatMap((piece) => [...piece].map((byte) => Uint8Array.of(byte))));
    return [`${one.name}:`, ...answer, ...(isDeepStrictEqual(answer, byteByByte) ? [] : ['but byte by byte:', ...byteByByte])];
  });
}

console.log(JSON.stringify(answers));
