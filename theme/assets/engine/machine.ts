// Turns the page of a lesson into one with a machine that this browser emulates. `try.ts` loads it when the reader asks for it.
import { Dock } from '../live/dock';
import { besideScript } from '../live/page';
import { Steps } from '../live/steps';
import { PageMachine } from './page-machine';

const { docker = '', resumes = 'false' } = (document.currentScript as HTMLScriptElement).dataset;
const machine = new PageMachine(globalThis.drydockMachine!, besideScript('./'), docker.split('+')[0]!);
const dock = new Dock(machine);
new Steps(machine, dock);
if (resumes === 'true') {
  machine.start();
  dock.restore();
} else {
  void dock.show();
}
