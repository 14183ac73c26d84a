import process from "node:process";
import { processEnvironment } from "../process-environment.ts";
import { run } from "./run.ts";

process.stdout.on("error", leaveQuietly);
process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  directory: process.cwd(),
  environment: processEnvironment(),
});

/** Whoever read our output has seen enough (`rekey scan | head`). */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(2);
}
