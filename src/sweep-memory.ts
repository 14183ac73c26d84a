import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Frees what only the start needed, a quarter of the whole. Nobody else would: V8 collects when something is allocated, and a
 * process that waits allocates nothing. Every start of git is the slower the more memory there is.
 */
export function sweepMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  collect();
}
