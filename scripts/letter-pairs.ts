/** `node scripts/letter-pairs.ts`: prints the table of src/detection/letter-pairs.ts, counted in the documents of the dependencies. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const folder = "node_modules";
/** In bytes. Larger documents are lists, which say the same again. */
const largest = 500_000;
/** So often a word must stand somewhere, or it may be no word. */
const leastOften = 3;
const kinds = 27;

function main(): void {
  const counts = Array.from({ length: kinds }, () => new Array<number>(kinds).fill(0));
  for (const [word, times] of wordsIn(folder)) if (times >= leastOften) countPairs(word, times, counts);
  process.stdout.write(`${counts.map((row) => row.map((count) => digitOf(count, row)).join("")).join("\n")}\n`);
}

function wordsIn(root: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:md|d\.ts)$/.test(path)) continue;
    const text = readFileSync(join(root, path), "utf8");
    if (text.length > largest) continue;
    for (const [word] of text.matchAll(/(?<![A-Za-z])[A-Z]?[a-z]{2,14}(?![a-z])/g)) {
      const lower = word.toLowerCase();
      words.set(lower, (words.get(lower) ?? 0) + 1);
    }
  }
  return words;
}

/** A word that stands everywhere is still one word: it counts by its logarithm. */
function countPairs(word: string, times: number, counts: number[][]): void {
  const letters = [0, ...Array.from(word, (letter) => letter.charCodeAt(0) - 0x60), 0];
  for (let i = 1; i < letters.length; i++) {
    const row = counts[letters[i - 1] ?? 0];
    const right = letters[i] ?? 0;
    if (row) row[right] = (row[right] ?? 0) + Math.log2(1 + times);
  }
}

/** Half a pair more of each kind, so that none is impossible. */
function digitOf(count: number, row: readonly number[]): number {
  const all = row.reduce((sum, each) => sum + each, kinds / 2);
  return Math.max(0, Math.min(9, Math.round(5 + Math.log2((kinds * (count + 0.5)) / all))));
}

main();
