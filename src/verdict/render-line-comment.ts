import { createHash } from "node:crypto";
import { isInner, shownPath } from "../change/inner-path.ts";
import { languageOf } from "../replacement/languages.ts";
import { consoleLink } from "./console-link.ts";
import { boldName } from "./credential-name.ts";
import { issueLink } from "./issue-link.ts";
import { block, code } from "./markdown.ts";
import type { CredentialKind, RenderContext } from "./render-context.ts";
import type { CredentialVerdict, Occurrence } from "./verdict.ts";

/**
 * The comment on the very line. Its marker names the credential, the path and the line by what it reads, so that it stays the
 * same comment while lines move, and never speaks for another line. `ordinal` tells lines apart that read the same.
 */
export function renderLineComment(
  credential: CredentialVerdict,
  { occurrence, ordinal }: { readonly occurrence: Occurrence; readonly ordinal: number },
  context: RenderContext,
): { readonly marker: string; readonly body: string } {
  const marker = `<!-- rekey:credential:${credential.fingerprint.slice(0, 16)}:${textHash(occurrence.path)}:${occurrence.lineKey}:${ordinal} -->`;
  return { marker, body: bodyOf(credential, occurrence, context) };
}

/** Stands for a text in markers, which must hold nothing that could end them. */
export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function bodyOf(credential: CredentialVerdict, occurrence: Occurrence, context: RenderContext): string {
  const kind = context.describe(credential.ruleId);
  const headline = boldName(kind.title, credential.mask);
  if (credential.effect === "resolved") return `${headline}\n\nIts rotation is closed. This line can go.`;
  const { suggestion } = occurrence;
  return [
    isInner(occurrence.path) ? `${headline} in ${code(shownPath(occurrence.path))} line ${occurrence.line}` : headline,
    credential.effect === "blocks"
      ? "**Replace it; deleting the line is not enough.** It is in a commit now, and whoever can read that has it."
      : "This may be a credential. If it is one, **replace it; deleting the line is not enough.**",
    [
      `1. Create a new one${consoleLink(" at ", kind)} and deploy it; then revoke this one.`,
      `2. ${instead(kind, suggestion)}${suggestion === undefined ? "." : ":"}`,
    ].join("\n"),
    ...(suggestion === undefined ? [] : [block(suggestion, "suggestion")]),
    footer(occurrence, context, issueLink(credential.fingerprint, context)),
  ].join("\n\n");
}

/** The name is told where the line then holds it; a template, say, is given an empty value. */
function instead({ envVar }: CredentialKind, suggestion: string | undefined): string {
  if (suggestion !== undefined && !(envVar && suggestion.includes(envVar))) return "Put this here instead";
  return envVar ? `Read ${code(envVar)} here instead` : "Read it from the environment here instead";
}

function footer({ path }: Occurrence, { inlineAllow }: RenderContext, issue: string | undefined): string {
  const comment = isInner(path) ? undefined : languageOf(path)?.comment;
  const allow =
    inlineAllow && comment
      ? `put ${code(`${comment} rekey:allow <reason>`)} on the line`
      : `the check ${code("rekey / secrets")} says how to tell`;
  return `${issue ? `All steps: ${issue}. ` : ""}False alarm? ${allow.charAt(0).toUpperCase()}${allow.slice(1)}.`;
}
