// Whether the machine in a page runs, and what its clock says, while readers hide the page and come back, as JSON. It runs the theme's own
// code, both the page's and the worker's, on a clock that only this program moves. In place of the emulated PC there is one that does nothing.
//   node hidden-page.mjs THEME
import { gzipSync } from 'node:zlib';
import { themeCode } from './theme-code.mjs';

const [theme] = process.argv.slice(2);
const minute = 60_000;

let time = 0;
let timers = [];
performance.now = () => time;
globalThis.setTimeout = (act, delay = 0) => timers.push({ act, at: time + delay });
globalThis.clearTimeout = (number) => delete timers[number - 1];

/** Lets promises, which need no time, come to their ends. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
  }
}

async function pass(milliseconds) {
  const end = time + milliseconds;
  const next = () => Object.entries(timers).filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0];
  for (let due = next(); due; due = next()) {
    const [index, { act, at }] = due;
    delete timers[index];
    time = at;
    act();
    await settle();
  }

  time = end;
  await settle();
}

class Pc {
  #listeners = [];
  #runs = false;
  emulator = {
    run: async () => void (this.#runs = true),
    stop: async () => void (this.#runs = false),
    is_running: () => this.#runs,
  };

  onOutput(console, listener) {
    this.#listeners[console] = listener;
  }

  print(console, text) {
    this.#listeners[console](new TextEncoder().encode(text));
  }

  /** The shell of root does as it is told. */
  async input(console) {
    if (console === 3) {
      this.print(3, '\u0001\u0000');
    }
  }
}

const pc = new Pc();
globalThis.standIns = {
  pc: { Pc: { load: async () => pc } },
  jit: { compileAtOnce() {}, optimize() {} },
  remote: { RemoteDisk: class {} },
  snapshot: { open: async () => ({ restore: async () => undefined }) },
  zstd: { PartSource: class {}, Zstd: class { decode = () => new Uint8Array(1); } },
};
const emptyProgram = gzipSync(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
const part = { name: 'part', wire: 1, bytes: 1 };
const manifest = { memory: 0, wasm: part, bios: part, vgaBios: part, snapshot: [], disk: { bytes: 0, chunk: 1, parts: [] } };
globalThis.fetch = async (address) => new Response(address.endsWith('engine.json') ? JSON.stringify(manifest) : emptyProgram);

/** What the page and the worker of a browser listen to, by name. */
const listeners = {};
const addEventListener = (name, listener) => (listeners[name] ??= []).push(listener);
const happen = (name, event = {}) => listeners[name].forEach((listener) => listener(event));

class Port {
  onmessage = null;

  postMessage(data) {
    queueMicrotask(() => this.other.onmessage?.({ data }));
  }
}

Object.assign(globalThis, {
  addEventListener,
  onconnect: null,
  Worker: class {},
  SharedWorker: class {
    port = new Port();

    /** That the option is read tells the page that workers can live on. */
    constructor(address, { extendedLifetime }) {
      const other = Object.assign(new Port(), { other: this.port });
      this.port.other = other;
      happen('connect', { ports: [other] });
    }
  },
  document: {
    visibilityState: 'visible',
    currentScript: { dataset: { lesson: 'a' }, src: 'http://localhost/a.js' },
    documentElement: { lang: 'en' },
    querySelector: () => null,
    querySelectorAll: () => [],
    addEventListener,
  },
});

await themeCode(theme, `import './assets/engine/worker';`, [{
  name: 'stand-ins',
  setup(build) {
    build.onResolve({ filter: /^\.\/(pc|jit|remote|snapshot|zstd)$/ }, ({ path }) => ({ path, namespace: 'stand-ins' }));
    build.onLoad({ filter: /./, namespace: 'stand-ins' }, ({ path }) => ({ contents: `module.exports = globalThis.standIns['${path.slice(2)}'];` }));
  },
}]);
const { PageMachine } = await themeCode(theme, `export * from './assets/engine/page-machine';`);

const page = new PageMachine({ steps: [], task: null }, 'http://localhost/', '1');
page.start();
while (page.now.state !== 'ready') {
  await pass(0);
}

const mark = (text) => pc.print(0, `\u001b]133;${text};page\u0007`);
const begin = () => mark(`C;${btoa('    1  sleep 1000')}`);
const end = () => ['D;0', 'B'].forEach(mark);
const see = (visibility) => {
  document.visibilityState = visibility;
  happen('visibilitychange');
};
const hide = () => see('hidden');
const show = () => see('visible');
const said = [];

async function after(what, acts, milliseconds = 0) {
  for (const act of acts) {
    act();
    await settle();
  }

  await pass(milliseconds);
  said.push(`${what}: ${pc.emulator.is_running() ? 'runs' : 'stands still'}, ${performance.now() / 1000} s`);
}

await after('a minute', [end], minute);
await after('hidden at the prompt', [hide]);
await after('an hour later', [], 60 * minute);
await after('shown again', [show], minute);
await after('hidden with a command, just under a minute', [begin, hide], minute - 1);
await after('a whole minute', [], 1);
await after('an hour later', [], 60 * minute);
await after('shown again', [show], minute);
await after('hidden with a command, half a minute', [hide], minute / 2);
await after('the command ends', [end]);
await after('shown, and hidden with a command for half a minute', [show, begin, hide], minute / 2);
await after('shown in time, two minutes', [show], 2 * minute);

const { port } = new SharedWorker('', {});
port.postMessage({ type: 'boot', base: '' });
await after('hidden, two minutes, while another page is shown', [hide], 2 * minute);
port.postMessage({ type: 'active', active: false });
await after('the other page is hidden, too', []);
console.log(JSON.stringify(said));
