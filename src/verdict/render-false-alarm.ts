import { filePath, isInner } from "../change/inner-path.ts";
import { policyPath } from "../policy/parse-policy.ts";
import { languageOf } from "../replacement/languages.ts";
import { block, code, details } from "./markdown.ts";
import type { RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";

/** Exact lines to paste. A reason is required: it is what the next reader gets to see. */
export function renderFalseAlarm(credentials: readonly CredentialVerdict[], context: RenderContext): string {
  const inline = inlineWay(credentials, context);
  const policy = policyWay(credentials);
  return [
    "### Is it a false alarm?",
    ...(inline === undefined
      ? ["If it never opened anything, say so, with the reason.", policy]
      : [
          "If it never opened anything, say so, with the reason, on the line itself or on the line above:",
          inline,
          details("Or in the policy: by fingerprint, or for whole paths", policy),
        ]),
  ].join("\n\n");
}

function inlineWay(credentials: readonly CredentialVerdict[], context: RenderContext): string | undefined {
  const path = credentials.flatMap(({ present }) => present).find((spot) => !isInner(spot.path))?.path;
  const comment = path && languageOf(path)?.comment;
  if (!context.inlineAllow || !comment) return undefined;
  return block(`${comment} rekey:allow <why this is no credential>`, "");
}

function policyWay(credentials: readonly CredentialVerdict[]): string {
  return [
    `In ${code(policyPath)} **on the base branch** (an edit in this pull request counts once it is merged), by fingerprint, which survives rebases and moves:`,
    block(fingerprintLines(credentials), "yaml"),
    "or for whole paths, such as recorded test data:",
    block(pathLines(credentials), "yaml"),
  ].join("\n\n");
}

const mostEntries = 5;

function fingerprintLines(credentials: readonly CredentialVerdict[]): string {
  const entries = credentials
    .slice(0, mostEntries)
    .map(({ fingerprint }) => `    - fingerprint: ${fingerprint}\n      reason: <why this is no credential>`);
  return `ignore:\n  fingerprints:\n${entries.join("\n")}`;
}

function pathLines(credentials: readonly CredentialVerdict[]): string {
  const [first] = credentials;
  const path = first?.present[0]?.path || first?.findings[0]?.path || "test/recorded/**";
  return `ignore:\n  paths:\n    - glob: ${yamlText(globOf(filePath(path)))}\n      reason: <why nothing in there is a credential>`;
}

/** The path itself, not what its characters would mean in a glob. */
function globOf(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
}

/** JSON's strings are YAML's too. */
function yamlText(text: string): string {
  return JSON.stringify(text);
}
