import type { Incident } from "../database/store.ts";
import type { GitHub, RepositoryState, WrittenText } from "../github/port.ts";
import { gateAt } from "../policy/gate.ts";
import type { Deps } from "./deps.ts";
import { findInText, type WrittenFinding } from "./find-in-text.ts";
import type { ExamineText } from "./job.ts";
import { placesOf } from "./places-of-text.ts";
import { type Judge, readDefaultPolicy } from "./read-policy.ts";
import { refreshIncident } from "./refresh-incident.ts";
import { replyToText } from "./reply-to-text.ts";

/**
 * What somebody wrote on GitHub's pages, as it stands now: an incident and a rotation issue for each credential in it, and a reply
 * below it. Edits and redeliveries find what they left before, by the place; what an edit took out stays in the reply. What may be a
 * credential, and what of the text was not examined, is told in the reply alone.
 */
export async function examineText(job: ExamineText, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const text = await github.readText(job);
  // Whatever we write ourselves would otherwise be read, answered, read again.
  if (text === undefined || text.isOurs) return;
  const repository = await github.readRepository();
  const judge = await readDefaultPolicy({ job, github, repository, git: deps.git });
  if (!judge.policy.text.examine) return;
  const reading: Reading = { job, github, text, repository, judge, deps };

  const { fingerprintKey, now } = deps;
  const engine = { ruleSet: deps.ruleSetWith(judge.policy.rules), fingerprintKey, now: now() };
  const findings = findInText(text.parts, judge.policy, engine);
  const incidents = await ensureIncidents(reading, findings.sure);
  if (judge.policy.issues) await ensureIssues(reading, findings.sure);
  const { step } = gateAt(judge.policy.gate, deps.now());
  if (judge.policy.text.reply && step !== "observe") await replyToText(reading, findings, incidents);
}

export interface Reading {
  readonly job: ExamineText;
  readonly github: GitHub;
  readonly text: WrittenText;
  readonly repository: RepositoryState;
  readonly judge: Judge;
  readonly deps: Deps;
}

/** Every credential that stands in the text, or once stood there. */
async function ensureIncidents(reading: Reading, found: readonly WrittenFinding[]): Promise<readonly Incident[]> {
  const { job, github, text, deps } = reading;
  const repositoryId = job.repository.id;
  for (const group of Map.groupBy(found, ({ fingerprint }) => fingerprint).values()) {
    const [first] = group;
    if (!first) continue;
    const { fingerprint, ruleId, mask, severity } = first;
    await refreshIncident({ repositoryId, fingerprint }, github, deps.store);
    await deps.store.recordOccurrences({
      ...{ installation: job.installation, repositoryId, fingerprint, ruleId, mask, severity },
      actor: text.author,
      seenAt: deps.now().toISOString(),
      authoredAt: text.writtenAt,
      // A text's lines move with each edit, and it is no new leak.
      occurrences: group.map(({ kind }) => ({
        ...{ commit: "", path: "", line: 1, endLine: 1 },
        place: { kind, on: job.on, id: job.id },
      })),
    });
  }
  return deps.store.readIncidentsAt(repositoryId, placesOf(job));
}

async function ensureIssues({ job, deps }: Reading, found: readonly WrittenFinding[]): Promise<void> {
  const { installation, repository } = job;
  for (const fingerprint of new Set(found.map((one) => one.fingerprint)))
    await deps.store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
}
