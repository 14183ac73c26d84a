import type { HygieneFinding, Outcome } from "./check.ts";

/** In the order of the files' paths, whatever order they were read in. */
export function outcomeOf(findings: readonly HygieneFinding[]): Outcome {
  return findings.length === 0 ? { state: "pass" } : { state: "fail", findings: [...findings].sort(byPlace) };
}

function byPlace(a: HygieneFinding, b: HygieneFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
