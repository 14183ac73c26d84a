/** One thing that was looked at. `advice` says what to do; where all is well there is none. */
export interface Diagnosis {
  readonly what: string;
  readonly state: "ok" | "warning" | "problem";
  readonly says: string;
  readonly advice?: string;
}

export function ok(what: string, says: string): Diagnosis {
  return { what, state: "ok", says };
}

export function warning(what: string, says: string, advice: string): Diagnosis {
  return { what, state: "warning", says, advice };
}

export function problem(what: string, says: string, advice: string): Diagnosis {
  return { what, state: "problem", says, advice };
}
