import { createHash } from "node:crypto";
import type { HistoryExamination, HistoryJudges } from "../database/store.ts";
import type { LocalHistory } from "../git/port.ts";
import { type BlobRecord, createBlobRecord, lineOf } from "../history/blob-record.ts";
import { attributeHistory } from "./attribute-history.ts";
import { nothingKnown } from "./clean-blobs.ts";
import type { Deps, Run } from "./deps.ts";
import { openBlobThread } from "./examine-in-thread.ts";
import type { ExamineHistory } from "./job.ts";
import { type DefaultJudge, readDefaultPolicy } from "./read-policy.ts";
import { reportHistory } from "./report-history.ts";
import type { Engine } from "./sight-blobs.ts";
import { surveyHistory } from "./survey-history.ts";

/**
 * Examines what was there before Rekey came: everything that the refs lead to, in the background, a slice at a time. What was done
 * is in the database, so that the next slice, the next process, or the next run after a crash goes on with it. When all is examined,
 * it is told who brought in what was found, in one report. Once at its end, it examines only what came since, unless the rules changed.
 */
export async function examineHistory(job: ExamineHistory, run: Run, deps: Deps): Promise<void> {
  const { installation, repository } = job;
  const github = deps.connect(installation, repository);
  const state = await github.readRepository();
  const judge = await readDefaultPolicy({ job, github, repository: state, git: deps.git });
  const ruleSet = deps.ruleSetWith(judge.policy.rules);
  const judges = { rules: deps.ruleSet.version, version: versionOf(ruleSet.version, deps.fingerprintKey) };
  const examined = await goOn(repository.id, judges, deps);
  const history = await deps.git.openHistory(repository, () => github.installationToken());
  const record = createBlobRecord();
  for (const lines of await deps.store.historyPages(repository.id)) record.take(lines);

  const { fingerprintKey, now } = deps;
  const engine = { ruleSet, customRules: judge.policy.rules, fingerprintKey, now: now(), clean: nothingKnown };
  if (!(await surveySlice({ history, examined, record, engine, job, run, deps }))) {
    run.signal.throwIfAborted();
    await deps.store.queue.enqueue(job, { urgency: "background" });
    return;
  }
  const tree = await treeOf(judge);
  const { signal } = run;
  const attribution = await attributeHistory({ history, record, engine, policy: judge.policy, tree, signal });
  await reportHistory({ job, github, repository: state, judge, history, attribution, deps });
  const lines = [...record.holding()].map(([id, held]) => lineOf(id, held)).join("");
  await deps.store.endHistory(repository.id, { tips: history.tips, lines });
}

/** Other rules may find something else: everything is examined anew. */
async function goOn(repositoryId: number, judges: HistoryJudges, { store }: Deps): Promise<HistoryExamination> {
  const known = await store.readHistory(repositoryId);
  if (known?.version === judges.version) return known;
  return store.beginHistory(repositoryId, judges);
}

/** Whoever has another key could not compare the fingerprints. */
function versionOf(ruleSet: string, fingerprintKey: Buffer): string {
  return `${ruleSet} ${createHash("sha256").update(fingerprintKey).digest("hex").slice(0, 12)}`;
}

interface Slicing {
  readonly history: LocalHistory;
  readonly examined: HistoryExamination;
  readonly record: BlobRecord;
  readonly engine: Engine;
  readonly job: ExamineHistory;
  readonly run: Run;
  readonly deps: Deps;
}

/** Beside the thread that everybody shares: what is pushed now does not wait for the past. */
async function surveySlice({ history, examined, record, engine, job, run, deps }: Slicing): Promise<boolean> {
  const thread = openBlobThread(engine.customRules);
  try {
    return await surveyHistory({
      ...{ history, record, engine, thread },
      known: examined.tips,
      keep: (page) => deps.store.recordHistoryPage(job.repository.id, page),
      isOver: sliceOf(deps, run.signal),
    });
  } finally {
    await thread.close();
  }
}

/** Counts from the first thing that was examined: to come to where the last slice ended takes its time, too. */
function sliceOf({ historySlice, now }: Deps, signal: AbortSignal): () => boolean {
  let examined = 0;
  let startedAtMs: number | undefined;
  return () => {
    examined += 1;
    startedAtMs ??= now().getTime();
    return signal.aborted || examined >= historySlice.steps || now().getTime() - startedAtMs >= historySlice.ms;
  };
}

async function treeOf({ local, commit }: DefaultJudge) {
  return commit === undefined ? new Map() : local.readTree(commit);
}
