// In place of the emulated PC: it speaks as the real worker does, knows the commands of the course in tests/courses/live, and answers
// the Engine API with the networks that they made. So the tests of the page need no engine.
const networks = ['bridge', 'host', 'none'];
const files = new Map();
const prompt = '\u001b]133;D;0;page\u0007you@drydock:~$ \u001b]133;B;page\u0007';
const lines = { a: '', b: '' };

const print = (terminal, text) => postMessage({ type: 'bytes', terminal, bytes: new TextEncoder().encode(text) });

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

onmessage = async ({ data }) => {
  switch (data.type) {
    case 'boot': {
      // The parts of a real machine are loaded as this one is.
      const part = await fetch(`${data.base}part.0123456789abcdef.zst`);
      postMessage({ type: 'progress', loaded: (await part.arrayBuffer()).byteLength, total: 2_000_000 });
      await fetch(`${data.base}engine.json`);
      postMessage(part.ok ? { type: 'ready' } : { type: 'failed', message: `part: ${part.status}` });
      break;
    }
    case 'type':
      type(data.terminal, new TextDecoder().decode(data.bytes));
      break;
    case 'request':
      postMessage({ type: 'response', id: data.id, status: 200, body: JSON.stringify(data.path === '/networks' ? networks.map((Name) => ({ Name })) : {}) });
      break;
  }
};
