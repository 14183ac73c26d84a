import type { WrittenPlace } from "../change/place.ts";
import type { Incident } from "../database/store.ts";
import type { IssueReference } from "../github/port.ts";
import { placeUrl, type RepositoryPlace } from "../verdict/permalink.ts";
import {
  renderNeutralReply,
  renderTextReply,
  type TextContext,
  type TextReport,
  type WrittenCredential,
} from "../verdict/render-text-reply.ts";
import { describeRule } from "./describe-rule.ts";
import type { Reading } from "./examine-text.ts";
import type { TextFindings, WrittenFinding } from "./find-in-text.ts";
import { placesOf } from "./places-of-text.ts";

/**
 * One reply, which says all that there is to say of a text, and is kept true as long as there is something. A remark on what may be a
 * credential, or was not examined, is one on a version of the text that it names: it is left when that is edited out.
 */
export async function replyToText(
  reading: Reading,
  findings: TextFindings,
  incidents: readonly Incident[],
): Promise<void> {
  const { job, github, text, repository, judge, deps } = reading;
  const report: TextReport = {
    credentials: incidents.map((incident) => toCredential(incident, findings.sure)),
    guesses: toGuesses(findings.unsure),
    unread: findings.unread,
  };
  if (report.credentials.length + report.guesses.length + report.unread.length === 0) return;
  const context = contextOf(reading, incidents);
  const body = repository.isPublic
    ? renderNeutralReply(
        report,
        whereMaintainersAreTold(judge.policy.privateRepository ?? deps.privateRepository, context),
      )
    : renderTextReply(report, context);
  const marker = `<!-- rekey:text:${job.surface.replaceAll(" ", "-")}:${job.on}:${job.id} -->`;
  const isNeeded =
    report.credentials.some(({ places, isResolved }) => places.length > 0 && !isResolved) ||
    report.guesses.length + report.unread.length > 0;
  const result = await github.ensureReply(text.conversation, { marker, body, isNeeded });
  if (result === "refused" && text.conversation.kind !== "none")
    deps.log.warn({ repositoryId: job.repository.id, reason: `${job.surface} ${job.on} ${job.id}` }, "No reply");
}

function contextOf({ job, text, repository, judge, deps }: Reading, incidents: readonly Incident[]): TextContext {
  const place: RepositoryPlace = { webUrl: deps.webUrl, owner: job.repository.owner, name: job.repository.name };
  const [first] = placesOf(job);
  return {
    place,
    url: placeUrl(place, first, { commit: "", path: "" }),
    writtenAt: text.writtenAt,
    describe: (ruleId: string) => describeRule(ruleId, judge.policy.rules),
    issues: issuesOf(incidents),
    opensIssues: judge.policy.issues && repository.hasIssues,
  };
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

function toGuesses(unsure: readonly WrittenFinding[]): TextReport["guesses"] {
  const groups = Map.groupBy(unsure, ({ fingerprint }) => fingerprint);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { fingerprint, ruleId, mask, reasons } = first;
    const places = new Set<WrittenPlace>([first, ...others].map(({ kind }) => kind));
    return [{ fingerprint, ruleId, mask, reasons, places: [...places] }];
  });
}

function issuesOf(incidents: readonly Incident[]): ReadonlyMap<string, IssueReference> {
  return new Map(incidents.flatMap(({ fingerprint, issue }) => (issue ? [[fingerprint, issue]] : [])));
}
