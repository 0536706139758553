// Boots an emulated PC with Node.js, types at it, and writes the files that a site serves.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compileAtOnce } from './jit.ts';
import { Meters } from './meters.ts';
import { Pc } from './pc.ts';
import { page, withoutMemory, write } from './snapshot.ts';

// DISK is a directory with kernel, ramdisk, disk and firmware; OUTPUT becomes the folder of the machine in a site.
const [source, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const partBytes = 32 << 20;
const chunkBytes = 1 << 20;
const level = '-19';

/** The share of a command's instructions in the functions that are kept. The last hundredths would take as many functions as all the others. */
const share = 0.95;

// There is no power management, no second processor and nobody to defend against; the time stamp counter is the only good clock.
const commandLine = 'console=ttyS0 rdinit=/init quiet tsc=reliable mitigations=off apparmor=0 audit=0 nokaslr init_on_alloc=0 random.trust_cpu=on libata.force=noncq';

const started = performance.now();
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const read = async (path) => {
  const bytes = await readFile(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};

export function say(text) {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
}

/** The disk as a file in memory. */
class FileDisk {
  constructor(bytes) {
    this.bytes = bytes;
    this.byteLength = bytes.length;
  }

  load() {
    this.onload?.({});
  }

  get(start, length, done) {
    done(this.bytes.slice(start, start + length));
  }

  get_and_cache(start, length, done) {
    this.get(start, length, done);
  }

  get_from_cache(start, length) {
    return this.bytes.subarray(start, start + length);
  }

  set(start, bytes, done) {
    done();
  }

  get_buffer(done) {
    done();
  }

  get_state() {
    return [];
  }

  set_state() {}
}

/** Types commands into a console and waits until they have ended. */
class Shell {
  #text = '';
  #waiting = null;

  constructor(pc, console) {
    Object.assign(this, { pc, console });
    const decoder = new TextDecoder();
    pc.onOutput(console, (bytes) => {
      this.#text += decoder.decode(bytes, { stream: true });
      this.#look();
    });
  }

  wait(pattern, seconds) {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`Nothing like ${pattern} within ${seconds} s on console ${this.console}, but:\n${this.#text.slice(-2000)}`)), seconds * 1000);
      this.#waiting = { pattern, done: (found) => { clearTimeout(limit); resolve(found); } };
      this.#look();
    });
  }

  send(text) {
    this.#text = '';
    return this.pc.input(this.console, new TextEncoder().encode(text));
  }

  #look() {
    const found = this.#waiting?.pattern.exec(this.#text);
    if (found) {
      const { done } = this.#waiting;
      this.#waiting = null;
      done(found);
    }
  }
}

/** Writes decoded files, and compresses them all at once. */
async function compress(name, pieces) {
  const directory = await mkdtemp(join(output, name));
  const files = pieces.map((_, index) => join(directory, `${index}`));
  await Promise.all(files.map((file, index) => writeFile(file, pieces[index])));
  await new Promise((resolve, reject) => {
    const child = spawn('zstd', [level, '--long=25', '--threads=2', '--quiet', '--rm', ...files], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => code === 0 ? resolve() : reject(new Error(`zstd ended with exit code ${code}`)));
  });
  const made = [];
  for (const [index, file] of files.entries()) {
    made.push(await place(name, await readFile(`${file}.zst`), pieces[index].length, '.zst'));
  }

  await rm(directory, { recursive: true });
  return made;
}

/** Writes a file under a name that contains a hash of it. */
async function place(name, wire, bytes, extension) {
  const file = `${name}.${createHash('sha256').update(wire).digest('hex').slice(0, 16)}${extension}`;
  await writeFile(join(output, file), wire);
  return { name: file, wire: wire.length, bytes };
}

function pieces(bytes, size) {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

const wasmBytes = await readFile(join(here, 'v86.wasm'));
const wasm = await WebAssembly.compile(wasmBytes);
const disk = await readFile(join(source, 'disk'));
const bios = await read(join(source, 'bios'));
const vgaBios = await read(join(source, 'vgabios'));
const meters = new Meters(share);
compileAtOnce((...made) => meters.add(...made));

/** A PC with its shells. */
class Machine {
  constructor(pc) {
    this.pc = pc;
    this.admin = new Shell(pc, 3);
    this.terminal = new Shell(pc, 0);
  }

  /** @param from A kernel or a state. */
  static async start(memory, from) {
    return new Machine(await Pc.load({ wasm, memory, bios, vgaBios, disk: new FileDisk(disk), onCompile: (page) => meters.next(page), ...from }));
  }

  static async boot(memory) {
    const image = await read(join(source, 'vmlinuz'));
    const ramdisk = await read(join(source, 'initrd'));
    const machine = await Machine.start(memory, { kernel: { image, ramdisk, commandLine } });
    let serial = '';
    await new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`The PC was not up within 30 minutes; its last lines:\n${serial.slice(-3000)}`)), 1_800_000);
      machine.pc.emulator.add_listener('serial0-output-byte', (byte) => {
        serial += String.fromCharCode(byte);
        if (serial.endsWith('drydock: ready')) {
          clearTimeout(limit);
          resolve();
        }
      });
      void machine.pc.emulator.run();
    });
    say('The PC is up');
    await pause(3000);
    await machine.terminal.send('\r');
    await machine.terminal.wait(/133;B;page/, 300);
    return machine;
  }

  /** Runs a command in root's shell, and fails if it does. */
  async root(command) {
    await this.admin.send(`${command}\necho "<<$?"">>"\n`);
    const found = await this.admin.wait(/<<(\d+)>>\r?\n/, 600);
    if (found[1] !== '0') {
      throw new Error(`\`${command}\` ended with exit code ${found[1]} after it printed:\n${found.input}`);
    }

    return found.input.slice(0, found.index);
  }

  /** Pastes a command into the reader's shell, as the page does. The shell marks where its commands end. */
  async type(command, code = 0) {
    const start = performance.now();
    const count = this.pc.emulator.get_instruction_counter();
    await this.terminal.send(`\u001b[200~${command}\u001b[201~\r`);
    const found = await this.terminal.wait(/\u001b\]133;C;[^]*\u001b\]133;D;(\d+);page\u0007[^]*\u001b\]133;B;page\u0007/, 600);
    const instructions = (this.pc.emulator.get_instruction_counter() - count) >>> 0;
    meters.read(this.pc.table);
    say(`${command.split('\n')[0]} (${((performance.now() - start) / 1000).toFixed(1)} s, ${(instructions / 1e6).toFixed(0)} million instructions)`);
    if (Number(found[1]) !== code) {
      throw new Error(`\`${command}\` ended with exit code ${found[1]} instead of ${code}:\n${found[0]}`);
    }
  }

  /** Leaves nothing of what was typed. */
  async forget() {
    await this.terminal.send('history -c; clear\r');
    await this.terminal.wait(/133;C[^]*133;B;page/, 300);
  }

  /**
   * Fills the free memory with zeros, which need no place in a snapshot.
   * @param spare How many MiB of it stay as they are.
   */
  async clean(spare) {
    // The kernel keeps some memory for emergencies, and for devices that are not here.
    await this.root(`cd /proc/sys/vm; least=$(<min_free_kbytes) reserve=$(<lowmem_reserve_ratio)
echo 256 >min_free_kbytes; echo 0 0 0 0 >lowmem_reserve_ratio
n=$(awk '/MemFree/ { print int($2 / 1024) - ${spare} }' /proc/meminfo)
mount -t tmpfs -o size=100% tmpfs /mnt && dd if=/dev/zero of=/mnt/zero bs=1M count=$n 2>/dev/null; umount /mnt
echo $least >min_free_kbytes; echo $reserve >lowmem_reserve_ratio; cd /`);
    await pause(2000);
  }
}

/**
 * Boots a PC, runs what readers run, so that v86 has compiled it, and writes the machine as it is then.
 * @param memory Bytes.
 * @param spare How many MiB of it are not cleaned, because programs that run meanwhile need memory, too.
 * @param warm Runs it, as often as it is told, and leaves the machine as it was.
 * @param rounds How often it is run before the machine is kept.
 * @param finish What is left to do then; it returns what the manifest says about the machine.
 */
export async function make({ memory, spare, warm, rounds, finish }) {
  const first = await Machine.boot(memory);
  await warm(first, 1);
  await first.clean(spare);
  await first.pc.emulator.stop();
  const state = await first.pc.emulator.save_state();
  await first.pc.emulator.destroy();

  // What resumes the snapshot starts from a state, too, so that v86's memory is laid out in the same way.
  const machine = await Machine.start(memory, { state });
  await machine.pc.emulator.run();
  await warm(machine, rounds);
  const about = await finish(machine);
  // From here on, the machine may read ahead.
  await machine.root('echo 128 >/sys/block/sda/queue/read_ahead_kb');
  await machine.clean(spare);
  await machine.pc.emulator.stop();
  // A function that is being compiled is ready by then.
  await pause(500);
  const functions = meters.busy(machine.pc.table, machine.pc.exports);
  say(`Keeping ${functions.length} of v86's functions, ${megabytes(functions.reduce((sum, { code }) => sum + code.length, 0))} MB`);
  await keep(machine.pc, functions, { ...about, memory });
  process.exit(0);
}

/** Writes the files of a site. */
async function keep(pc, functions, about) {
  const blocks = new Map();
  const digest = (bytes) => createHash('sha1').update(bytes).digest('latin1');
  for (let at = 0; at < disk.length; at += page) {
    blocks.set(digest(disk.subarray(at, at + page)), at / page);
  }

  const devices = withoutMemory(await pc.emulator.save_state());
  const snapshot = Buffer.concat(write(pc, devices, functions, (bytes) => blocks.get(digest(bytes))));
  say(`Compressing ${megabytes(snapshot.length)} MB of snapshot and ${megabytes(disk.length)} MB of disk`);
  const manifest = {
    ...about,
    // What decodes the others cannot be one of them.
    wasm: await place('v86.wasm', gzipSync(wasmBytes, { level: 9 }), wasmBytes.length, '.gz'),
    bios: (await compress('bios', [new Uint8Array(bios)]))[0],
    vgaBios: (await compress('vgabios', [new Uint8Array(vgaBios)]))[0],
    snapshot: await compress('snapshot', pieces(snapshot, partBytes)),
    disk: { bytes: disk.length, chunk: chunkBytes, parts: await compress('disk', pieces(disk, chunkBytes)) },
  };
  await copyFile(join(here, 'worker.js'), join(output, 'worker.js'));
  await copyFile(join(source, 'packages'), join(output, 'packages.txt'));
  await writeFile(join(output, 'engine.json'), JSON.stringify(manifest));
  const sum = (list) => megabytes(list.reduce((total, { wire }) => total + wire, 0));
  say(`A reader loads ${sum(manifest.snapshot)} MB, and of the disk, which has ${sum(manifest.disk.parts)} MB, what is used`);
}
