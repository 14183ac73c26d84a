#!/usr/bin/env node
/**
 * Starts the command line. In JavaScript, so that the compile cache is on before the first file of TypeScript is read: all of
 * them then come from it ready to run, which saves 50 ms at each start.
 */
import nodeModule from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

if (!process.features.typescript) {
  process.stderr.write(`rekey: needs Node 22.18 or newer; this is ${process.version}.\n`);
  process.exit(2);
}

// In a folder of one's own: in a shared one, somebody else could leave code there for us to run.
const chosen = process.env.XDG_CACHE_HOME;
const caches = chosen !== undefined && isAbsolute(chosen) ? chosen : join(homedir(), ".cache");
nodeModule.enableCompileCache(join(caches, "rekey"));

await import("../src/cli/main.ts");
