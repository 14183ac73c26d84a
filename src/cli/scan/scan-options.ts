import { availableParallelism } from "node:os";
import { CannotWork } from "../cannot-work.ts";
import type { formats } from "../commands.ts";
import type { Arguments } from "../parse-arguments.ts";
import type { AskedLevels } from "./levels.ts";

export type FormatName = (typeof formats)[number];

/** What is scanned. */
export type Input =
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "stdin" }
  | { readonly kind: "history"; readonly range: string | undefined }
  | { readonly kind: "staged" }
  /** One line of one file, `file:line`, of which everything is told. */
  | { readonly kind: "place"; readonly place: string };

export type ContentInput = Exclude<Input, { readonly kind: "place" }>;

export interface ScanOptions {
  readonly input: Input;
  readonly honoursIgnores: boolean;
  readonly format: FormatName;
  readonly output: string | undefined;
  readonly levels: AskedLevels;
  readonly jobs: number;
  readonly policy: string | undefined;
}

/** Throws `CannotWork` where the options contradict each other. */
export function readScanOptions(args: Arguments): ScanOptions {
  const { switches, values } = args;
  return {
    input: readInput(args),
    honoursIgnores: !switches.has("no-ignore"),
    format: (values.get("format") ?? "text") as FormatName,
    output: values.get("output"),
    levels: {
      confidence: values.get("confidence") as AskedLevels["confidence"],
      failOn: values.get("fail-on") as AskedLevels["failOn"],
    },
    jobs: readJobs(values.get("jobs")),
    policy: values.get("policy"),
  };
}

function readInput({ words, switches, values }: Arguments): Input {
  const asked = new Set([...switches, ...values.keys()]);
  const [chosen, other] = ["stdin", "git", "staged", "explain"].filter((name) => asked.has(name));
  if (other !== undefined) throw new CannotWork(`--${chosen} and --${other} do not go together; choose one.`);
  const useless = chosen === "explain" ? ["format", "output"].find((name) => asked.has(name)) : undefined;
  if (useless !== undefined)
    throw new CannotWork(`--explain writes text to standard output, and takes no --${useless}.`);
  if (chosen === undefined) return { kind: "paths", paths: words.length === 0 ? ["."] : words };
  const ranges = [...(values.has("git") ? [values.get("git") ?? ""] : []), ...words];
  if (chosen === "git" && ranges.length > 1)
    throw new CannotWork("--git takes one range, such as main..HEAD, and no path.");
  if (chosen !== "git" && words.length > 0) throw new CannotWork(`--${chosen} takes no path.`);
  switch (chosen) {
    case "git":
      return { kind: "history", range: ranges[0] };
    case "explain":
      return { kind: "place", place: values.get("explain") ?? "" };
    default:
      return { kind: chosen === "stdin" ? "stdin" : "staged" };
  }
}

const mostJobs = 256;

function readJobs(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const jobs = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  if (jobs === 0 || jobs > mostJobs) throw new CannotWork(`--jobs is a number from 1 to ${mostJobs}.`);
  return jobs;
}
