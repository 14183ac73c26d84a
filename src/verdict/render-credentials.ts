import { consoleLink } from "./console-link.ts";
import { issueLink } from "./issue-link.ts";
import { code, plain, prose, table } from "./markdown.ts";
import { commitUrl, permalink } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";
import { counted, shortSha } from "./words.ts";

const longestTable = 50;

/** One credential: what, where, why, and the three things to do. */
export function renderCredential(credential: CredentialVerdict, context: RenderContext): string {
  const { title } = context.describe(credential.ruleId);
  return [
    `**${plain(title)}** ${code(credential.mask)} ${whereIs(credential, context)}.`,
    why(credential),
    `### What to do now\n\n${steps([credential], context)}`,
  ].join("\n\n");
}

/** Several credentials: a table, and the same three things to do for each. */
export function renderCredentials(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const rows = credentials.slice(0, longestTable).map((credential) => {
    const { title } = context.describe(credential.ruleId);
    return [
      `${plain(title)} ${code(credential.mask)}`,
      place(credential, context),
      credential.effect === "blocks" ? "**blocks**" : "warns",
      (credential.effect === "blocks" && issueLink(credential.fingerprint, context)) || "–",
    ];
  });
  const more = credentials.length - rows.length;
  return [
    table(["Credential", "Where", "Effect", "Rotation"], rows),
    ...(more > 0 ? [`… and ${counted(more, "more credential")}: see the annotations.`] : []),
    "Everyone who can read this repository can read these too, and taking the lines out does not help: the commits stay.",
    `### What to do now, for each\n\n${steps(credentials, context)}`,
  ].join("\n\n");
}

function whereIs(credential: CredentialVerdict, context: RenderContext): string {
  const [finding] = credential.findings;
  const commit = finding
    ? `commit [${code(shortSha(finding.commit))}](${commitUrl(context.place, finding.commit)})`
    : "";
  const where = place(credential, context);
  if (credential.present.length === 0) return `is gone from the branch, but ${commit} still holds it in ${where}`;
  return finding ? `is in ${where}, brought in by ${commit}` : `is in ${where}`;
}

function place({ present, findings }: CredentialVerdict, { place, headSha }: RenderContext): string {
  const spots = present.length > 0 ? present.map((spot) => ({ ...spot, commit: headSha })) : findings;
  const [first] = spots;
  if (!first) return "–";
  const more = spots.length > 1 ? ` and ${counted(spots.length - 1, "other place")}` : "";
  return `[${code(first.path)} line ${first.line}](${permalink(place, first)})${more}`;
}

function why({ effect, findings }: CredentialVerdict): string {
  const reasons = [...new Set(findings.flatMap((finding) => finding.reasons))]
    .slice(0, 5)
    .map((reason) => prose(reason));
  const seen = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
  if (effect === "warns")
    return `It may be a credential${seen}. If it is one, whoever can read this repository can use it, and taking the line out does not change that.`;
  return "Everyone who can read this repository, its clones and its forks can use it. **Deleting the line is not enough**: the commit stays, and the key in it.";
}

function steps(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const [first] = credentials;
  if (!first) return "";
  const kind = context.describe(first.ruleId);
  const { envVar } = kind;
  const isOne = credentials.length === 1;
  const issue = isOne ? issueLink(first.fingerprint, context) : undefined;
  const console = isOne ? consoleLink(" in ", kind) : "";
  const isPresent = credentials.some(({ present }) => present.length > 0);
  return [
    `1. **Replace it.** Create a new one${console}, deploy it, and only then revoke this one.${issue ? ` Step by step: ${issue}.` : ""}`,
    isPresent
      ? `2. **Take it out of the code.** Read ${isOne && envVar ? code(envVar) : "it"} from the environment instead${isOne ? newLine(first) : ""}.`
      : "2. **Leave the history as it is** unless you must rewrite it: once it is revoked, the old commit is harmless.",
    `3. **${isPresent ? "Push" : "Finish"}.** ${finish(credentials, context)}`,
  ].join("\n");
}

function newLine({ present }: CredentialVerdict): string {
  const suggestion = present.find((spot) => spot.suggestion)?.suggestion?.trim();
  // Cut, it could not be pasted.
  return suggestion && suggestion.length <= 200 ? `: ${code(suggestion)}` : "";
}

function finish(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  if (credentials.every(({ effect }) => effect === "warns")) return "This check does not block the merge.";
  const isPresent = credentials.some(({ present }) => present.length > 0);
  if (!context.opensIssues)
    return "This check passes once the credential is out of these commits, or the policy of the base branch lets it through.";
  const close = "the rotation issue is closed (press **Re-run** then)";
  if (context.removed === "warn") return "This check lets the merge through once the line is gone.";
  return isPresent ? `This check passes once the line is gone and ${close}.` : `This check passes once ${close}.`;
}
