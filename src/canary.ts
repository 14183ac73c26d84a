import { createHash } from "node:crypto";
import type { Change } from "./change/change.ts";
import type { RuleSet } from "./detection/compile.ts";
import { sampleOf } from "./detection/sample.ts";
import type { LocalRepository } from "./git/port.ts";
import { examineChange } from "./jobs/examine-change.ts";
import type { Engine } from "./jobs/sight-blobs.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { defaultPolicy } from "./policy/policy.ts";
import { suppress } from "./policy/suppress.ts";
import { ruleOf } from "./providers/index.ts";
import { decideSecrets } from "./verdict/decide-secrets.ts";

const everyMs = 5 * 60 * 1000;

/** Of different makes: one with a prefix, one with a checksum, one of several lines. */
const rules = ["stripe-secret-key", "github-pat-classic", "private-key-rsa"] as const;

export interface CanaryOptions {
  readonly ruleSet: RuleSet;
  readonly fingerprintKey: Buffer;
  readonly now: () => Date;
  readonly metrics: Pick<Metrics, "canary">;
  readonly log: Log;
}

/**
 * At start and every five minutes a credential that nobody issued goes through the engine of this very process, up to the
 * verdict. An engine that no longer sees it must not go on answering "no credentials found".
 */
export async function startCanary(options: CanaryOptions): Promise<{ isCaught(): boolean; stop(): void }> {
  let seed = 2;
  let isCaught = await letFly(options, seed);
  const timer = setInterval(async () => {
    seed += 1;
    isCaught = await letFly(options, seed);
  }, everyMs);
  timer.unref();
  return { isCaught: () => isCaught, stop: () => clearInterval(timer) };
}

async function letFly(options: CanaryOptions, seed: number): Promise<boolean> {
  const { ruleSet, fingerprintKey, now, metrics, log } = options;
  const startedAt = performance.now();
  const engine = { ruleSet, customRules: [], fingerprintKey, now: now() };
  const isCaught = await isCanaryCaught(engine, seed).catch((error: unknown) => {
    log.error({ err: error }, "The canary died");
    return false;
  });
  metrics.canary((performance.now() - startedAt) / 1000, isCaught);
  if (!isCaught) log.fatal("The canary was not caught: credentials may go unseen");
  return isCaught;
}

/** Nothing is known to be clean: each canary is examined. */
type CanaryEngine = Omit<Engine, "clean">;
const forgetful: Engine["clean"] = { among: async () => new Map(), remember: async () => {} };

/** Whether a commit with that credential fails, with one finding, and a commit without it does not. */
export async function isCanaryCaught(engine: CanaryEngine, seed: number): Promise<boolean> {
  const key = sampleOf(ruleOf(rules[seed % rules.length] ?? rules[0]), seed);
  const caught = await judge(`# settings\napi_key = "${key}"\n`, engine);
  const clean = await judge('# settings\napi_key = read_setting("API_KEY")\n', engine);
  return caught.conclusion === "failure" && caught.credentials.length === 1 && clean.conclusion === "success";
}

async function judge(text: string, engine: CanaryEngine) {
  const { repository, change } = commitOf(text);
  const tree = await repository.readTree(change.head);
  const examination = await examineChange(repository, { change, tree }, { ...engine, clean: forgetful });
  const { kept, suppressed } = suppress(examination.findings, defaultPolicy, { change, tree, ...examination });
  return decideSecrets({
    policy: defaultPolicy,
    findings: kept,
    suppressed,
    present: examination.present,
    removedIn: new Map(),
    resolvedFingerprints: new Set(),
    coverage: examination.coverage,
    notes: [],
  });
}

const path = "settings.py";

/** A repository of one commit, in memory: that git works is seen by the jobs. */
function commitOf(text: string): { readonly repository: CanaryRepository; readonly change: Change } {
  const content = Buffer.from(text);
  const blob = createHash("sha1").update(content).digest("hex");
  const person = { name: "Canary", email: "canary@example.com" };
  const date = "2026-01-01T00:00:00Z";
  const commit = { sha: blob, parents: [], author: person, committer: person, subject: "Sing" };
  const lines = { first: 1, last: text.split("\n").length };
  return {
    change: {
      head: blob,
      commits: [{ ...commit, authoredAt: date, committedAt: date }],
      files: [{ commit: blob, path, blob, before: [], bytes: content.length, added: [lines] }],
      replaced: [],
      notExamined: [],
    },
    repository: {
      readTree: async () => new Map([[path, { blob, bytes: content.length }]]),
      async *readBlobs() {
        yield { blob, content, bytes: content.length };
      },
    },
  };
}

type CanaryRepository = Pick<LocalRepository, "readBlobs" | "readTree">;
