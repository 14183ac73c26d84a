import type { Diagnosis } from "../doctor/diagnosis.ts";
import { examine } from "../doctor/examine.ts";
import { readSource } from "../env.ts";
import type { Arguments } from "./parse-arguments.ts";
import { printable } from "./printable.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/** `rekey doctor`: what a self-hosted Rekey needs, and what to do where it is missing. */
export async function doctorCommand({ switches }: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const diagnoses = await examine(readSource(terminal.directory, terminal.environment));
  const text = switches.has("json") ? `${JSON.stringify(diagnoses, undefined, 2)}\n` : asText(diagnoses);
  await write(terminal.stdout, text);
  return diagnoses.some(({ state }) => state === "problem") ? 1 : 0;
}

const marks = { ok: "ok      ", warning: "warning ", problem: "PROBLEM " } as const;

function asText(diagnoses: readonly Diagnosis[]): string {
  const lines = diagnoses.flatMap(({ what, state, says, advice }) => [
    `${marks[state]}${what}: ${printable(says)}`,
    ...(advice ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => `        ${printable(line)}`),
  ]);
  const problems = diagnoses.filter(({ state }) => state === "problem").length;
  const sum = problems === 0 ? "Nothing is wrong." : `${problems} ${problems === 1 ? "problem" : "problems"}.`;
  return `${lines.join("\n")}\n\n${sum}\n`;
}
