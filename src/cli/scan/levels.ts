import type { Confidence } from "../../detection/confidence.ts";

/** `--confidence` and `--fail-on`; undefined where they were not given. */
export interface AskedLevels {
  readonly confidence: Confidence | undefined;
  readonly failOn: Confidence | "never" | undefined;
}

export interface Levels {
  /** The least sure findings that are shown. */
  readonly shown: Confidence;
  /** The least sure findings, of those that are shown, that make the exit status 1. */
  readonly failing: Confidence | "never";
}

/** What fails is shown, unless somebody asked to see surer findings alone: then only these can fail. */
export function levelsFor({ confidence, failOn }: AskedLevels, policy: { readonly failOn: Confidence }): Levels {
  const failing = failOn ?? policy.failOn;
  const isLimited = confidence !== undefined && failOn === undefined;
  return { shown: isLimited ? confidence : lower(confidence ?? "medium", failing), failing };
}

export function isShown(confidence: Confidence, { shown }: Levels): boolean {
  return isAtLeast(confidence, shown);
}

/** Of a finding that is shown. */
export function isFailing(confidence: Confidence, { failing }: Levels): boolean {
  return failing !== "never" && isAtLeast(confidence, failing);
}

function lower(a: Confidence, b: Confidence | "never"): Confidence {
  return b === "never" || isAtLeast(b, a) ? a : b;
}

const rank: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1 };

function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return rank[confidence] >= rank[least];
}
