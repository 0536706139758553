// The clock that v86 lives by. It stands still while the machine does, so that nothing on the machine expires meanwhile. v86 binds the
// browser's clock when it is loaded, so this comes before it.
const now = performance.now.bind(performance);
let lost = 0;
let stopped: number | null = null;

performance.now = () => (stopped ?? now()) - lost;

export const clock = {
  stop(): void {
    stopped ??= now();
  },

  /** @returns For how many milliseconds it stood still. */
  go(): number {
    const stood = stopped === null ? 0 : now() - stopped;
    stopped = null;
    lost += stood;
    return stood;
  },
};
