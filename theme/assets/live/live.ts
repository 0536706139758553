// Turns the page of a lesson into one with a machine. Only `serve --live` adds this script to pages.
import { Dock } from './dock';
import { element, said } from './elements';
import { lesson } from './page';
import { startPrograms } from './programs';
import { ServerMachine } from './server';
import { Steps } from './steps';
import { words } from './words';

const lens = document.querySelector<HTMLSelectElement>('[data-lens]');

/** The engine that the reader has chosen on the page. */
function chosenEngine(): string {
  return lens?.value || lesson.engine;
}

function start(): void {
  const machine = new ServerMachine(lesson.id, chosenEngine());
  const dock = new Dock(machine);
  new Steps(machine, dock);
  startPrograms(machine);
  lens?.addEventListener('change', () => machine.choose(chosenEngine()));
  document.querySelector('[data-shortcuts] dl')?.append(
    element('div', {}, element('dt', {}, element('kbd', { textContent: 'Ctrl' }), element('kbd', { textContent: '`' })), element('dd', { textContent: words.shortcut })));
  dock.restore();
  machine.resume();
}

const why = lesson.missing ? [words.missing, said(lesson.missing)] : lesson.restarted ? [words.restarted] : null;
if (why !== null) {
  document.querySelector('.page-header')?.append(element('p', { className: 'live-missing' }, ...why));
} else {
  start();
}
