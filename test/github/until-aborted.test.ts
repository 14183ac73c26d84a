import { expect, test } from "vitest";
import { untilAborted } from "../../src/github/until-aborted.ts";
import { startConnected } from "../support/connected.ts";

test("a connection works until its run is given up, and does nothing after that", async () => {
  const scene = await startConnected();
  const run = new AbortController();
  const github = untilAborted(() => scene.github, run.signal)(1, { id: 1, owner: "acme", name: "shop" });
  expect(await github.openPulls()).toEqual([]);
  run.abort();
  expect(() => github.openPulls()).toThrow("aborted");
});
