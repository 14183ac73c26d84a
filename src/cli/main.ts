#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import process from "node:process";
import { processEnvironment } from "../process-environment.ts";
import { cacheFolder } from "./user-folders.ts";

// In a folder of one's own: in a shared one, somebody else could leave code there for us to run.
enableCompileCache(cacheFolder(processEnvironment()));

const { run } = await import("./run.ts");

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
