// What of a lesson can be done in the lab, a plain Linux without Docker.
import type { StepNote } from '../live/machine';
import { task } from '../live/page';
import { words } from '../live/words';
import type { PageCheck } from './check';
import type { LessonData, StepData } from './data';

export function inLab({ steps }: LessonData): LessonData {
  return {
    steps: steps.filter(({ lab }) => lab !== undefined).map((step) => ({
      ...step,
      ...(typeof step.lab === 'string' && { line: step.lab }),
      check: step.check && asksNoEngine(step.check) ? step.check : null,
    })),
    task: null,
  };
}

/** What is said about the steps that cannot be done there, and about those that are done in another way. */
export function notesOfLab({ steps, task: hasTask }: LessonData): Readonly<Record<string, StepNote>> {
  const notes = Object.fromEntries(steps.flatMap((step) => (note(step) ? [[step.id, note(step)!]] : [])));
  return hasTask ? { ...notes, [task]: { text: words.needsDocker } } : notes;
}

function note({ lab }: StepData): StepNote | undefined {
  return lab === undefined ? { text: words.needsDocker } : typeof lab === 'string' ? { text: words.instead, command: lab } : undefined;
}

function asksNoEngine({ ask }: PageCheck): boolean {
  return Object.values(ask).every((request) => typeof request !== 'string' && request.exec === undefined);
}
