import process from "node:process";
import { passing } from "./faults/failures.ts";
import { runFaults } from "./faults/run-faults.ts";
import { runStartFaults } from "./faults/run-start-faults.ts";

/** `npm run faults`: each call of a pull request's path fails in turn, in each way that passes. Takes about half an hour. */
const options = {
  answers: passing.flatMap((failure) => failure.answers),
  patienceMs: 120_000,
  tell: console.error,
};
const runs = [await runStartFaults(options), await runFaults({ ...options, operations: "all", together: 6 })];
const [tried, unmet] = [sum(runs.map((run) => run.tried)), sum(runs.map((run) => run.unmet))];
const wrong = runs.flatMap((run) => run.wrong);
console.log(
  `${tried} faults (${unmet} of them on calls that were not made), ${wrong.length} with another end than without.\n${wrong.join("\n")}`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
