// What the emulator of the engine in the page does, as JSON. It runs the theme's own code.
//   node engine.mjs THEME responses       the responses that are read from the pieces of a connection
//   node engine.mjs THEME ticks           how long a machine waits between its turns, in milliseconds: an idle one, a busy one, and an idle one that is woken
//   node engine.mjs THEME snapshot        a small program before it is kept, when it is restored, and a while later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themeCode } from './theme-code.mjs';

const [theme, command] = process.argv.slice(2);
const { ResponseReader, Pc, compileAtOnce, compiled, easeTicks, open, withoutMemory, write } = await themeCode(theme, `
  export * from './assets/engine/http';
  export * from './assets/engine/idle';
  export * from './assets/engine/jit';
  export * from './assets/engine/pc';
  export * from './assets/engine/snapshot';`);

function responses() {
  const bytes = new TextEncoder().encode(
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n["é", 1]'
    + 'HTTP/1.1 204 No Content\r\n\r\n'
    + 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"no\r\n6\r\nne":1}\r\n0\r\n\r\n');
  return [1, 7, bytes.length].map((size) => {
    const reader = new ResponseReader();
    const read = [];
    for (let at = 0; at < bytes.length; at += size) {
      for (let response = reader.read(bytes.subarray(at, at + size)); response; response = reader.read(new Uint8Array(0))) {
        read.push(response);
      }
    }

    return read;
  });
}

class EmptyDisk {
  byteLength = 1 << 20;

  load() {
    this.onload({});
  }

  get(start, length, done) {
    done(new Uint8Array(length));
  }

  get_and_cache(start, length, done) {
    this.get(start, length, done);
  }

  get_from_cache() {}

  set(start, bytes, done) {
    done();
  }

  get_state() {
    return [];
  }

  set_state() {}
}

/** A PC whose firmware counts in the 32 bits at 1000h, without an end: INC dword [1000h], and a jump back. */
async function start(state) {
  const bios = new Uint8Array(65536);
  bios.set([0x66, 0xff, 0x06, 0x00, 0x10, 0xeb, 0xf9]);
  bios.set([0xea, 0x00, 0x00, 0x00, 0xf0], 0xfff0);
  const pc = await Pc.load({
    wasm: await WebAssembly.compile(readFileSync(join(theme, 'node_modules/v86/build/v86.wasm'))),
    memory: 16 << 20,
    bios: bios.buffer,
    vgaBios: new Uint8Array(32768).buffer,
    disk: new EmptyDisk(),
    ...(state && { state }),
  });
  const count = () => new Uint32Array(pc.exports.memory.buffer, pc.guest + 0x1000, 1)[0];
  const run = async () => {
    await pc.emulator.run();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await pc.emulator.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const stamp = () => {
    pc.exports.store_current_tsc();
    return Number(new BigUint64Array(pc.exports.memory.buffer, 960, 1)[0]) / 1e9;
  };
  return { pc, count, run, stamp };
}

async function snapshot() {
  compileAtOnce(true);
  const begun = await start();
  await begun.run();
  const first = await start(await begun.pc.emulator.save_state());
  await first.run();
  const state = withoutMemory(await first.pc.emulator.save_state());
  const kept = { count: first.count(), functions: compiled(first.pc.table).length, stamp: first.stamp() };
  const bytes = Buffer.concat(write(first.pc, state, () => undefined));

  let at = 0;
  const opened = await open({ read: async (into) => { into.set(bytes.subarray(at, at + into.length)); at += into.length; } });
  const second = await start(opened.state);
  await opened.restore(second.pc);
  const restored = { count: second.count(), functions: opened.lengths.length / 2, stamp: second.stamp(), left: bytes.length - at };
  await second.run();
  return { kept, restored, later: { count: second.count(), stamp: second.stamp() } };
}

/** The browser's clock and its scheduler are this function's own. Each turn takes as long as it works. */
function ticks() {
  let time = 0;
  let turn;
  performance.now = () => time;
  globalThis.scheduler = { postTask: (task, { delay }) => (turn = { task, delay }) };
  easeTicks();
  const waits = (wanted, work) => {
    for (let count = 0; count < 100; count++) {
      scheduler.postTask(() => (time += work), { delay: wanted });
      time += turn.delay;
      turn.task();
    }

    return turn.delay;
  };
  return { idle: waits(4, 1), busy: waits(4, 100), woken: (waits(4, 1), waits(0, 1)) };
}

console.log(JSON.stringify(await { responses, ticks, snapshot }[command]()));
process.exit(0);
