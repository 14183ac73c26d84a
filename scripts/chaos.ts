import process from "node:process";
import { runChaos } from "./chaos/run-chaos.ts";
import { isKept, renderFigures } from "./load/figure.ts";
import { describeMachine } from "./load/machine.ts";

/** `npm run chaos`, `npm run chaos -- 20 7`: so many rounds of SIGKILL, with that seed. */
const [rounds = "200", seed = "1"] = process.argv.slice(2);
const machine = describeMachine();
const tell = console.error;
const { figures, faults } = await runChaos({ rounds: Number(rounds), seed: Number(seed), patienceMs: 900_000, tell });
for (const fault of faults) console.log(fault);
console.log(`${machine}, seed ${seed}\n\n${renderFigures(figures)}`);
process.exitCode = figures.every(isKept) ? 0 : 1;
