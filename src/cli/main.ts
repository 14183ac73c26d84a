import process from "node:process";
import { processEnvironment } from "../process-environment.ts";
import { run } from "./run.ts";

process.stdout.on("error", leave);
process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  directory: process.cwd(),
  environment: processEnvironment(),
});

/** Whoever read our output has seen enough (`rekey scan | head`), or it cannot be written, and nothing is gained by going on. */
function leave(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") process.stderr.write(`rekey: standard output cannot be written (${error.code}).\n`);
  process.exit(2);
}
