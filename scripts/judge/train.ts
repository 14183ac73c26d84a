/**
 * `npm run train -- [labelled-lines.jsonl]`: learns the weights that the engine judges guesses with. The same lines, rules
 * and code give the same file. How good they are: `npm run quality`.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Linear, StoredModel } from "../../src/detection/judge/model.ts";
import { locationOfLines, readDependencies, readLines } from "./examples.ts";
import { type Learned, learn, weighed } from "./learn.ts";

const target = new URL("../../src/detection/judge/weights.json", import.meta.url);
const note =
  "Written by `npm run train`. Learned from lines of public repositories whose labels come from the CredData data set (Samsung, MIT licence); no line of it is in here.";

function main(): void {
  const learned = learn(weighed([...readLines(locationOfLines()), ...readDependencies("node_modules")]));
  const stored = {
    note,
    version: versionOf(learned),
    ...learned,
    linear: storedLinear(learned.linear),
  } satisfies StoredModel;
  writeFileSync(target, `${JSON.stringify(stored)}\n`);
}

function versionOf({ linear, ...rest }: Learned): string {
  return createHash("sha256")
    .update(JSON.stringify(rest))
    .update(storedLinear(linear).weights)
    .digest("hex")
    .slice(0, 12);
}

/** A byte for each weight: the heaviest is 127 steps. */
function storedLinear({ bits, weights }: Linear): StoredModel["linear"] {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step));
  return { bits, step, weights: Buffer.from(bytes.buffer).toString("base64") };
}

main();
