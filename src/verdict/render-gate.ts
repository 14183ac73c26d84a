import type { CheckRunOutput } from "../github/port.ts";
import type { Gate, GateStep } from "../policy/gate.ts";
import { code } from "./markdown.ts";

/** What a check says while the policy's gate does not block: the same, but it does not fail, and tells since when it will. */
export function underGate(output: CheckRunOutput, gate: Gate): CheckRunOutput {
  const words = wordsOn(gate);
  if (words === undefined) return output;
  const told = { ...output, summary: `> ${words}\n\n${output.summary}` };
  if (gate.step === "block") return told;
  const conclusion = output.conclusion === "failure" ? "neutral" : output.conclusion;
  return { ...told, conclusion, annotations: gate.step === "observe" ? [] : output.annotations.map(asWarning) };
}

function asWarning(annotation: CheckRunOutput["annotations"][number]): CheckRunOutput["annotations"][number] {
  return annotation.level === "failure" ? { ...annotation, level: "warning" } : annotation;
}

/** Undefined: nothing is unusual. */
function wordsOn({ step, next }: Gate): string | undefined {
  const then = next ? ` From **${next.from}** on ${willDo[next.step]}.` : "";
  if (step === "block") return next && then.trim();
  return `${does[step]} (${code(`gate: ${step}`)} in the policy): what follows does not fail it.${then}`;
}

const does: Readonly<Record<Exclude<GateStep, "block">, string>> = {
  observe: "**This check only observes**, and nothing is commented",
  comment: "**This check only comments**",
};

const willDo: Readonly<Record<GateStep, string>> = {
  observe: "it only observes",
  comment: "findings are commented on their lines",
  block: "it fails and, where it is required, holds the merge",
};
