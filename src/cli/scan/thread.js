/**
 * One thread of `threads.ts`. In JavaScript, as bin/rekey.js is and for the same reason: a thread has a compile cache only if it
 * asks for one, and without it takes twice the time to start.
 */
import nodeModule from "node:module";
import { workerData } from "node:worker_threads";

if (workerData.compileCache !== undefined) nodeModule.enableCompileCache(workerData.compileCache);

await import("./examine-batches.ts");
