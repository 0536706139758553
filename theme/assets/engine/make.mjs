// Boots the emulated PC once, and writes the files that a site serves.
//   node make.mjs DISK OUTPUT
// DISK is a directory with kernel, ramdisk, disk and firmware; OUTPUT becomes the folder of the engine in a site.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pc } from './pc.ts';

const [source, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const memory = Number(process.env.MEM ?? 512) << 20;
const partBytes = 8 << 20;
const chunkBytes = 256 << 10;
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

function zstd(bytes) {
  return new Promise((resolve, reject) => {
    const child = spawn('zstd', [level, '--long=23', '--threads=2', '--quiet', '--stdout'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`zstd ended with exit code ${code}`)));
    child.stdin.end(bytes);
  });
}

async function part(name, bytes, compress = true) {
  const wire = compress ? await zstd(bytes) : bytes;
  const hash = createHash('sha256').update(wire).digest('hex').slice(0, 16);
  const file = `${name}.${hash}${compress ? '.zst' : ''}`;
  await writeFile(join(output, file), wire);
  return { name: file, wire: wire.length, bytes: bytes.length };
}

async function parts(name, bytes, size) {
  const made = [];
  for (let at = 0; at < bytes.length; at += size) {
    made.push(await part(name, bytes.subarray(at, at + size)));
  }

  return made;
}

const wasmBytes = await readFile(join(here, 'v86.wasm'));
const wasm = await WebAssembly.compile(wasmBytes);
const disk = await readFile(join(source, 'disk'));
const bios = await read(join(source, 'bios'));
const vgaBios = await read(join(source, 'vgabios'));
const pc = await Pc.load({
  wasm, memory, bios, vgaBios, disk: new FileDisk(disk),
  kernel: { image: await read(join(source, 'vmlinuz')), ramdisk: await read(join(source, 'initrd')), commandLine },
});
let serial = '';
const booted = new Promise((resolve, reject) => {
  const limit = setTimeout(() => reject(new Error(`The PC was not up within 15 minutes; its last lines:\n${serial.slice(-3000)}`)), 900_000);
  pc.emulator.add_listener('serial0-output-byte', (byte) => {
    const character = String.fromCharCode(byte);
    serial += character;
    if (process.env.ECHO) process.stderr.write(character);
    if (serial.endsWith('drydock: ready')) {
      clearTimeout(limit);
      resolve();
    }
  });
});
const admin = new Shell(pc, 3);
const terminal = new Shell(pc, 0);
await pc.emulator.run();
await booted;
say('The engine is up');
await new Promise((resolve) => setTimeout(resolve, 3000));
await root(admin, 'true');
say((await root(admin, 'free -m; ps -eo pid,rss,args --sort -rss | head -20; docker version --format "{{.Server.Version}}"; uname -r; tail -5 /var/log/dockerd.log')).text);
const version = (await root(admin, 'docker version --format "{{.Server.Version}} $(uname -r)"')).text.trim().split(' ');
await terminal.send('\r');
await terminal.wait(/133;B;page/, 60);
for (const command of ['docker version', 'docker images', 'docker ps', 'docker pull busybox', ...Array(3).fill('docker run --rm busybox echo hi'), 'docker run -d --name box busybox sleep 3600', 'docker exec box ps', 'docker exec box ps', 'docker rm -f box', 'docker rmi busybox', 'docker images', 'docker ps', 'docker ps']) {
  const { text } = await reader(terminal, command);
  if (process.env.SHOW) say(text);
}
await terminal.send('history -c; clear\r');
await terminal.wait(/133;B;page/, 60);
await root(admin, 'sync; n=$(awk \'/MemFree/ { print int($2 / 1024) - 12 }\' /proc/meminfo); mount -t tmpfs -o size=100% tmpfs /mnt; dd if=/dev/zero of=/mnt/zero bs=1M count=$n 2>/dev/null; umount /mnt; free -m >&2');
await new Promise((resolve) => setTimeout(resolve, 2000));
await pc.emulator.stop();
const state = Buffer.from(await pc.emulator.save_state());
say(`The state has ${(state.length / 1e6).toFixed(1)} MB`);
if (process.env.RAW) await writeFile(process.env.RAW, state);

const manifest = {
  docker: version[0],
  kernel: version[1],
  memory,
  wasm: await part('v86', wasmBytes, false),
  bios: await part('bios', Buffer.from(bios)),
  vgaBios: await part('vgabios', Buffer.from(vgaBios)),
  state: await parts('state', state, partBytes),
  disk: { bytes: disk.length, chunk: chunkBytes, parts: await parts('disk', disk, chunkBytes) },
};
manifest.wasm.name = manifest.wasm.name;
const sum = (list) => (list.reduce((total, { wire }) => total + wire, 0) / 1e6).toFixed(1);
say(`On the wire: state ${sum(manifest.state)} MB, disk ${sum(manifest.disk.parts)} MB as touched`);
await copyFile(join(here, 'worker.js'), join(output, 'worker.js'));
await copyFile(join(source, 'packages'), join(output, 'packages.txt'));
await writeFile(join(output, 'engine.json'), JSON.stringify(manifest));
process.exit(0);
