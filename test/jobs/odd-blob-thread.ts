import { parentPort } from "node:worker_threads";
import type { BlobRequest } from "../../src/jobs/examine-blob.ts";

parentPort?.on("message", ({ paths: [how] }: BlobRequest) => {
  if (how === "broken") throw new RangeError("with what was read in it");
  while (how === "stuck");
  parentPort?.postMessage({ found: [], more: 0, isCut: false, allows: new Map(), missed: [] });
});
