import type { CheckRunOutput } from "../github/port.ts";

/** What a check says that could not do its work. `problem` is our own sentence. Never green: nothing was examined to the end. */
export function renderUnfinishedCheck(problem: string): CheckRunOutput {
  return {
    conclusion: "failure",
    title: "Not examined to the end",
    summary: `Rekey could not finish: ${problem}\n\nNothing is known against this commit, and nothing is known in its favour. Press **Re-run** to try again; if it fails again, whoever runs Rekey finds the reason in its log.`,
    text: "",
    annotations: [],
  };
}
