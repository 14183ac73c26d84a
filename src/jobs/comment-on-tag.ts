import { renderTagComment, type TagReport, tagPlaces } from "../verdict/render-tag-comment.ts";
import type { CredentialVerdict } from "../verdict/verdict.ts";
import type { HeadReport } from "./examine-head.ts";
import { isWorthAWord } from "./find-in-text.ts";
import type { ExaminePush } from "./job.ts";
import { nameOfTag } from "./ref-names.ts";
import { contextOf } from "./render-checks.ts";

/** What a tag says itself, and neither a check nor a rotation issue tells, is told on the commit that it names. */
export async function commentOnTag(job: ExaminePush, report: HeadReport): Promise<void> {
  const { github, range, deps } = report.head;
  const context = contextOf(report);
  const { coverage, credentials } = report.secrets;
  const told: TagReport = {
    tag: nameOfTag(job.ref),
    credentials: credentials.filter((credential) => isToldHere(credential, report)),
    // Where the tag brought in commits, the check of who judges them tells it.
    notExamined: coverage.commits > 0 ? [] : coverage.notExamined.filter(({ harmless }) => !harmless),
  };
  if (told.credentials.length + told.notExamined.length === 0) return;
  const reply = { marker: `<!-- rekey:tag:${job.after} -->`, body: renderTagComment(told, context), isNeeded: true };
  const result = await github.ensureReply({ kind: "commit", sha: range.head }, reply);
  if (result === "refused")
    deps.log.warn({ repositoryId: job.repository.id, reason: "no comment" }, "Nobody was told of a tag");
}

function isToldHere({ findings, effect }: CredentialVerdict, report: HeadReport): boolean {
  const { policy } = report.head.judge;
  const inTag = findings.filter(({ place }) => place !== undefined && tagPlaces.includes(place));
  if (effect === "warns") return inTag.some(({ confidence }) => isWorthAWord(confidence, policy));
  return effect === "blocks" && inTag.length > 0 && !contextOf(report).opensIssues;
}
