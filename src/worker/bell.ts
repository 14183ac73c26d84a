/** Wakes the one who waits. A ring while nobody waits is kept, so none is missed between looking for work and waiting. */
export interface Bell {
  ring(): void;
  /** Returns at the next ring, or when the time is up. */
  wait(maxMs: number): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let wake = (): void => {};
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async wait(maxMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, maxMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
    },
  };
}
