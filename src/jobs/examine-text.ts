import type { Place, Surface, WrittenPlace } from "../change/place.ts";
import type { Incident } from "../database/store.ts";
import type { Confidence } from "../detection/confidence.ts";
import type { Finding } from "../detection/finding.ts";
import type { GitHub, IssueReference, RepositoryState, WrittenText } from "../github/port.ts";
import { byFingerprint } from "../policy/suppress.ts";
import { isSureEnough } from "../verdict/decide-secrets.ts";
import { placeUrl, type RepositoryPlace } from "../verdict/permalink.ts";
import { renderNeutralReply, renderTextReply, type WrittenCredential } from "../verdict/render-text-reply.ts";
import type { Deps } from "./deps.ts";
import { describeRule } from "./describe-rule.ts";
import { examineBlob } from "./examine-blob.ts";
import type { ExamineText } from "./job.ts";
import { type Judge, readDefaultPolicy } from "./read-policy.ts";
import { refreshIncident } from "./refresh-incident.ts";

/** Nobody reads more of one text; GitHub's longest has 125,000 characters. */
const maxCredentials = 50;

/**
 * What somebody wrote on GitHub's pages, as it stands now: an incident and a rotation issue for each credential in it, and a reply
 * below it. Edits and redeliveries find what they left before, by the place; what an edit took out stays in the reply.
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

  const found = findingsIn(reading);
  const incidents = await ensureIncidents(reading, found);
  if (incidents.length === 0) return;
  if (judge.policy.issues) await ensureIssues(reading, found);
  if (judge.policy.text.reply) await reply(reading, found, incidents);
}

interface Reading {
  readonly job: ExamineText;
  readonly github: GitHub;
  readonly text: WrittenText;
  readonly repository: RepositoryState;
  readonly judge: Judge;
  readonly deps: Deps;
}

interface WrittenFinding extends Pick<Finding, "ruleId" | "fingerprint" | "mask" | "severity"> {
  readonly confidence: Confidence;
  readonly kind: WrittenPlace;
}

/** Those that would block a merge: a guess is no reason to write to people below each of their sentences. */
function findingsIn({ text, judge, deps }: Reading): readonly WrittenFinding[] {
  const { policy } = judge;
  const ruleSet = deps.ruleSetWith(policy.rules);
  const found = text.parts.flatMap(({ kind, text }) => {
    const content = Buffer.from(text);
    const request = { blob: "", content, paths: [], max: maxCredentials, fingerprintKey: deps.fingerprintKey };
    const examined = examineBlob({ ...request, now: deps.now() }, ruleSet);
    const isWhole = !examined.isCut && examined.more === 0 && examined.missed.length === 0;
    if (!isWhole) deps.log.warn({ reason: kind }, "A text was read in part");
    return examined.found.map((one) => ({ ...one, kind }));
  });
  return found.filter((one) => isSureEnough(one.confidence, policy) && byFingerprint(one, policy) === undefined);
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

function placesOf({ surface, on, id }: ExamineText): readonly Place[] {
  return kindsOf(surface).map((kind) => ({ kind, on, id }));
}

function kindsOf(surface: Surface): readonly WrittenPlace[] {
  switch (surface) {
    case "issue":
    case "pull request":
    case "discussion":
      return [`${surface} title`, `${surface} body`];
    case "release":
      return ["release title", "release body", "release tag"];
    default:
      return [surface];
  }
}

async function ensureIssues({ job, deps }: Reading, found: readonly WrittenFinding[]): Promise<void> {
  const { installation, repository } = job;
  for (const fingerprint of new Set(found.map((one) => one.fingerprint)))
    await deps.store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
}

async function reply(
  { job, github, text, repository, judge, deps }: Reading,
  found: readonly WrittenFinding[],
  incidents: readonly Incident[],
): Promise<void> {
  const place: RepositoryPlace = { webUrl: deps.webUrl, owner: job.repository.owner, name: job.repository.name };
  const credentials = incidents.map((incident) => toCredential(incident, found));
  const [first] = placesOf(job);
  const context = {
    place,
    url: first === undefined ? "" : placeUrl(place, first, { commit: "", path: "" }),
    describe: (ruleId: string) => describeRule(ruleId, judge.policy.rules),
    issues: issuesOf(incidents),
    opensIssues: judge.policy.issues && repository.hasIssues,
  };
  const body = repository.isPublic
    ? renderNeutralReply(whereMaintainersAreTold(judge.policy.privateRepository ?? deps.privateRepository, context))
    : renderTextReply(credentials, context);
  const marker = `<!-- rekey:text:${job.surface.replaceAll(" ", "-")}:${job.on}:${job.id} -->`;
  const isNeeded = credentials.some(({ places, isResolved }) => places.length > 0 && !isResolved);
  const result = await github.ensureReply(text.conversation, { marker, body, isNeeded });
  if (result === "refused" && text.conversation.kind !== "none")
    deps.log.warn({ repositoryId: job.repository.id, reason: `${job.surface} ${job.on} ${job.id}` }, "No reply");
}

function whereMaintainersAreTold(
  privateRepository: string | undefined,
  { opensIssues }: { readonly opensIssues: boolean },
): string | undefined {
  if (!opensIssues) return undefined;
  return privateRepository === undefined
    ? "An issue in this repository asks them to act."
    : "They find the details in their organisation's private repository.";
}

function toCredential(
  { fingerprint, ruleId, mask, state }: Incident,
  found: readonly WrittenFinding[],
): WrittenCredential {
  const places = found.filter((one) => one.fingerprint === fingerprint).map(({ kind }) => kind);
  return { fingerprint, ruleId, mask, places: [...new Set(places)], isResolved: state === "resolved" };
}

function issuesOf(incidents: readonly Incident[]): ReadonlyMap<string, IssueReference> {
  return new Map(incidents.flatMap(({ fingerprint, issue }) => (issue ? [[fingerprint, issue]] : [])));
}
