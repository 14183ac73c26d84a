/**
 * The judge's weights at work: a weight for every sign, and trees over the measures and the signs' sum. How they are
 * learned: scripts/judge/. Both give a logarithm of odds; their weighted mean, calibrated, is the probability.
 */
import { aspects, indexOfAspect } from "./aspects.ts";
import type { Guess } from "./guess.ts";
import { aspectsOfMeasures, measuresOf } from "./measures.ts";
import { eachSign } from "./signs.ts";
import { type View, viewOf } from "./view.ts";

export interface Linear {
  /** One for each of 2 ** `bits` hashes; several signs may share it. */
  readonly bits: number;
  readonly weights: Float64Array;
}

/** Nodes of all trees, by their index. A leaf has feature -1. */
export interface Forest {
  readonly base: number;
  readonly roots: readonly number[];
  readonly feature: ArrayLike<number>;
  /** Below it to the left, else to the right. */
  readonly threshold: ArrayLike<number>;
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  /** What a guess that comes to the node adds: at a leaf, to the sum; elsewhere it tells what each step changes. */
  readonly value: ArrayLike<number>;
}

export interface Model {
  readonly version: string;
  readonly linear: Linear;
  readonly forest: Forest;
  /** Where the signs add up to less, the trees have never made anything of it, and are not asked. */
  readonly hopeless: number;
  /** Logarithm of odds → that of what was observed. */
  readonly calibration: { readonly slope: number; readonly offset: number };
}

export interface Judgement {
  /** That the value is a credential, 0 to 1. */
  readonly probability: number;
  /** By the index of the aspect: what it adds to the logarithm of the odds. */
  readonly weights: Float64Array;
}

export function judgementOf(guess: Guess, model: Model): Judgement {
  const view = viewOf(guess);
  const weights = new Float64Array(aspects.length);
  const sum = sumOfSigns(view, model.linear, weights);
  const grown = sum < model.hopeless ? sum : grownOf(view, sum, { forest: model.forest, weights });
  const { slope, offset } = model.calibration;
  return { probability: probabilityOf(slope * together(sum, grown) + offset), weights };
}

function sumOfSigns(view: View, linear: Linear, weights: Float64Array): number {
  const mask = linear.weights.length - 1;
  let sum = 0;
  eachSign(view, (hash, aspect) => {
    const weight = linear.weights[hash & mask] as number;
    sum += weight;
    weights[aspect] = (weights[aspect] as number) + weight;
  });
  return sum;
}

function grownOf(
  view: View,
  sum: number,
  { forest, weights }: Pick<Model, "forest"> & Pick<Judgement, "weights">,
): number {
  const measures = measuresOf(view);
  // The last measure is the sum of the signs, which have had their say.
  measures.push(sum);
  aboutMeasures ??= Uint8Array.of(...aspectsOfMeasures(view), indexOfAspect("together"));
  return sumOf(forest, measures, { weights, about: aboutMeasures });
}

let aboutMeasures: Uint8Array | undefined;

/** What both halves say: the trees, which have heard the signs, weigh more. */
export function together(sum: number, grown: number): number {
  return (sum + 3 * grown) / 4;
}

export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

interface Told {
  /** What each step changes is added to the aspect that decided it. */
  readonly weights: Float64Array;
  /** Measure → the index of its aspect. */
  readonly about: Uint8Array;
}

/** What the trees add up to. */
export function sumOf(
  { base, roots, feature, threshold, left, right, value }: Forest,
  measures: readonly number[],
  told?: Told,
): number {
  let sum = base;
  for (const root of roots) {
    let node = root;
    let decided = feature[node] as number;
    while (decided >= 0) {
      const next = ((measures[decided] as number) < (threshold[node] as number) ? left : right)[node] as number;
      if (told !== undefined) {
        const aspect = told.about[decided] as number;
        told.weights[aspect] = (told.weights[aspect] as number) + (value[next] as number) - (value[node] as number);
      }
      node = next;
      decided = feature[node] as number;
    }
    sum += value[node] as number;
  }
  return sum;
}

/** As it is kept: what is learned is rounded to a byte for each weight. */
export interface StoredModel extends Omit<Model, "linear" | "forest"> {
  readonly note: string;
  readonly linear: { readonly bits: number; readonly step: number; readonly weights: string };
  readonly forest: StoredForest;
}

export type StoredForest = { readonly [Key in keyof Forest]: Forest[Key] extends number ? number : readonly number[] };

export function unpacked(stored: StoredModel): Model {
  const { bits, step, weights } = stored.linear;
  const bytes = new Int8Array(Buffer.from(weights, "base64"));
  const { forest } = stored;
  return {
    ...stored,
    linear: { bits, weights: Float64Array.from(bytes, (byte) => byte * step) },
    forest: {
      ...forest,
      feature: Int16Array.from(forest.feature),
      threshold: Float64Array.from(forest.threshold),
      left: Uint16Array.from(forest.left),
      right: Uint16Array.from(forest.right),
      value: Float64Array.from(forest.value),
    },
  };
}
