import { filePath, isInner, shownPath } from "../change/inner-path.ts";
import type { Annotation, CheckRunOutput } from "../github/port.ts";
import { plainName } from "./credential-name.ts";
import { isOutsideFiles } from "./decide-secrets.ts";
import type { RenderContext } from "./render-context.ts";
import { renderCoverage, renderVersions } from "./render-coverage.ts";
import { renderCredential, renderCredentials } from "./render-credentials.ts";
import { renderFalseAlarm } from "./render-false-alarm.ts";
import { renderNeutralCheck } from "./render-neutral-check.ts";
import { renderReproduction } from "./render-reproduction.ts";
import { renderStores } from "./render-stores.ts";
import { renderNotes, renderSuppressed } from "./render-suppressed.ts";
import type { CredentialVerdict, Occurrence, SecretsVerdict } from "./verdict.ts";
import { counted } from "./words.ts";

/** Read by someone who has just leaked a key: what, where, why, what to do now, in one screen; everything else follows below. */
export function renderSecretsCheck(verdict: SecretsVerdict, context: RenderContext): CheckRunOutput {
  const { conclusion, credentials } = verdict;
  if (context.isPublic && openOnes(credentials).length > 0) return renderNeutralCheck(verdict, context);
  return {
    conclusion,
    title: titleOf(verdict),
    summary: summaryOf(verdict, context),
    text: textOf(verdict, context),
    annotations: context.isPublic ? [] : credentials.flatMap((credential) => annotationsOf(credential, context)),
  };
}

function titleOf({ credentials, coverage, suppressed }: SecretsVerdict): string {
  const blocking = credentials.filter(({ effect }) => effect === "blocks");
  const open = openOnes(credentials);
  if (blocking.some(({ present }) => present.length > 0))
    return `${counted(blocking.length, "credential")} must be rotated and removed`;
  if (blocking.some(({ findings }) => findings.some(isOutsideFiles)))
    return `${counted(blocking.length, "credential")} must be rotated: in a message or a name`;
  if (blocking.length > 0)
    return `${counted(blocking.length, "credential")} must be rotated: removed, but still in history`;
  if (open.length > 0) return `${counted(open.length, "possible credential")}: please take a look`;
  if (coverage.notExamined.some(({ harmless }) => !harmless))
    return "Nothing found, but not everything could be examined";
  const settled = [
    ...(credentials.length > 0 ? [`${counted(credentials.length, "credential")} already rotated`] : []),
    ...(suppressed.length > 0 ? [`${counted(suppressed.length, "finding")} suppressed`] : []),
  ];
  return settled.length > 0 ? `No open finding: ${settled.join(", ")}` : "No credentials found";
}

function summaryOf(verdict: SecretsVerdict, context: RenderContext): string {
  const open = openOnes(verdict.credentials);
  const [first] = open;
  if (!first) return [renderCoverage(verdict), renderNotes(verdict.notes)].filter((part) => part !== "").join("\n\n");
  return open.length === 1 ? renderCredential(first, context) : renderCredentials(open, context);
}

function textOf(verdict: SecretsVerdict, context: RenderContext): string {
  const open = openOnes(verdict.credentials);
  const [first] = open;
  const help = first
    ? [
        renderNotes(verdict.notes),
        renderFalseAlarm(open, context),
        renderReproduction(first, context),
        renderStores(context.describe(first.ruleId).envVar),
        `### What was examined\n\n${renderCoverage(verdict)}`,
      ]
    : [];
  const suppressed = context.isPublic ? "" : renderSuppressed(verdict.suppressed, context.place);
  const parts = [...help, suppressed, renderVersions(context.versions)];
  return parts.filter((part) => part !== "").join("\n\n");
}

function annotationsOf(credential: CredentialVerdict, context: RenderContext): Annotation[] {
  const { title, envVar } = context.describe(credential.ruleId);
  const level = { blocks: "failure", warns: "warning", resolved: "notice" } as const;
  const instead = envVar ? ` Then read ${envVar} from the environment here.` : "";
  const message = {
    blocks: `Replace this credential first: removing the line does not make it safe.${instead}`,
    warns: "This may be a credential. If it is one, replace it; if it is not, say so as the check describes.",
    resolved: "The rotation of this credential is closed. The line can go.",
  };
  return credential.present.map((occurrence) => ({
    ...placeOf(occurrence),
    level: level[credential.effect],
    title: plainName(title, credential.mask),
    message: `${whichFile(occurrence)}${message[credential.effect]}`,
  }));
}

function placeOf({ path, line, endLine, startColumn, endColumn }: Occurrence) {
  // An archive has no lines of its own.
  if (isInner(path)) return { path: filePath(path), startLine: 1, endLine: 1 };
  // GitHub counts the last column in, we do not.
  const columns = line === endLine ? { startColumn, endColumn: Math.max(startColumn, endColumn - 1) } : {};
  return { path, startLine: line, endLine, ...columns };
}

function whichFile({ path, line }: Occurrence): string {
  return isInner(path) ? `In ${shownPath(path)}, line ${line}. ` : "";
}

function openOnes(credentials: readonly CredentialVerdict[]): readonly CredentialVerdict[] {
  return credentials.filter(({ effect }) => effect !== "resolved");
}
