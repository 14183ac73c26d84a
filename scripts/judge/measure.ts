/** How well the judge does on repositories that it has not seen. */
import type { Example, Line } from "./examples.ts";
import { foldsOf, learn, probabilityIn, weighed } from "./learn.ts";

/** A line, and the highest probability that is given to anything on it. */
export interface Measured extends Line {
  readonly probability: number;
}

/** `clean` are lines without credentials, which are learned from and not measured on. */
export function crossValidated(lines: readonly Line[], clean: readonly Line[], seed: string): readonly Measured[] {
  return foldsOf(lines, 5, seed).flatMap(({ learnFrom, measureOn }) => {
    const learned = learn(weighed([...learnFrom, ...clean]));
    const highest = (examples: readonly Example[]) =>
      examples.reduce((most, example) => Math.max(most, probabilityIn(example, learned)), 0);
    return measureOn.map((line) => ({ ...line, probability: line.isKnown ? 1 : highest(line.examples) }));
  });
}

export interface Figures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Lines without a label that are reported. */
  readonly unlabelled: number;
}

/** Precision over the lines that are labelled; recall over all credentials, those that are not even candidates among them. */
export function figuresAt(lines: readonly Measured[], threshold: number): Figures {
  const reported = lines.filter(({ probability }) => probability >= threshold);
  const right = reported.filter(({ label }) => label === "T").length;
  const unlabelled = reported.filter(({ label }) => label === "U").length;
  const precision = right / Math.max(1, reported.length - unlabelled);
  const recall = right / Math.max(1, lines.filter(({ label }) => label === "T").length);
  return {
    threshold,
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    unlabelled,
  };
}
