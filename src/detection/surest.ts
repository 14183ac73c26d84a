import type { Confidence } from "./confidence.ts";

/**
 * Not more than `max` of them, in their order. Where there are more, guesses give way first: a thousand decoys in a file must
 * not hide the one real key behind them.
 */
export function surest<M extends { readonly confidence: Confidence }>(
  matches: readonly M[],
  max: number,
): readonly M[] {
  if (matches.length <= max) return matches;
  const byConfidence = [...matches.entries()].sort(
    ([a, one], [b, other]) => rank[other.confidence] - rank[one.confidence] || a - b,
  );
  const kept = new Set(byConfidence.slice(0, max).map(([index]) => index));
  return matches.filter((_match, index) => kept.has(index));
}

const rank: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 };
