/** What is known of a credential beside its form: whom it was made for, whether it still lasts, and what stands with it. */
import type { Candidate } from "./candidates.ts";
import type { Confidence } from "./confidence.ts";
import type { Match } from "./finding.ts";
import type { Found } from "./matcher.ts";
import { isPublishedExample } from "./placeholder.ts";
import type { Reason } from "./reasons.ts";

type Grade = Pick<Found, "confidence" | "reasons">;

/**
 * Test keys, publishable keys, canary tokens, the examples of vendors and what has expired by `now` are told apart from those
 * that open something. Without a time nothing has expired.
 */
export function grade(
  { compiled: { rule }, confidence, reasons, expires = Number.POSITIVE_INFINITY }: Candidate,
  { credential, now }: { readonly credential: string; readonly now: Date | undefined },
): Grade {
  if (isPublishedExample(credential)) return { confidence: "low", reasons: ["publishedExample"] };
  if (confidence === "none") return { confidence, reasons };
  const told = rule.tells?.(credential);
  if (told !== undefined) return { confidence: "low", reasons: [...reasons, told] };
  if (now !== undefined && expires <= now.getTime()) return { confidence: "low", reasons: [...reasons, "expired"] };
  if (rule.use === "publishable") return { confidence: "low", reasons: [...reasons, "publishable"] };
  return { confidence, reasons: rule.use === "test" ? [...reasons, "testKey"] : reasons };
}

type Graded = Pick<Match, "ruleId" | "confidence" | "reasons">;

/** Rule id → the ids of the rules of its other half. */
export type PartnersOf = (ruleId: string) => readonly string[];

/**
 * Where both halves of a credential are present, an id and its secret, the secret is surer by one step. Within a text or over
 * all files of a change.
 *
 * @param present the rules of all that was found there
 */
export function withPartners<M extends Graded>(
  found: readonly M[],
  partnersOf: PartnersOf,
  present: ReadonlySet<string> = new Set(found.map(({ ruleId }) => ruleId)),
): readonly M[] {
  return found.map((match) => {
    const isPaired = partnersOf(match.ruleId).some((partner) => present.has(partner));
    if (!isPaired || isSettled(match)) return match;
    return { ...match, confidence: surer[match.confidence], reasons: [...match.reasons, "partner"] };
  });
}

/** Whether a half that has not been found yet could make it surer. */
export function awaitsPartner(match: Graded, partnersOf: PartnersOf, present: ReadonlySet<string>): boolean {
  const partners = partnersOf(match.ruleId);
  return partners.length > 0 && !isSettled(match) && !partners.some((partner) => present.has(partner));
}

function isSettled({ reasons }: Graded): boolean {
  return reasons.some((reason) => settled.has(reason));
}

/** What a second half does not change: what it is known to be, or that it was counted already. */
const settled: ReadonlySet<Reason> = new Set([
  "partner",
  "publishedExample",
  "publishable",
  "canary",
  "expired",
  "badChecksum",
]);

const surer: Readonly<Record<Confidence, Confidence>> = { low: "medium", medium: "high", high: "high" };
