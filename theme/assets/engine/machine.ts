// Turns the page of a lesson into one with a machine that this browser emulates. `try.ts` loads it when the reader asks for it.
import { Dock } from '../live/dock';
import { besideScript } from '../live/page';
import { Steps } from '../live/steps';
import { inLab, notesOfLab } from './lab';
import { PageMachine } from './page-machine';

const { docker = '', linux, resumes = 'false' } = (document.currentScript as HTMLScriptElement).dataset;
const data = globalThis.drydockMachine!;
const machine = linux === undefined
  ? new PageMachine(data, besideScript('./'), docker.split('+')[0]!)
  : new PageMachine(inLab(data), besideScript('../lab/'), linux.split('-')[0]!, 'Linux', notesOfLab(data));
const dock = new Dock(machine);
new Steps(machine, dock);
if (resumes === 'true') {
  machine.start();
  dock.restore();
} else {
  void dock.show();
}
