/** Of all that the rules see in a text, what is kept. */
import type { CompiledRule } from "./compile.ts";
import type { Found } from "./matcher.ts";

export interface Candidate extends Found {
  readonly compiled: CompiledRule;
  /** Where the credential itself is written: the bytes that were scanned, or what was decoded from them. */
  readonly written: Written;
  /** It stands there encoded, and the offsets are those of the encoded stretch. */
  readonly isDecoded?: true;
}

export interface Written {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

export function textOf({ bytes, start, end }: Written): string {
  return bytes.toString("utf8", start, end);
}

/** In the order of the text. Of candidates that overlap each other, the best ones that do not. */
export function withoutOverlaps(candidates: Candidate[]): readonly Candidate[] {
  candidates.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Candidate[] = [];
  let cluster: Candidate[] = [];
  let clusterEnd = 0;
  for (const candidate of candidates) {
    if (candidate.start >= clusterEnd) {
      for (const best of bestOf(cluster)) kept.push(best);
      cluster = [];
    }
    cluster.push(candidate);
    clusterEnd = Math.max(clusterEnd, candidate.end);
  }
  for (const best of bestOf(cluster)) kept.push(best);
  return kept;
}

function bestOf(cluster: readonly Candidate[]): readonly Candidate[] {
  if (cluster.length <= 1) return cluster;
  const origin = cluster[0]?.start ?? 0;
  const end = cluster.reduce((latest, candidate) => Math.max(latest, candidate.end), origin);
  // One mark per byte: the cost is the candidates' length, however many they are.
  const taken = new Uint8Array(end - origin);
  const kept: Candidate[] = [];
  for (const candidate of cluster.toSorted(byRank)) {
    const place = taken.subarray(candidate.start - origin, candidate.end - origin);
    if (place.includes(1)) continue;
    place.fill(1);
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function byRank(a: Candidate, b: Candidate): number {
  return (
    rankOf(b) - rankOf(a) ||
    (b.confidence === "none" ? 0 : 1) - (a.confidence === "none" ? 0 : 1) ||
    (a.isDecoded ? 1 : 0) - (b.isDecoded ? 1 : 0) ||
    b.end - b.start - (a.end - a.start) ||
    b.compiled.fixed - a.compiled.fixed
  );
}

/** A rule that asks for a word nearby as well knows more than one that does not. */
function rankOf({ compiled, isMention, confidence }: Candidate): number {
  if (isMention) return confidence === "none" ? -2 : confidence === "low" ? -1 : 0.5;
  return 2 * compiled.specificity + (compiled.rule.form.near.length > 0 ? 1 : 0);
}
