/** Binary files that are credentials as a whole. They hold no text to wait for, but begin with bytes that tell what they are. */
import type { Candidate } from "./candidates.ts";
import type { CompiledRule } from "./compile.ts";
import type { FileForm } from "./form.ts";
import { type Matcher, nothing } from "./matcher.ts";

/** No anchor leads to it: `candidateOf` asks for it. */
export function fileMatcher(): Matcher {
  return {
    anchors: [],
    specificity: 3,
    fixed: 4,
    reach: { before: 0, after: 0 },
    mayMatch: () => false,
    find: () => nothing,
  };
}

export interface CompiledFile extends CompiledRule {
  readonly rule: CompiledRule["rule"] & { readonly form: FileForm };
}

export function isFileRule(compiled: CompiledRule): compiled is CompiledFile {
  return compiled.rule.form.kind === "file";
}

/** What the bytes are, if they are a file of one of these kinds. */
export function fileCandidatesIn(bytes: Buffer, files: readonly CompiledFile[]): readonly Candidate[] {
  const end = Math.min(bytes.length, identifying);
  const head = bytes.toString("hex", 0, longestMagic);
  return files
    .filter(({ rule: { form } }) => isOf(form, head, bytes))
    .map((compiled) => ({
      compiled,
      start: 0,
      end,
      confidence: "high",
      reasons: ["keyStore"],
      written: { bytes, start: 0, end },
    }));
}

/** So many bytes hold a salt or a part of a key, and tell the file from all others. */
const identifying = 256;

const longestMagic = 16;

/** `head`: the first bytes, in hexadecimal. */
function isOf({ magic, holds }: FileForm, head: string, bytes: Buffer): boolean {
  return magic.some((hex) => head.startsWith(hex)) && holds(bytes);
}
