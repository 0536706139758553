// Boots the emulated PC once, and writes the files that a site serves.
//   node make.mjs DISK OUTPUT
// DISK is a directory with kernel, ramdisk, disk and firmware; OUTPUT becomes the folder of the engine in a site.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { request, ResponseReader } from './http.ts';
import { compileAtOnce } from './jit.ts';
import { Pc } from './pc.ts';
import { page, withoutMemory, write } from './snapshot.ts';

const [source, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const memory = 256 << 20;
const partBytes = 32 << 20;
const chunkBytes = 1 << 20;
const level = '-19';

/** How often readers' commands are run before the machine is kept. */
const rounds = 2;

// There is no power management, no second processor and nobody to defend against; the time stamp counter is the only good clock.
const commandLine = 'console=ttyS0 rdinit=/init quiet tsc=reliable mitigations=off apparmor=0 audit=0 nokaslr init_on_alloc=0 random.trust_cpu=on libata.force=noncq';

const started = performance.now();
const say = (text) => console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const read = async (path) => {
  const bytes = await readFile(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};

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

/** Runs a command in root's shell, and fails if it does. */
async function root({ admin }, command) {
  await admin.send(`${command}\necho "<<$?"">>"\n`);
  const found = await admin.wait(/<<(\d+)>>\r?\n/, 600);
  if (found[1] !== '0') {
    throw new Error(`\`${command}\` ended with exit code ${found[1]} after it printed:\n${found.input}`);
  }

  return found.input.slice(0, found.index);
}

/** Types a command into the reader's shell, which marks where its commands end. */
async function type({ pc, terminal }, command, code) {
  const start = performance.now();
  const count = pc.emulator.get_instruction_counter();
  await terminal.send(`${command}\r`);
  const found = await terminal.wait(/\u001b\]133;C;[^]*\u001b\]133;D;(\d+);page\u0007[^]*\u001b\]133;B;page\u0007/, 600);
  const instructions = (pc.emulator.get_instruction_counter() - count) >>> 0;
  say(`${command} (${((performance.now() - start) / 1000).toFixed(1)} s, ${(instructions / 1e6).toFixed(0)} million instructions)`);
  if (Number(found[1]) !== code) {
    throw new Error(`\`${command}\` ended with exit code ${found[1]} instead of ${code}:\n${found[0]}`);
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
compileAtOnce(true);

/** A PC with its shells, from a kernel or a state. */
async function start(from) {
  const pc = await Pc.load({ wasm, memory, bios, vgaBios, disk: new FileDisk(disk), ...from });
  return { pc, admin: new Shell(pc, 3), terminal: new Shell(pc, 0) };
}

async function boot() {
  const image = await read(join(source, 'vmlinuz'));
  const ramdisk = await read(join(source, 'initrd'));
  const machine = await start({ kernel: { image, ramdisk, commandLine } });
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
  say('The engine is up');
  await pause(3000);
  await machine.terminal.send('\r');
  await machine.terminal.wait(/133;B;page/, 300);
  return machine;
}

/** What readers of the lessons type, once through. */
const round = [
  'docker images',
  'docker run hello-world',
  'docker ps --all',
  'docker rm $(docker ps --all --quiet --filter ancestor=hello-world)',
  'docker rmi hello-world',
  'docker create --name box --hostname box busybox sleep 300',
  'docker start box',
  'docker exec box ps',
  'docker top box',
  'uname -nr && docker exec box uname -nr',
  "docker exec box sh -c 'echo hello | tee /note /dev/shm/draft'",
  'docker diff box',
  'docker stop -t 1 box',
  "docker ps --all --format 'table {{.Names}}\\t{{.Status}}'",
  'docker start box',
  'docker exec box find /note /dev/shm -type f',
  'docker run --name other busybox cat /note',
  'docker logs other',
  'docker run --name typo busybox serve',
  'docker run --name data busybox /etc/passwd',
  'docker run --name box busybox',
  'docker rm --force box other typo data',
  'docker ps',
  'docker run --rm busybox echo hi',
  'docker run --detach --name web --publish 8080:80 busybox httpd -f -h /etc',
  'docker inspect web',
  'docker rm --force web',
  'docker rmi busybox',
  'docker info',
  'docker version',
];

/** The commands of the round that fail, and their exit codes. */
const failing = new Map([
  ['docker run --name other busybox cat /note', 1],
  ['docker run --name typo busybox serve', 127],
  ['docker run --name data busybox /etc/passwd', 126],
  ['docker run --name box busybox', 125],
]);

/** Runs what readers run, so that v86 has compiled it, and leaves the machine as it was. */
async function warm(machine, times) {
  const responses = new ResponseReader();
  let answered;
  machine.pc.onOutput(2, (bytes) => {
    const response = responses.read(bytes);
    if (response) answered?.(response);
  });
  const ask = (path) => new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The engine did not answer GET ${path} within 300 s`)), 300_000);
    answered = ({ status, body }) => {
      clearTimeout(limit);
      status === 200 ? resolve() : reject(new Error(`The engine answered GET ${path} with ${status}: ${body}`));
    };
    void machine.pc.input(2, request('GET', path, ''));
  });
  for (let index = 0; index < times; index++) {
    for (const command of round) {
      await type(machine, command, failing.get(command) ?? 0);
    }

    for (const path of ['/containers/json?all=1', '/images/json', '/version']) {
      await ask(path);
    }
  }

  await machine.terminal.send('history -c; clear\r');
  await machine.terminal.wait(/133;C[^]*133;B;page/, 300);
}

/** Fills the free memory with zeros, which need no place in a snapshot. */
async function clean(machine) {
  await root(machine, `n=$(awk '/MemFree/ { print int($2 / 1024) - 12 }' /proc/meminfo)
mount -t tmpfs -o size=100% tmpfs /mnt && dd if=/dev/zero of=/mnt/zero bs=1M count=$n 2>/dev/null; umount /mnt`);
  await pause(2000);
}

const first = await boot();
await warm(first, 1);
await clean(first);
await first.pc.emulator.stop();
const state = await first.pc.emulator.save_state();
await first.pc.emulator.destroy();

// What resumes the snapshot starts from a state, too, so that v86's memory is laid out in the same way.
const machine = await start({ state });
await machine.pc.emulator.run();
await warm(machine, rounds);
// Fresh daemons, which have no events to tell of, and no garbage.
await root(machine, '/usr/lib/drydock/engine');
await root(machine, 'for path in containers images; do curl --silent --output /dev/null --unix-socket /run/docker.sock http://docker/$path/json; done; docker ps >/dev/null');
const [docker, kernel] = (await root(machine, 'docker version --format "{{.Server.Version}} $(uname -r)"')).trim().split(' ');
// The layers of images, which a reader pulls once; and from here on, the machine may read ahead.
await root(machine, 'find /srv/drydock/registry -name data -exec dd if={} iflag=nocache count=0 status=none \\;; echo 128 >/sys/block/sda/queue/read_ahead_kb');
await clean(machine);
await machine.pc.emulator.stop();
// A function that is being compiled is ready by then.
await pause(500);
const blocks = new Map();
const digest = (bytes) => createHash('sha1').update(bytes).digest('latin1');
for (let at = 0; at < disk.length; at += page) {
  blocks.set(digest(disk.subarray(at, at + page)), at / page);
}

const devices = withoutMemory(await machine.pc.emulator.save_state());
const snapshot = Buffer.concat(write(machine.pc, devices, (bytes) => blocks.get(digest(bytes))));
say(`Compressing ${megabytes(snapshot.length)} MB of snapshot and ${megabytes(disk.length)} MB of disk`);
const manifest = {
  docker,
  kernel,
  memory,
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
process.exit(0);
