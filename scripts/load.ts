import process from "node:process";
import { isKept, renderFigures } from "./load/figure.ts";
import { describeMachine } from "./load/machine.ts";
import { runLoad, scales } from "./load/run-load.ts";

/** `npm run load`, `npm run load -- --short`: the figures that Rekey promises under load, against the local GitHub. */
const scale = process.argv.includes("--short") ? scales.short : scales.full;
const machine = describeMachine();
const figures = await runLoad(scale, console.error);
console.log(`${machine}\n\n${renderFigures(figures)}`);
process.exitCode = figures.every(isKept) ? 0 : 1;
