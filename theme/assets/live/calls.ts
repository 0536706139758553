import { element, visible } from './elements';
import type { Call, Machine } from './machine';
import { numberOf, task } from './page';
import { words } from './words';

/** As many calls are kept as the server keeps. */
const most = 500;

/** The calls of the Engine API as they pass, in the form of the recorded ones. */
export class Calls {
  readonly panel: HTMLElement;
  readonly #list = element('ol');
  readonly #none = element('p', { textContent: words.noCalls });
  readonly #shown = new Map<number, HTMLLIElement>();
  #step = '';
  #session = '';

  constructor(machine: Machine, private readonly counted: (count: number) => void) {
    const ends = element('p', { className: 'sequence-ends', ariaHidden: 'true' }, element('span', { textContent: 'docker' }), element('span', { textContent: 'dockerd' }));
    this.panel = element('div', { className: 'live-calls', tabIndex: 0 },
      element('p', { textContent: words.callsHelp }), element('div', { className: 'sequence' }, ends, this.#list), this.#none);
    machine.listen((event) => {
      if (event.type === 'call') {
        this.#add(event);
      } else if (event.type === 'machine' && event.machine.state === 'ready' && event.machine.session !== this.#session) {
        this.#session = event.machine.session;
        this.#clear();
      }
    });
  }

  #add(call: Call): void {
    const atEnd = this.panel.scrollTop + this.panel.clientHeight >= this.panel.scrollHeight - 40;
    const item = element('li', {}, call.request || call.response ? this.#unfolding(call) : element('div', { className: 'call' }, ...line(call)));
    const earlier = this.#shown.get(call.id);
    if (earlier) {
      earlier.replaceWith(item);
    } else {
      this.#title(call.step ?? '');
      this.#list.append(item);
    }

    this.#shown.set(call.id, item);
    this.#trim();
    this.#none.hidden = true;
    this.counted(this.#shown.size);
    if (atEnd) {
      this.panel.scrollTop = this.panel.scrollHeight;
    }
  }

  #title(step: string): void {
    if (step !== this.#step) {
      this.#step = step;
      if (step !== '') {
        this.#list.append(element('li', { className: 'live-calls-step', textContent: step === task ? words.task : words.step(numberOf(step)) }));
      }
    }
  }

  #unfolding(call: Call): HTMLElement {
    return element('details', { className: 'call' }, element('summary', {}, ...line(call)), ...body(words.request, call.request), ...body(words.response, call.response));
  }

  #trim(): void {
    while (this.#shown.size > most) {
      const [id, item] = this.#shown.entries().next().value!;
      item.remove();
      this.#shown.delete(id);
    }
  }

  #clear(): void {
    this.#list.replaceChildren();
    this.#shown.clear();
    this.#step = '';
    this.#none.hidden = false;
    this.counted(0);
  }
}

function line(call: Call): HTMLElement[] {
  return [
    element('span', { className: 'call-request' }, element('span', { className: 'call-method', textContent: call.method }), ' ', element('code', { textContent: visible(call.path) })),
    element('span', { className: call.status === 0 || call.status >= 400 ? 'call-response call-refused' : 'call-response', textContent: status(call) }),
  ];
}

function status({ status, ms }: Call): string {
  return status === 0 ? words.noAnswer : `${status} · ${ms === null ? words.open : `${Math.round(ms)} ms`}`;
}

function body(title: string, text: string | null | undefined): HTMLElement[] {
  return text ? [element('p', { className: 'body-title', textContent: title }), element('pre', { className: 'body', tabIndex: 0, role: 'group', ariaLabel: title }, element('code', { textContent: visible(text) }))] : [];
}
