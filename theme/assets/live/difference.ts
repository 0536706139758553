import { element, visible } from './elements';
import { words } from './words';

/** Longer outputs are compared line by line from the start only. */
const mostLines = 1000;

type Row = readonly ['same' | 'recorded' | 'yours', string];

/**
 * What the reader's machine printed beside what is recorded.
 * @param same Null if they cannot be compared: a build's progress is drawn on a terminal, and printed elsewhere.
 */
export function difference(recorded: string, yours: string, same: boolean | null): HTMLDetailsElement {
  const rows = compare(lines(recorded), lines(yours));
  const body = element('pre', { className: 'live-rows', tabIndex: 0, role: 'group', ariaLabel: words.compare });
  for (const [kind, text] of rows) {
    const row = element('span', { className: `live-row live-row-${kind}` });
    row.append(element('span', { className: 'visually-hidden', textContent: kind === 'same' ? '' : `${words[kind]}: ` }), text, '\n');
    body.append(row);
  }

  const verdict = rows.every(([kind]) => kind === 'same') ? words.same : same === null ? words.drawn : same ? words.alike : words.different;
  return element('details', { className: same !== false ? 'live-difference live-alike' : 'live-difference' },
    element('summary', { textContent: words.compare }), element('p', { textContent: verdict }), body);
}

function lines(text: string): string[] {
  const plain = text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '').replace(/\r+\n/g, '\n');
  return visible(plain.trimEnd()).split('\n');
}

/** The longest common subsequence of lines. */
function compare(recorded: readonly string[], yours: readonly string[]): Row[] {
  if (recorded.length > mostLines || yours.length > mostLines) {
    return [...recorded.map((line): Row => ['recorded', line]), ...yours.map((line): Row => ['yours', line])];
  }

  const width = yours.length + 1;
  const common = new Uint16Array((recorded.length + 1) * width);
  for (let i = recorded.length - 1; i >= 0; i--) {
    for (let j = yours.length - 1; j >= 0; j--) {
      common[i * width + j] = recorded[i] === yours[j]
        ? common[(i + 1) * width + j + 1]! + 1
        : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }

  const rows: Row[] = [];
  let i = 0;
  let j = 0;
  while (i < recorded.length || j < yours.length) {
    if (i < recorded.length && recorded[i] === yours[j]) {
      rows.push(['same', recorded[i]!]);
      i++;
      j++;
    } else if (j >= yours.length || (i < recorded.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      rows.push(['recorded', recorded[i++]!]);
    } else {
      rows.push(['yours', yours[j++]!]);
    }
  }

  return rows;
}
