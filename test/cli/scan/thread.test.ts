import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { startThreads } from "../../../src/cli/scan/threads.ts";
import { tempFolder } from "../run-rekey.ts";

test("a thread keeps its compiled code in the cache that it is given, so that the next one starts in half the time", async () => {
  const compileCache = tempFolder({});
  const script = new URL("../../../src/cli/scan/thread.js", import.meta.url);
  const threads = startThreads(
    { script, data: { fingerprintKey: Buffer.alloc(32), customRules: [], compileCache } },
    1,
  );
  const [outcome] = await threads.examine([
    { path: "a.txt", source: { kind: "content", content: Buffer.from("nothing") } },
  ]);
  await threads.stop();
  expect(outcome).toMatchObject({ kind: "examined", bytes: 7 });
  expect(readdirSync(compileCache, { recursive: true }).length).toBeGreaterThan(50);
});
