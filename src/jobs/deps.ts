import type { Store } from "../database/store.ts";
import type { RuleSet } from "../detection/compile.ts";
import type { Git } from "../git/port.ts";
import type { Connect } from "../github/port.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { RuleSetWith } from "./rule-sets.ts";

/** What the jobs work with: `rekey.ts` passes the real ones. */
export interface Deps {
  readonly connect: Connect;
  readonly git: Git;
  readonly store: Store;
  /** The rules that Rekey comes with. */
  readonly ruleSet: RuleSet;
  /** The same, and those of a policy. */
  readonly ruleSetWith: RuleSetWith;
  /** Key of the fingerprints: whoever has it can test guesses against them. */
  readonly fingerprintKey: Buffer;
  /** Base of links for people: `https://github.com`. */
  readonly webUrl: string;
  /** `owner/name` that gets the details of findings in public repositories, when the policy names none. */
  readonly privateRepository: string | undefined;
  /** Runs what is given under one key one after another. */
  readonly inTurn: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
  readonly metrics: Pick<Metrics, "mended" | "concluded" | "ended">;
  /** After a push, the events of whatever was pushed with it have come by then. */
  readonly announcedWithinMs: number;
  /** Most examinations have ended by then: their checks are created concluded, which takes half as many requests. */
  readonly openChecksAfterMs: number;
  /** The past is examined in slices, so that others have their turn: at most so many contents, and so long. */
  readonly historySlice: { readonly steps: number; readonly ms: number };
  readonly now: () => Date;
  readonly log: Log;
}

/** What a running job knows of itself. */
export interface Run {
  /** Stays the same over retries and restarts, so the effects of an attempt that was cut off are found again. */
  readonly jobId: string;
  /** When it was asked for. */
  readonly queuedAt: Date;
  /** No attempt was made before, by whichever process, not even one that was postponed or cut off. */
  readonly isFirst: boolean;
  /** Aborted when the job's time is up or the process stops. */
  readonly signal: AbortSignal;
}
