import { parentPort, workerData } from "node:worker_threads";
import type { Examined, ToExamine } from "../../../src/cli/scan/item.ts";
import { openUnpacker, type Packed } from "../../../src/cli/scan/packed.ts";
import { progressPosition, type ThreadProgress } from "../../../src/cli/scan/threads.ts";

/** Counts bytes; "stuck" keeps it busy for ever, and "broken" breaks it. */
const { progress } = workerData as { readonly progress: ThreadProgress };
const unpack = openUnpacker();

parentPort?.on("message", (packed: Packed) => {
  parentPort?.postMessage(unpack(packed).map(examine));
});

function examine({ source }: ToExamine, position: number): Examined {
  Atomics.store(progress, progressPosition, position);
  const content = source.kind === "content" ? Buffer.from(source.content) : Buffer.alloc(0);
  while (content.toString() === "stuck");
  if (content.toString() === "broken") throw new RangeError("broken");
  return {
    kind: "examined",
    bytes: content.length,
    found: [],
    cut: 0,
    isReadInPart: false,
    allows: new Map(),
    missed: [],
  };
}
