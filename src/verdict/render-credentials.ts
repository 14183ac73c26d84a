import { shownPath } from "../change/inner-path.ts";
import { reasonText } from "../detection/reasons.ts";
import { consoleLink } from "./console-link.ts";
import { boldName, credentialName } from "./credential-name.ts";
import { issueLink } from "./issue-link.ts";
import { block, code, details, prose, table } from "./markdown.ts";
import { commitUrl, permalink } from "./permalink.ts";
import type { CredentialKind, RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";
import { counted, shortSha } from "./words.ts";

/** More rows would push what to do off the first screen; these are folded. */
const longestOpenTable = 10;
const longestTable = 50;

/** One credential: what, where, why, and the three things to do. */
export function renderCredential(credential: CredentialVerdict, context: RenderContext): string {
  const { title } = context.describe(credential.ruleId);
  return [
    `${boldName(title, credential.mask)} ${whereIs(credential, context)}.`,
    why(credential),
    `### What to do now${credential.effect === "warns" ? ", if it is one" : ""}\n\n${steps([credential], context)}`,
  ].join("\n\n");
}

/** Several credentials: a table, and the same three things to do for each. */
export function renderCredentials(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const shown = credentials.slice(0, longestTable);
  const [open, folded] = [shown.slice(0, longestOpenTable), shown.slice(longestOpenTable)];
  const more = credentials.length - shown.length;
  return [
    credentialTable(open, context),
    ...(folded.length > 0
      ? [details(counted(folded.length, "more credential"), credentialTable(folded, context))]
      : []),
    ...(more > 0 ? [`… and ${counted(more, "more credential")}: see the annotations.`] : []),
    "Everyone who can read this repository can read these too, and taking the lines out does not help: the commits stay.",
    `### What to do now, for each\n\n${steps(credentials, context)}`,
  ].join("\n\n");
}

function credentialTable(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const rows = credentials.map((credential) => {
    const { title } = context.describe(credential.ruleId);
    const isBlocking = credential.effect === "blocks";
    const issue = isBlocking ? issueLink(credential.fingerprint, context) : undefined;
    return [
      credentialName(title, credential.mask),
      place(credential, context),
      [isBlocking ? "**blocks**" : "warns", ...(issue ? [issue] : [])].join(", "),
    ];
  });
  return table(["Credential", "Where", "Effect"], rows);
}

function whereIs(credential: CredentialVerdict, context: RenderContext): string {
  const [finding] = credential.findings;
  const commit = finding ? `commit ${commitLink(finding.commit, context)}` : "";
  const where = place(credential, context);
  if (credential.present.length === 0 && finding?.place !== undefined) return `is in ${where}`;
  if (credential.present.length === 0) {
    const taken =
      credential.removedIn === undefined ? "" : ` (taken out by ${commitLink(credential.removedIn, context)})`;
    return `is gone from the branch${taken}, but ${commit} still holds it in ${where}`;
  }
  return finding ? `is in ${where}, brought in by ${commit}` : `is in ${where}`;
}

function commitLink(commit: string, context: RenderContext): string {
  return `[${code(shortSha(commit))}](${commitUrl(context.place, commit)})`;
}

function place({ present, findings }: CredentialVerdict, { place, headSha }: RenderContext): string {
  const spots = present.length > 0 ? present.map((spot) => ({ ...spot, commit: headSha })) : findings;
  const [first] = spots;
  if (!first) return "–";
  const more = spots.length > 1 ? ` and ${counted(spots.length - 1, "other place")}` : "";
  const outside = "place" in first && first.place;
  return outside
    ? `the ${outside} of [${code(shortSha(first.commit))}](${commitUrl(place, first.commit)})${more}`
    : `[${code(shownPath(first.path))} line ${first.line}](${permalink(place, first)})${more}`;
}

function why({ effect, findings }: CredentialVerdict): string {
  const reasons = [...new Set(findings.flatMap((finding) => finding.reasons))]
    .slice(0, 5)
    .map((reason) => prose(reasonText(reason)));
  const seen = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
  if (effect === "warns")
    return `It may be a credential${seen}. If it is one, whoever can read this repository can use it, and taking the line out does not change that.`;
  return "Everyone who can read this repository, its clones and its forks can use it. **Deleting the line is not enough**: the commit stays, and the key in it.";
}

function steps(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const [first] = credentials;
  if (!first) return "";
  const kind = context.describe(first.ruleId);
  const isOne = credentials.length === 1;
  const issue = isOne && first.effect === "blocks" ? issueLink(first.fingerprint, context) : undefined;
  const console = isOne ? consoleLink(" in ", kind) : "";
  const isPresent = credentials.some(({ present }) => present.length > 0);
  return [
    `1. **Replace it.** Create a new one${console}, deploy it, and only then revoke this one.${issue ? ` Step by step: ${issue}.` : ""}`,
    isPresent
      ? `2. **Take it out of the code.** ${isOne ? instead(first, kind) : "Read it from the environment instead."}`
      : "2. **Leave the history as it is** unless you must rewrite it: once it is revoked, the old commit is harmless.",
    `3. **${isPresent ? "Push" : "Finish"}.** ${finish(credentials, context)}`,
  ].join("\n");
}

function instead({ present }: CredentialVerdict, { envVar }: CredentialKind): string {
  const line = present.find(({ suggestion }) => suggestion)?.suggestion?.trim();
  const reading = `Read ${envVar ? code(envVar) : "it"} from the environment instead`;
  // Cut, it could not be pasted.
  if (!line || line.length > 200) return `${reading}.`;
  // A template, say, is given an empty value.
  const isRead = envVar !== undefined && line.includes(envVar);
  return `${isRead ? reading : "Put this there instead"}:\n${inList(block(line, ""))}`;
}

function inList(text: string): string {
  return text.replace(/^/gm, "   ");
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
