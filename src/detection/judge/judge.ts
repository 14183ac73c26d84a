/** Is a value of unknown shape under a telling name a credential? A small model, learned from lines of public code, says how likely. */
import type { Found } from "../matcher.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { Reason } from "../reasons.ts";
import { changesOf, isNoLanguage, kindsOf, readsLikeWords } from "../value-shape.ts";
import { aspects } from "./aspects.ts";
import type { Guess } from "./guess.ts";
import { likely, thinkable } from "./likely.ts";
import { judgementOf, type Model, unpacked } from "./model.ts";
import stored from "./weights.json" with { type: "json" };

export type Judged = Pick<Found, "confidence" | "reasons" | "probability">;
export type Judge = (guess: Guess) => Judged;

const mostReasons = 3;

let model: Model | undefined;

/** Most texts hold nothing to judge, and the weights take some milliseconds to unpack. */
function theModel(): Model {
  model ??= unpacked(stored);
  return model;
}

/** Changes when it is trained anew. */
export function modelVersion(): string {
  return stored.version;
}

export const judge: Judge = (guess) => {
  const { probability, weights } = judgementOf(guess, theModel());
  if (probability < likely && isRandom(guess))
    return { confidence: "medium", probability: likely, reasons: ["random"] };
  return {
    confidence: probability >= likely ? "medium" : probability >= thinkable ? "low" : "none",
    probability,
    reasons: reasonsOf(weights),
  };
};

/**
 * Nothing but a draw of lots gives such a value. Of the labelled lines it decides a dozen; it is for the ways of writing that
 * they do not know.
 */
function isRandom({ value, frame }: Guess): boolean {
  return frame !== "open" && (isMixed(value) || isNoLanguage(value)) && !isPlaceholder(value) && !readsLikeWords(value);
}

function isMixed(value: string): boolean {
  return (
    value.length >= shortestMixed &&
    /^[\w=+!@#$%^&*~-]+$/.test(value) &&
    /[0-9].*[0-9]/.test(value) &&
    kindsOf(value) >= 3 &&
    changesOf(value) >= 0.3
  );
}

const shortestMixed = 16;

/** The three aspects that weighed most, the heaviest first. */
function reasonsOf(weights: Float64Array): readonly Reason[] {
  return aspects
    .map((aspect, i) => [aspect, weights[i] as number] as const)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, mostReasons)
    .map(([aspect, weight]): Reason => `${aspect}${weight > 0 ? "For" : "Against"}`);
}
