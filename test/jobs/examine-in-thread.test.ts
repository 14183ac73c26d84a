import { expect, test } from "vitest";
import { sampleOf } from "../../src/detection/sample.ts";
import { examineBlob } from "../../src/jobs/examine-blob.ts";
import { examineInThread, largeBytes, openBlobThread } from "../../src/jobs/examine-in-thread.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";
import { customRule } from "../support/custom-rule.ts";

const key = sampleOf(ruleOf("stripe-secret-key"), 4);
const filler = "nothing to see here\n".repeat(largeBytes / 20 + 1);
const request = {
  blob: "a".repeat(40),
  content: Buffer.from(`${filler}key = "${key}"; // rekey:allow made up\nacme-own-1 acme-fern-2047\n`),
  paths: ["src/big.js"],
  max: 10,
  fingerprintKey: Buffer.alloc(32, 1),
  now: new Date("2026-01-01T00:00:00Z"),
};

test("a large blob gives in a thread what it gives here, and the policy's own rules count", async () => {
  const examination = await examineInThread(request, []);
  expect(examination).toEqual(examineBlob(request, ruleSet()));
  const withOwn = await examineInThread(request, [customRule()]);
  if ("failure" in withOwn) throw new Error(withOwn.failure);
  expect(withOwn.found.length).toBeGreaterThan(1);
});

test("the key itself does not come back from the thread", async () => {
  expect(JSON.stringify(await examineInThread(request, []))).not.toContain(key);
});

test.each([
  ["stuck", "examining it took longer than 0.5 s"],
  ["broken", "examining it failed (RangeError)"],
])(
  "a blob that leaves its thread %s was not examined, the reason quotes nothing of it, and the next one is",
  async (how, failure) => {
    const script = new URL("./odd-blob-thread.ts", import.meta.url);
    const odd = { ...request, paths: [how] };
    const deadlineMs = (bytes: number) => (how === "stuck" && bytes > 0 ? 500 : 60_000);
    const thread = openBlobThread([], { script, deadlineMs });
    expect(await thread.examine(odd)).toEqual({ failure });
    expect(await thread.examine({ ...request, content: Buffer.alloc(0), paths: ["usual"] })).toHaveProperty(
      "found",
      [],
    );
    await thread.close();
  },
);
