// What the emulator of the engine in the page does, as JSON. It runs the theme's own code.
//   node engine.mjs THEME responses       the responses that are read from the pieces of a connection
//   node engine.mjs THEME ticks           how long a machine waits between its turns, in milliseconds: an idle one, a busy one, and an idle one that is woken
//   node engine.mjs THEME snapshot        a small program before it is kept, when it is restored, and a while later
//   node engine.mjs THEME accesses        a hash of what a program has written to memory, with v86's own code and with what is made of it
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themeCode } from './theme-code.mjs';

const [theme, command] = process.argv.slice(2);
const { compileAtOnce, easeTicks, Meters, open, optimize, Pc, ResponseReader, shorten, withoutMemory, write } = await themeCode(theme, `
  export * from './assets/engine/accesses';
  export * from './assets/engine/http';
  export * from './assets/engine/idle';
  export * from './assets/engine/jit';
  export * from './assets/engine/meters';
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

const hex = (text) => Uint8Array.from(text.trim().split(/\s+/), (byte) => parseInt(byte, 16));

/** Counts in the 32 bits at 1000h, without an end: INC dword [1000h], and a jump back. */
const counting = hex('66 ff 06 00 10  eb f9');

/** Reads and writes in all widths, within pages, across two, and to the screen's memory, which is not the guest's; then it sets the byte at 1040h. */
const accessing = hex(`
  0f 20 e0  0d 00 06  0f 22 e0  b8 01 90  8e c0
  66 b9 40 0d 03 00
  66 ff 06 00 10
  fe 06 10 10
  83 06 ff 1f 03
  66 a1 00 10
  66 01 06 fd 2f
  66 a3 fe 3f
  8b 1e ff 3f
  88 1e 20 10
  89 1e 22 10
  66 a3 ee 1f
  a0 20 10
  df 2e f9 2f  df 3e fb 5f
  0f 10 06 f8 2f  0f 11 06 f9 4f
  26 66 a3 ee ff  26 66 8b 1e fe ff
  26 66 a3 fe ff
  66 01 1e 34 10
  66 50  66 5a
  66 03 16 fe 4f
  66 31 16 30 10
  66 49  75 99
  fe 06 40 10
  eb fe`);

/** A PC that has a program in the place of its firmware. */
async function start(program, state) {
  const bios = new Uint8Array(65536);
  bios.set(program);
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
  const written = () => Buffer.concat([[0x1000, 0x6000], [0xa0000, 0x1000]].map(([at, bytes]) => Buffer.from(pc.exports.memory.buffer, pc.guest + at, bytes)));
  return { pc, count, run, stamp, written };
}

async function snapshot() {
  const meters = new Meters(1);
  compileAtOnce((...made) => meters.add(...made));
  const begun = await start(counting);
  await begun.run();
  const first = await start(counting, await begun.pc.emulator.save_state());
  await first.run();
  const state = withoutMemory(await first.pc.emulator.save_state());
  meters.read(first.pc.table);
  const functions = meters.busy(first.pc.table, first.pc.exports);
  const kept = { count: first.count(), functions: functions.length, stamp: first.stamp() };
  const bytes = Buffer.concat(write(first.pc, state, functions, () => undefined));

  let at = 0;
  const opened = await open({ read: async (into) => { into.set(bytes.subarray(at, at + into.length)); at += into.length; } });
  const second = await start(counting, opened.state);
  await optimize(await opened.restore(second.pc));
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
  return { idle: waits(4, 1), busy: waits(4, 40), woken: (waits(4, 1), waits(0, 1)) };
}

async function accesses() {
  const run = async () => {
    const { run: turn, written } = await start(accessing);
    while (written()[0x40] === 0) {
      await turn();
    }

    return createHash('sha256').update(written()).digest('hex');
  };

  const { instantiate } = WebAssembly;
  let shortened = 0;
  WebAssembly.instantiate = (code, imports) => {
    shortened += imports.e && code.length > shorten(code).length ? 1 : 0;
    return instantiate(code, imports);
  };
  const plain = await run();
  WebAssembly.instantiate = instantiate;
  compileAtOnce();
  return { plain, short: await run(), shortened };
}

console.log(JSON.stringify(await { responses, ticks, snapshot, accesses }[command]()));
process.exit(0);
