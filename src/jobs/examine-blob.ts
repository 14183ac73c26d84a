import { contentsOf, type Text } from "../content/contents.ts";
import type { RuleSet } from "../detection/compile.ts";
import { redact, withoutSecrets } from "../detection/redact.ts";
import { examine } from "../detection/scan.ts";
import { toUtf8 } from "../detection/to-utf8.ts";
import { addAllows, type BlobAllows } from "../policy/inline-allow.ts";
import { type Sighted, sightedIn } from "./sighted.ts";

export interface BlobRequest {
  readonly blob: string;
  readonly content: Buffer;
  readonly paths: readonly string[];
  /** How many places are wanted. */
  readonly max: number;
  readonly fingerprintKey: Buffer;
  /** What has expired by then is low. */
  readonly now: Date;
}

/** What a blob holds, wherever it stands. Plain data without a secret: it may come from another thread. */
export interface BlobExamination {
  /** In the blob itself, in its order; then in what lies in it. */
  readonly found: readonly Sighted[];
  /** How many more places there are than were wanted. */
  readonly more: number;
  /** It holds more places, or more encoded text, than is read of one text. */
  readonly isCut: boolean;
  readonly allows: BlobAllows;
  /** What in it was not read: "" is the blob itself. Credentials in names are masked. */
  readonly missed: readonly { readonly inner: string; readonly why: string }[];
}

/** Examined whole, with all that lies in it, and without a match of any confidence. */
export function isClean({ found, more, isCut, missed }: BlobExamination): boolean {
  return found.length === 0 && more === 0 && !isCut && missed.length === 0;
}

export function examineBlob(request: BlobRequest, ruleSet: RuleSet): BlobExamination {
  const found: Sighted[] = [];
  const missed: { inner: string; why: string }[] = [];
  let [more, isCut] = [0, false];
  const allows = new Map<string, ReadonlyMap<number, string>>();
  for (const content of contentsOf(request.content, request.paths[0] ?? "")) {
    const inner = content.inner === "" ? "" : withoutSecrets(content.inner, ruleSet);
    if (content.kind === "missed") {
      missed.push({ inner, why: content.why });
      continue;
    }
    const text = examineText({ ...content, inner }, { ...request, max: request.max - found.length }, ruleSet);
    found.push(...text.found);
    more += text.more;
    isCut ||= text.isCut;
    if (text.found.length > 0) addAllows(allows, inner, text.shown);
  }
  return { found: ownFirst(found), more, isCut, allows, missed };
}

interface ExaminedText extends Pick<BlobExamination, "found" | "more" | "isCut"> {
  /** The text, where there is something in it, with masks. */
  readonly shown: string;
}

function examineText({ inner, bytes }: Text, request: BlobRequest, ruleSet: RuleSet): ExaminedText {
  const text = toUtf8(bytes);
  const path = inner === "" ? request.paths[0] : inner;
  const { matches, isCut } = examine(text, ruleSet, { now: request.now, path });
  if (matches.length === 0) return { found: [], more: 0, isCut, shown: "" };
  const found = sightedIn(text, matches, { ...request, inner, rules: ruleSet.byId });
  // A reason is shown on the check, and people write the key itself behind the comment.
  return { found, more: matches.length - found.length, isCut, shown: redact(text, matches) };
}

/** What an archive says itself is read last. */
function ownFirst(found: readonly Sighted[]): readonly Sighted[] {
  return found.toSorted((a, b) => Number(a.inner !== "") - Number(b.inner !== ""));
}
