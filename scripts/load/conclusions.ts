import { setTimeout as pause } from "node:timers/promises";
import type { ApiCall, Sandbox } from "../../sandbox/sandbox.ts";

export interface Conclusions {
  /** When both checks of the head were concluded, as `performance.now()`; undefined: not yet. */
  concludedAt(headSha: string): number | undefined;
  /** API calls of the App so far, for what it was told; it looks around as well. */
  calls(): number;
  /** Returns how many of these heads are not concluded when the patience is over. */
  waitFor(headShas: readonly string[], patienceMs: number): Promise<number>;
}

const checksPerHead = 2;

/** Learns from the App's own calls when a head is judged, so that nobody has to ask and be in the way. */
export function watchConclusions(sandbox: Sandbox): Conclusions {
  const headOf = new Map<number, string>();
  const concluded = new Map<string, Set<number>>();
  const times = new Map<string, number>();
  let calls = 0;

  sandbox.watch((call: ApiCall) => {
    const { operation, body, answer, status } = call;
    if (!isLookingAround(call)) calls += 1;
    if (status >= 300 || !operation.includes("/check-runs")) return;
    const run = answer as { readonly id?: number; readonly head_sha?: string };
    if (run.id === undefined) return;
    if (operation.startsWith("POST")) headOf.set(run.id, run.head_sha ?? "");
    const isCompleted = (body as { readonly status?: string } | undefined)?.status === "completed";
    if (isCompleted) conclude(run.id);
  });

  function conclude(id: number): void {
    const head = headOf.get(id) ?? "";
    const ids = (concluded.get(head) ?? new Set()).add(id);
    concluded.set(head, ids);
    if (ids.size === checksPerHead && !times.has(head)) times.set(head, performance.now());
  }

  return {
    concludedAt: (headSha) => times.get(headSha),
    calls: () => calls,
    async waitFor(headShas, patienceMs) {
      const until = performance.now() + patienceMs;
      const open = () => headShas.filter((sha) => !times.has(sha)).length;
      while (open() > 0 && performance.now() < until) await pause(20);
      return open();
    },
  };
}

/** Reconciliation: at the start, and then by the clock, whatever is pushed. */
function isLookingAround({ operation, query }: ApiCall): boolean {
  const isListOfHeads =
    /\/branches$/.test(operation) || (/^GET .*\/pulls$/.test(operation) && query.head === undefined);
  return isListOfHeads || /^(GET|POST) \/app\/(hook|installations$)|^GET \/installation\//.test(operation);
}
