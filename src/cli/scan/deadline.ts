import { type Context, createContext, Script } from "node:vm";
import type { NotExamined } from "./item.ts";

/** A hundred times what the slowest machine needs. */
export function usualDeadlineMs(bytes: number): number {
  return 15_000 + bytes / 1_000;
}

export const tookTooLong: NotExamined = {
  kind: "not examined",
  why: "examining it took too long",
  fault: "limit",
};

/**
 * Whether the work came to its end in time; where it did not, it was stopped wherever it was, without its `finally`. Only a
 * script of `node:vm` can be stopped on the thread it holds, so the work is called by one.
 */
export function endsWithin(ms: number, work: () => void): boolean {
  caller ??= { script: new Script("work()"), context: createContext({}) };
  caller.context.work = work;
  try {
    caller.script.runInContext(caller.context, { timeout: Math.ceil(ms) });
    return true;
  } catch (error) {
    // It may come from the other context, where it is no `Error` of ours.
    if ((error as { readonly code?: unknown } | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw error;
  } finally {
    caller.context.work = undefined;
  }
}

/** Takes a millisecond to make. */
let caller: { readonly script: Script; readonly context: Context } | undefined;
