// What of a lesson fails on the engine in the page. For `docker update`, Docker 20.10 hands crun a limit of kernel memory, even if it has none,
// and crun refuses that. The restart policy of the running container has changed by then.
import type { StepNote } from '../live/machine';
import { words } from '../live/words';
import type { LessonData, StepData } from './data';

function fails({ line }: StepData): boolean {
  return line?.startsWith('docker update ') === true;
}

export function onEngine({ steps, task }: LessonData): LessonData {
  return { steps: steps.map((step) => (fails(step) ? { ...step, check: null } : step)), task };
}

export function notesOfEngine({ steps }: LessonData): Readonly<Record<string, StepNote>> {
  return Object.fromEntries(steps.filter(fails).map(({ id }) => [id, { text: words.updateFails }]));
}
