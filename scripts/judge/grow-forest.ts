/** Gradient boosting: small trees, each grown to mend what those before it got wrong. */
import { probabilityOf, type StoredForest, sumOf } from "../../src/detection/judge/model.ts";
import { randomFrom } from "../../src/detection/random.ts";

export interface Measured {
  readonly measures: readonly number[];
  readonly isCredential: boolean;
  readonly weight: number;
}

const treeCount = 120;
const deepest = 6;
const rate = 0.1;
/** A leaf of few examples says little. */
const caution = 3;
const lightestLeaf = 3;
/** Of the examples and of the measures, what a tree is shown. */
const shareOfExamples = 0.7;
const shareOfMeasures = 0.5;
const mostBins = 48;

interface MutableForest extends StoredForest {
  readonly roots: number[];
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly value: number[];
}

export function growForest(examples: readonly Measured[]): StoredForest {
  const base = Math.log(weightOf(examples, true) / weightOf(examples, false));
  const forest: MutableForest = { base, roots: [], feature: [], threshold: [], left: [], right: [], value: [] };
  const bins = binsOf(examples);
  const odds = new Float64Array(examples.length).fill(base);
  const random = randomFrom("forest");
  const isDrawn = (share: number) => random.below(1000) < share * 1000;
  for (let tree = 0; tree < treeCount; tree++) {
    const wrongs = wrongsOf(examples, odds);
    const shown = examples.map((_, i) => i).filter(() => isDrawn(shareOfExamples));
    const measures = bins.map((_, i) => i).filter(() => isDrawn(shareOfMeasures));
    const root = grow(forest, shown, { bins, wrongs, measures, depth: deepest });
    forest.roots.push(root);
    const alone = { ...forest, base: 0, roots: [root] };
    for (const [i, { measures: own }] of examples.entries()) odds[i] = (odds[i] as number) + sumOf(alone, own);
  }
  return rounded(forest);
}

function weightOf(examples: readonly Measured[], isCredential: boolean): number {
  return examples.reduce((sum, one) => sum + (one.isCredential === isCredential ? one.weight : 0), 0);
}

/** A measure, cut into bins that hold about as many examples each. */
interface Bins {
  readonly edges: readonly number[];
  readonly binOf: Uint8Array;
}

function binsOf(examples: readonly Measured[]): readonly Bins[] {
  return (examples[0]?.measures ?? []).map((_, measure) => {
    const values = examples.map(({ measures }) => measures[measure] as number);
    const edges = edgesOf(values);
    return { edges, binOf: Uint8Array.from(values, (value) => edges.filter((edge) => value >= edge).length) };
  });
}

function edgesOf(values: readonly number[]): readonly number[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  if (distinct.length <= mostBins) return distinct.slice(1);
  const sorted = values.toSorted((a, b) => a - b);
  const cuts = Array.from({ length: mostBins - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / mostBins)]);
  return [...new Set(cuts as number[])];
}

/** First and second derivative of the loss, for each example. */
interface Wrongs {
  readonly slope: Float64Array;
  readonly curve: Float64Array;
}

function wrongsOf(examples: readonly Measured[], odds: Float64Array): Wrongs {
  const slope = new Float64Array(examples.length);
  const curve = new Float64Array(examples.length);
  for (const [i, { isCredential, weight }] of examples.entries()) {
    const probability = probabilityOf(odds[i] as number);
    slope[i] = (probability - Number(isCredential)) * weight;
    curve[i] = probability * (1 - probability) * weight;
  }
  return { slope, curve };
}

interface Ground {
  readonly bins: readonly Bins[];
  readonly wrongs: Wrongs;
  readonly measures: readonly number[];
  readonly depth: number;
}

/** Adds a node for the examples, and all below it. Gives its index. */
function grow(forest: MutableForest, shown: readonly number[], ground: Ground): number {
  const { bins, wrongs, depth } = ground;
  const total = totalOf(shown, wrongs);
  const node = forest.value.push((-rate * total.slope) / (total.curve + caution)) - 1;
  forest.feature[node] = -1;
  forest.threshold[node] = 0;
  forest.left[node] = 0;
  forest.right[node] = 0;
  const split = depth === 0 ? undefined : bestSplit(shown, total, ground);
  if (split === undefined) return node;
  const { edges, binOf } = bins[split.measure] as Bins;
  const isLeft = (i: number) => (binOf[i] as number) <= split.bin;
  forest.feature[node] = split.measure;
  forest.threshold[node] = edges[split.bin] as number;
  forest.left[node] = grow(forest, shown.filter(isLeft), { ...ground, depth: depth - 1 });
  forest.right[node] = grow(
    forest,
    shown.filter((i) => !isLeft(i)),
    { ...ground, depth: depth - 1 },
  );
  return node;
}

interface Total {
  readonly slope: number;
  readonly curve: number;
}

function totalOf(shown: readonly number[], { slope, curve }: Wrongs): Total {
  const total = { slope: 0, curve: 0 };
  for (const i of shown) {
    total.slope += slope[i] as number;
    total.curve += curve[i] as number;
  }
  return total;
}

interface Split {
  readonly measure: number;
  /** This bin and those before it go to the left. */
  readonly bin: number;
}

function bestSplit(shown: readonly number[], total: Total, { bins, wrongs, measures }: Ground): Split | undefined {
  let best: Split | undefined;
  let most = 1e-3;
  for (const measure of measures) {
    const { edges, binOf } = bins[measure] as Bins;
    const slopes = new Float64Array(edges.length + 1);
    const curves = new Float64Array(edges.length + 1);
    for (const i of shown) {
      const bin = binOf[i] as number;
      slopes[bin] = (slopes[bin] as number) + (wrongs.slope[i] as number);
      curves[bin] = (curves[bin] as number) + (wrongs.curve[i] as number);
    }
    const left = { slope: 0, curve: 0 };
    for (let bin = 0; bin < edges.length; bin++) {
      left.slope += slopes[bin] as number;
      left.curve += curves[bin] as number;
      const right = { slope: total.slope - left.slope, curve: total.curve - left.curve };
      if (left.curve < lightestLeaf || right.curve < lightestLeaf) continue;
      const gain = gainOf(left) + gainOf(right) - gainOf(total);
      if (gain > most) [most, best] = [gain, { measure, bin }];
    }
  }
  return best;
}

function gainOf({ slope, curve }: Total): number {
  return (slope * slope) / (curve + caution);
}

/** To five digits, as it is written to the file: what is measured is what will judge. */
function rounded(forest: MutableForest): MutableForest {
  const short = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(5)));
  return {
    ...forest,
    base: Number(forest.base.toPrecision(5)),
    threshold: short(forest.threshold),
    value: short(forest.value),
  };
}
