// Debian's kernel for 32-bit PCs ticks 250 times a second, also when there is nothing to do, and each tick costs the browser about a
// millisecond. The kernel counts the ticks that come late together, so an idle machine gets fewer of them.

/** The least time between two turns of an idle machine, in milliseconds. Its timers can be late by that. */
const pause = 40;

/** The time over which the load is averaged, in milliseconds, and the load below which the machine is idle. Its ticks alone are below. */
const window = 500;
const most = 0.6;

interface Scheduler {
  postTask(task: () => void, options?: { readonly delay?: number }): Promise<void>;
}

/** Lengthens the time that v86 waits between two turns, for which it uses the browser's scheduler. What wakes the machine does so at once. */
export function easeTicks(): void {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (!scheduler) {
    return;
  }

  const post = scheduler.postTask.bind(scheduler);
  let load = 1;
  let began = performance.now();
  scheduler.postTask = (task, { delay = 0 } = {}) => {
    const ended = performance.now();
    const ran = ended - began;
    return post(() => {
      began = performance.now();
      // What it waited longer than it asked for says nothing about how busy it is.
      const waited = Math.min(began - ended, delay);
      const weight = Math.exp((ended - began - ran) / window);
      load = load * weight + (ran / Math.max(ran + waited, 1e-3)) * (1 - weight);
      task();
    }, { delay: delay >= 1 && load < most ? Math.max(delay, pause) : delay });
  };
}
