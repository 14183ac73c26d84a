/**
 * The engine, in one page. Read this first.
 *
 * 1. One pass over the text finds anchors: the literals without which no rule can match (aho-corasick.ts).
 * 2. At an anchor, the rules that wait for it look at a bounded stretch around it (token.ts, assigned.ts, …).
 * 3. Where matches overlap, the one that asks for more is right: an issuer's own prefix over a name, a name over a guess.
 *
 * So the time is linear in the text and nearly the same for ten rules and for a thousand. What a rule is: form.ts.
 * Pure: no clock, no I/O, the same text and rules give the same matches in the same order.
 */
import { findLiterals } from "./aho-corasick.ts";
import type { CompiledRule, RuleSet } from "./compile.ts";
import type { Match } from "./finding.ts";
import { lineIndexOf } from "./line-index.ts";
import type { Found } from "./matcher.ts";
import { Secret } from "./secret.ts";

/** Every credential in the text, in the order of the text. No two of them overlap. */
export function scan(text: string, ruleSet: RuleSet): readonly Match[] {
  const candidates = candidatesIn(text, ruleSet);
  if (candidates.length === 0) return [];
  const lines = lineIndexOf(text);
  return withoutOverlaps(candidates).map(({ compiled, start, end, confidence, reasons }) => ({
    ruleId: compiled.rule.id,
    secret: new Secret(text.slice(start, end)),
    span: lines.spanOf(start, end),
    start,
    end,
    confidence,
    reasons,
  }));
}

interface Candidate extends Found {
  readonly compiled: CompiledRule;
}

function candidatesIn(text: string, { automaton, waiting }: RuleSet): Candidate[] {
  const candidates: Candidate[] = [];
  findLiterals(text, automaton, (literal, end) => {
    const anchor = waiting[literal];
    if (anchor === undefined) return;
    for (const compiled of anchor.rules) {
      const found = compiled.find(text, end - anchor.length, end);
      if (found !== undefined) candidates.push({ compiled, ...found });
    }
  });
  return candidates;
}

function withoutOverlaps(candidates: Candidate[]): readonly Candidate[] {
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

/** Of candidates that overlap each other, the best ones that do not. */
function bestOf(cluster: readonly Candidate[]): readonly Candidate[] {
  if (cluster.length <= 1) return cluster;
  const origin = cluster[0]?.start ?? 0;
  const end = cluster.reduce((latest, candidate) => Math.max(latest, candidate.end), origin);
  // One mark per character: the cost is the candidates' length, however many they are.
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
  return rankOf(b) - rankOf(a) || b.end - b.start - (a.end - a.start) || b.compiled.fixed - a.compiled.fixed;
}

/** A rule that asks for a word nearby as well knows more than one that does not. */
function rankOf({ compiled }: Candidate): number {
  return 2 * compiled.specificity + (compiled.rule.form.near.length > 0 ? 1 : 0);
}
