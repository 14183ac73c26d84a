import { expect, test } from "vitest";
import type { CheckRunOutput } from "../../src/github/port.ts";
import type { GateStep } from "../../src/policy/gate.ts";
import { underGate } from "../../src/verdict/render-gate.ts";

const annotation = { path: "a.ts", startLine: 1, endLine: 1, level: "failure", title: "T", message: "M" } as const;
const failing: CheckRunOutput = {
  conclusion: "failure",
  title: "1 credential must be rotated and removed",
  summary: "What and where",
  text: "More",
  annotations: [annotation],
};

const under = (step: GateStep, next?: { step: GateStep; from: string }) => underGate(failing, { step, next });

test("a gate that blocks changes nothing", () => expect(under("block")).toEqual(failing));

test("observing, a check is neutral, marks no line, and says when that changes", () => {
  const output = under("observe", { step: "comment", from: "2026-12-09" });
  expect(output).toMatchObject({ conclusion: "neutral", title: failing.title, text: failing.text, annotations: [] });
  expect(output.summary).toBe(
    "> **This check only observes**, and nothing is commented (`gate: observe` in the policy): what follows does not fail it. From **2026-12-09** on findings are commented on their lines.\n\nWhat and where",
  );
});

test("commenting, a check is neutral and marks the lines as warnings", () => {
  const output = under("comment", { step: "block", from: "2026-12-23" });
  expect(output.conclusion).toBe("neutral");
  expect(output.annotations).toEqual([{ ...annotation, level: "warning" }]);
  expect(output.summary).toContain("From **2026-12-23** on it fails and, where it is required, holds the merge.");
});

test("what passes passes, and a check that timed out is no verdict to soften", () => {
  for (const conclusion of ["success", "timed_out"] as const)
    expect(underGate({ ...failing, conclusion }, { step: "observe", next: undefined }).conclusion).toBe(conclusion);
});
