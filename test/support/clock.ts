/** A clock that moves only when it is told to. */
export interface Clock {
  now(): Date;
  /** Moves on and returns the new time. */
  advance(ms: number): Date;
}

export function createClock(): Clock {
  let time = Date.parse("2026-11-02T10:00:00.000Z");
  return {
    now: () => new Date(time),
    advance(ms) {
      time += ms;
      return new Date(time);
    },
  };
}
