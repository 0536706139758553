// Boots the emulated PC once, and writes the files that a site serves.
//   node make.mjs DISK OUTPUT
// DISK is a directory with kernel, ramdisk, disk and firmware; OUTPUT becomes the folder of the engine in a site.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request, ResponseReader } from './http.ts';
import { compileAtOnce, compiled } from './jit.ts';
import { Pc } from './pc.ts';
import { page, withoutMemory, write } from './snapshot.ts';

const [source, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const memory = Number(process.env.MEM ?? 256) << 20;
const partBytes = 8 << 20;
const chunkBytes = 1 << 20;
const level = process.env.ZSTD ?? '-19';
const commandLine = 'console=ttyS0 rdinit=/init quiet tsc=reliable mitigations=off apparmor=0 audit=0 nokaslr init_on_alloc=0 random.trust_cpu=on libata.force=noncq';

const started = performance.now();
const say = (text) => console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
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

  constructor(pc, console, begin, end) {
    Object.assign(this, { pc, console, begin, end });
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

/** Root's shell, which has no echo. */
async function root(shell, command, seconds = 300) {
  const start = performance.now();
  const count = shell.pc.emulator.get_instruction_counter();
  await shell.send(`${command}\necho "<<$?"">>"\n`);
  const [text, code] = await shell.wait(/<<(\d+)>>\r?\n/, seconds).then((found) => [found.input.slice(0, found.index), found[1]]);
  const instructions = (shell.pc.emulator.get_instruction_counter() - count) >>> 0;
  say(`root: ${command.slice(0, 80)} → ${code} in ${((performance.now() - start) / 1000).toFixed(2)} s, ${(instructions / 1e6).toFixed(0)} M instructions`);
  return { text, code: Number(code) };
}

/** The reader's shell, which marks where its commands end. */
async function reader(shell, command, seconds = 300) {
  const start = performance.now();
  const count = shell.pc.emulator.get_instruction_counter();
  await shell.send(`${command}\r`);
  const found = await shell.wait(/\u001b\]133;C;[^]*\u001b\]133;D;(\d+);page\u0007[^]*\u001b\]133;B;page\u0007/, seconds);
  const instructions = (shell.pc.emulator.get_instruction_counter() - count) >>> 0;
  say(`reader: ${command.slice(0, 80)} → ${found[1]} in ${((performance.now() - start) / 1000).toFixed(2)} s, ${(instructions / 1e6).toFixed(0)} M instructions`);
  return { text: found[0], code: Number(found[1]) };
}

/** Writes decoded files, and compresses them all at once. */
async function compress(name, pieces) {
  const directory = await mkdtemp(join(output, name));
  const files = pieces.map((_, index) => join(directory, `${index}`));
  await Promise.all(files.map((file, index) => writeFile(file, pieces[index])));
  await new Promise((resolve, reject) => {
    const child = spawn('zstd', [level, '--long=23', '--threads=2', '--quiet', '--rm', ...files], { stdio: ['ignore', 'inherit', 'inherit'] });
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
if (!process.env.NOSYNC) compileAtOnce(true);
const disk = await readFile(join(source, 'disk'));
const bios = await read(join(source, 'bios'));
const vgaBios = await read(join(source, 'vgabios'));
const parts = { wasm, memory, bios, vgaBios };

/** A PC with its shells, from a kernel or a state. */
async function start(from) {
  const pc = await Pc.load({ ...parts, disk: new FileDisk(disk), ...from });
  return { pc, admin: new Shell(pc, 3), terminal: new Shell(pc, 0) };
}

async function boot() {
  const machine = await start({ kernel: { image: await read(join(source, 'vmlinuz')), ramdisk: await read(join(source, 'initrd')), commandLine } });
  let serial = '';
  await new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The PC was not up within 30 minutes; its last lines:\n${serial.slice(-3000)}`)), 1_800_000);
    machine.pc.emulator.add_listener('serial0-output-byte', (byte) => {
      const character = String.fromCharCode(byte);
      serial += character;
      if (process.env.ECHO) process.stderr.write(character);
      if (serial.endsWith('drydock: ready')) {
        clearTimeout(limit);
        resolve();
      }
    });
    void machine.pc.emulator.run();
  });
  say('The engine is up');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await root(machine.admin, 'true');
  say((await root(machine.admin, 'free -m; ps -eo pid,rss,args --sort -rss | head -20; tail -5 /var/log/dockerd.log; cat /var/log/containerd.log | head; iptables -t nat -S')).text);
  await machine.terminal.send('\r');
  await machine.terminal.wait(/133;B;page/, 100);
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

/** Runs what readers run, so that v86 has compiled it, and leaves the machine as it was. */
async function warm({ pc, terminal }, rounds) {
  const responses = new ResponseReader();
  let answered;
  pc.onOutput(2, (bytes) => {
    const response = responses.read(bytes);
    if (response) answered?.(response);
  });
  const ask = (path) => new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`No answer to GET ${path} within 100 s`)), 100_000);
    answered = (response) => {
      clearTimeout(limit);
      say(`GET ${path}: ${response.status}`);
      resolve(response);
    };
    void pc.input(2, request('GET', path, ''));
  });

  for (let index = 0; index < rounds; index++) {
    for (const command of round) {
      const { text } = await reader(terminal, command);
      if (process.env.SHOW && index === 0) say(text);
    }
    for (const path of ['/containers/json?all=1', '/images/json', '/version']) {
      await ask(path);
    }

    report?.();
  }
  await terminal.send('history -c; clear\r');
  await terminal.wait(/133;C[^]*133;B;page/, 100);
}

async function clean({ admin }) {
  await root(admin, `sync; n=$(awk '/MemFree/ { print int($2 / 1024) - 12 }' /proc/meminfo); mount -t tmpfs -o size=100% tmpfs /mnt; dd if=/dev/zero of=/mnt/zero bs=1M count=$n 2>/dev/null; umount /mnt`);
  say((await root(admin, 'free -m')).text);
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

let report;
const stateFile = process.env.STATE;
if (!stateFile || !existsSync(stateFile)) {
  const machine = await boot();
  await warm(machine, 1);
  await clean(machine);
  await machine.pc.emulator.stop();
  await writeFile(stateFile ?? join(output, 'state'), Buffer.from(await machine.pc.emulator.save_state()));
  await machine.pc.emulator.destroy();
}
const machine = await start({ state: await read(stateFile ?? join(output, 'state')) });
report = () => { const functions = compiled(machine.pc.table); say(`compiled: ${functions.length} functions, ${functions.reduce((sum, { code }) => sum + code.length, 0) / 1e6} MB`); };
await machine.pc.emulator.run();
await warm(machine, Number(process.env.ROUNDS ?? 3));
// Fresh daemons, which have no events to tell of, and no garbage.
await root(machine.admin, '/usr/lib/drydock/engine');
await root(machine.admin, 'for path in /containers/json /images/json; do curl --silent --unix-socket /run/docker.sock http://docker$path; done; docker ps');
const version = (await root(machine.admin, 'docker version --format "{{.Server.Version}} $(uname -r)"')).text.trim().split(' ');
await clean(machine);
await machine.pc.emulator.stop();
await new Promise((resolve) => setTimeout(resolve, 500));
const state = withoutMemory(await machine.pc.emulator.save_state());
const blocks = new Map();
const digest = (bytes) => createHash('sha1').update(bytes).digest('latin1');
for (let at = 0; at < disk.length; at += page) {
  blocks.set(digest(disk.subarray(at, at + page)), at / page);
}
let shared = 0;
const snapshot = Buffer.concat(write(machine.pc, state, (bytes) => { const block = blocks.get(digest(bytes)); shared += block === undefined ? 0 : 1; return block; }));
report();
let guest = 0;
for (const bytes of [new Uint8Array(machine.pc.exports.memory.buffer)]) for (let at = 0; at < bytes.length; at += page) if (bytes.subarray(at, at + page).some((byte) => byte)) guest += at >= machine.pc.guest && at < machine.pc.guest + memory ? 1 : 1e-6;
say(`pages: ${guest}`);
say(`The snapshot has ${(snapshot.length / 1e6).toFixed(1)} MB, ${(shared * page / 1e6).toFixed(1)} MB of it as on the disk`);
if (process.env.RAW) await writeFile(process.env.RAW, snapshot);

const manifest = {
  docker: version[0],
  kernel: version[1],
  memory,
  wasm: await place('v86', wasmBytes, wasmBytes.length, '.wasm'),
  bios: (await compress('bios', [new Uint8Array(bios)]))[0],
  vgaBios: (await compress('vgabios', [new Uint8Array(vgaBios)]))[0],
  snapshot: await compress('snapshot', pieces(snapshot, partBytes)),
  disk: { bytes: disk.length, chunk: chunkBytes, parts: await compress('disk', pieces(disk, chunkBytes)) },
};
const sum = (list) => (list.reduce((total, { wire }) => total + wire, 0) / 1e6).toFixed(1);
say(`On the wire: snapshot ${sum(manifest.snapshot)} MB, disk ${sum(manifest.disk.parts)} MB as touched`);
await copyFile(join(here, 'worker.js'), join(output, 'worker.js'));
await copyFile(join(source, 'packages'), join(output, 'packages.txt'));
await writeFile(join(output, 'engine.json'), JSON.stringify(manifest));
process.exit(0);
