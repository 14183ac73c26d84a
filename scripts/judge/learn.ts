/** Learns the weights of the judge's two halves. The same examples give the same weights: all chance is drawn from seeds. */

import {
  type Linear,
  type Model,
  probabilityOf,
  type StoredForest,
  sumOf,
  together,
} from "../../src/detection/judge/model.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { type Example, hashBits, type Line } from "./examples.ts";
import { growForest } from "./grow-forest.ts";

/** An example, and how much it counts: a repository with many is not to outvote the others. */
export interface Weighed {
  readonly example: Example;
  readonly group: string;
  readonly weight: number;
}

export function weighed(lines: readonly Line[]): readonly Weighed[] {
  const sizes = new Map<string, number>();
  for (const { group, examples } of lines) sizes.set(group, (sizes.get(group) ?? 0) + examples.length);
  return lines.flatMap(({ group, examples }) =>
    examples.map((example) => ({ example, group, weight: Math.sqrt(50 / Math.max(10, sizes.get(group) ?? 0)) })),
  );
}

export interface Learned extends Omit<Model, "version" | "forest"> {
  readonly forest: StoredForest;
}

/** Both halves, and how their mean becomes a probability: learned from what they say of repositories that they have not seen. */
export function learn(examples: readonly Weighed[]): Learned {
  const { linear, forest } = learnHalves(examples);
  const unseen: Judged[] = foldsOf(examples, 4, "calibration").flatMap(({ learnFrom, measureOn }) => {
    const halves = learnHalves(learnFrom);
    return measureOn.map((one) => ({ ...one, odds: oddsOf(one.example, halves) }));
  });
  const learned = { linear, forest, calibration: calibrated(unseen) };
  return { ...learned, hopeless: hopelessIn(examples, learned) };
}

const faint = 0.1;

/** A little below the lowest sum of signs with which anything was given so much as a faint probability. */
function hopelessIn(examples: readonly Weighed[], learned: Omit<Learned, "hopeless">): number {
  const sums = examples
    .filter(({ example }) => probabilityIn(example, learned) >= faint)
    .map(({ example }) => sumOfSigns(example.signs, learned.linear));
  return Number((Math.min(...sums) - 0.5).toFixed(2));
}

export function probabilityIn(example: Example, learned: Omit<Learned, "hopeless">): number {
  const { slope, offset } = learned.calibration;
  return probabilityOf(slope * oddsOf(example, learned) + offset);
}

type Halves = Pick<Learned, "linear" | "forest">;

function oddsOf({ signs, measures }: Example, { linear, forest }: Halves): number {
  const sum = sumOfSigns(signs, linear);
  return together(sum, sumOf(forest, [...measures, sum]));
}

/** The trees are to see of the linear half what it says of repositories that are new to it. */
function learnHalves(examples: readonly Weighed[]): Halves {
  const linear = learnLinear(examples);
  const sums = new Map<Example, number>();
  for (const { learnFrom, measureOn } of foldsOf(examples, 4, "stacking")) {
    const other = learnLinear(learnFrom);
    for (const { example } of measureOn) sums.set(example, sumOfSigns(example.signs, other));
  }
  const forest = growForest(
    examples.map(({ example, weight }) => ({
      measures: [...example.measures, sums.get(example) ?? 0],
      isCredential: example.isCredential,
      weight,
    })),
  );
  return { linear, forest };
}

const rounds = 6;
const rate = 0.02;
const shrinkage = 1e-6;

/** Logistic regression; each weight has a rate of its own, which falls with what it has learned (Adagrad). */
function learnLinear(examples: readonly Weighed[]): Linear {
  const weights = new Float64Array(1 << hashBits);
  const learned = new Float64Array(weights.length).fill(1e-6);
  const order = examples.slice();
  const common = signsOfOthers(examples);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, `linear ${round}`);
    for (const { example, weight } of order) {
      const error =
        (probabilityOf(sumOfSigns(example.signs, { bits: hashBits, weights })) - Number(example.isCredential)) * weight;
      for (const sign of example.signs) {
        if (common[sign] === 0) continue;
        const gradient = error + shrinkage * examples.length * (weights[sign] as number);
        learned[sign] = (learned[sign] as number) + gradient * gradient;
        weights[sign] = (weights[sign] as number) - (rate * gradient) / Math.sqrt(learned[sign] as number);
      }
    }
  }
  return { bits: hashBits, weights };
}

/**
 * 1 for the signs that not only credentials have. In the data set every credential was replaced by a made-up one: a word that
 * only they have is the data set's, and says nothing of others.
 */
function signsOfOthers(examples: readonly Weighed[]): Uint8Array {
  const common = new Uint8Array(1 << hashBits);
  for (const { example } of examples) if (!example.isCredential) for (const sign of example.signs) common[sign] = 1;
  return common;
}

function sumOfSigns(signs: Uint32Array, { weights }: Linear): number {
  let sum = 0;
  for (const sign of signs) sum += weights[sign] as number;
  return sum;
}

interface Judged extends Weighed {
  readonly odds: number;
}

/** Platt's: a line through the logarithms of odds, by Newton's method. */
function calibrated(judged: readonly Judged[]): Learned["calibration"] {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 50; step++) {
    let [gradientOfSlope, gradientOfOffset, slopes, mixed, offsets] = [0, 0, 1e-9, 0, 1e-9];
    for (const { odds, example } of judged) {
      const probability = probabilityOf(slope * odds + offset);
      const error = probability - Number(example.isCredential);
      const curve = probability * (1 - probability);
      gradientOfSlope += error * odds;
      gradientOfOffset += error;
      slopes += curve * odds * odds;
      mixed += curve * odds;
      offsets += curve;
    }
    const determinant = slopes * offsets - mixed * mixed;
    slope -= (offsets * gradientOfSlope - mixed * gradientOfOffset) / determinant;
    offset -= (slopes * gradientOfOffset - mixed * gradientOfSlope) / determinant;
  }
  return { slope, offset };
}

export interface Fold<T> {
  readonly learnFrom: readonly T[];
  readonly measureOn: readonly T[];
}

/** No repository is on both sides. */
export function foldsOf<T extends { readonly group: string }>(
  all: readonly T[],
  count: number,
  seed: string,
): readonly Fold<T>[] {
  const groups = shuffle([...new Set(all.map(({ group }) => group))].sort(), seed);
  const foldOf = new Map(groups.map((group, i) => [group, i % count]));
  return Array.from({ length: count }, (_, fold) => ({
    learnFrom: all.filter(({ group }) => foldOf.get(group) !== fold),
    measureOn: all.filter(({ group }) => foldOf.get(group) === fold),
  }));
}

function shuffle<T>(items: T[], seed: string): T[] {
  const random = randomFrom(seed);
  for (let i = items.length - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [items[i], items[other]] = [items[other] as T, items[i] as T];
  }
  return items;
}
