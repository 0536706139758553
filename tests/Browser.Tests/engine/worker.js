// In place of the emulated PC: it speaks as the real worker does, knows the commands of the course in tests/courses/live, and answers
// the Engine API with the networks that they made. So the tests of the page need no engine.
const networks = ['bridge', 'host', 'none'];
const files = new Map();
const prompt = '\u001b]133;D;0;page\u0007you@drydock:~$ \u001b]133;B;page\u0007';
const lines = { a: '', b: '' };
const stretches = { a: [], b: [] };
const done = {};
let booting;

/** The pages that are connected, and whether each has any use for the machine. */
const active = new Map();

/** What was asked of the machine while it stood still. */
let waiting = [];

const tell = (message) => active.forEach((_, page) => page.postMessage(message));

function print(terminal, text) {
  stretches[terminal].at(-1).text += text;
  tell({ type: 'output', terminal, output: new TextEncoder().encode(text) });
}

function run(command) {
  const [, created] = /^docker network create (\S+)$/.exec(command) ?? [];
  const [, name, text] = /^cat >(\S+) <<'EOF'\n([^]*)\nEOF$/.exec(command) ?? [];
  if (created) {
    networks.push(created);
    return `${'0123456789abcdef'.repeat(4)}\r\n`;
  } else if (command.startsWith('docker network ls')) {
    return networks.map((network) => `${network}\r\n`).join('');
  } else if (name) {
    files.set(name, text);
    return '';
  }

  return command === 'cat note.txt' ? `${files.get('note.txt') ?? 'cat: note.txt: No such file or directory'}\r\n` : `bash: ${command}: command not found\r\n`;
}

function enter(terminal) {
  const command = lines[terminal];
  lines[terminal] = '';
  const line = btoa(String.fromCharCode(...new TextEncoder().encode(`    1  ${command}`)));
  print(terminal, `\r\n\u001b]133;C;${line};page\u0007${run(command)}${prompt}`);
}

/** A readline that knows what the page types: pasted text, the keys that empty the line and draw it again, and Enter. */
function type(terminal, text) {
  for (const [key] of text.matchAll(/\u001b\[200~[^]*?\u001b\[201~|\u001b\[9133~|[^]/g)) {
    if (key === '\r') {
      enter(terminal);
    } else if (key === '\u000c') {
      print(terminal, `\u001b[H\u001b[2J${prompt}${lines[terminal]}`);
    } else if (key === '\u001b[9133~') {
      lines[terminal] = '';
    } else {
      const typed = key.replace(/\u001b\[20[01]~/g, '');
      lines[terminal] += typed;
      print(terminal, typed.replaceAll('\n', '\r\n'));
    }
  }
}

async function boot(base) {
  // The parts of a real machine are loaded as this one is.
  const part = await fetch(`${base}part.0123456789abcdef.zst`);
  tell({ type: 'progress', loaded: (await part.arrayBuffer()).byteLength, total: 2_000_000 });
  await fetch(`${base}engine.json`);
  return part;
}

const past = (isNew) => ({
  isNew,
  done,
  printed: Object.fromEntries(Object.entries(stretches).map(([terminal, all]) => {
    let end = 0;
    return [terminal, all.map(({ size, text }) => {
      const bytes = new TextEncoder().encode(text);
      return { size, bytes, offset: (end += bytes.length) - bytes.length };
    })];
  })),
});

/** Lets the machine stand still while no page has any use for it; it says so when it goes on. */
function setActive(page, isActive) {
  const stood = ![...active.values()].some((other) => other);
  active.set(page, isActive);
  if (stood && isActive && waiting.length > 0) {
    print('a', '[It stood still.]\r\n');
    waiting.splice(0).forEach((act) => act());
  }
}

async function take(page, data) {
  switch (data.type) {
    case 'boot': {
      const isNew = !booting;
      const part = await (booting ??= boot(data.base));
      page.postMessage(part.ok ? { type: 'ready', past: past(isNew) } : { type: 'failed', message: `part: ${part.status}` });
      setActive(page, true);
      break;
    }
    case 'active':
      setActive(page, data.active);
      break;
    case 'keep':
      done[data.lesson] = data.done;
      break;
    case 'close':
      active.forEach((_, other) => other !== page && other.postMessage({ type: 'closed' }));
      close();
      break;
    default:
      if ([...active.values()].some((other) => other)) {
        ask(page, data);
      } else {
        waiting.push(() => ask(page, data));
      }
  }
}

function ask(page, data) {
  switch (data.type) {
    case 'resize':
      stretches[data.terminal].push({ size: data.size, text: '' });
      tell({ type: 'output', terminal: data.terminal, output: data.size });
      break;
    case 'type':
      type(data.terminal, new TextDecoder().decode(data.bytes));
      break;
    case 'run': {
      const output = files.get(data.command[1]);
      page.postMessage({ type: 'result', id: data.id, exit: output === undefined ? 1 : 0, output: output ?? '' });
      break;
    }
    case 'request':
      page.postMessage({ type: 'response', id: data.id, status: 200, body: JSON.stringify(data.path === '/networks' ? networks.map((Name) => ({ Name })) : {}) });
      break;
  }
}

function connect(page) {
  active.set(page, false);
  page.onmessage = ({ data }) => take(page, data);
}

if ('onconnect' in globalThis) {
  onconnect = ({ ports: [page] }) => {
    page.postMessage({ type: 'hello', isRunning: booting !== undefined });
    connect(page);
  };
} else {
  connect(globalThis);
}
