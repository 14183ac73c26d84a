import { CannotWork } from "../cannot-work.ts";
import type { formats } from "../commands.ts";
import type { Arguments } from "../parse-arguments.ts";
import type { AskedLevels } from "./levels.ts";

export type FormatName = (typeof formats)[number];

/** What is scanned. */
export type Input =
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "stdin" }
  /** What commits brought in. */
  | { readonly kind: "range"; readonly range: string | undefined }
  /** Everything that any ref leads to. Fresh: also what an earlier run has examined. */
  | { readonly kind: "history"; readonly isFresh: boolean }
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
  /** Most threads; undefined: as many as are good for what is scanned. */
  readonly jobs: number | undefined;
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
  if (asked.has("all") && chosen !== "git") throw new CannotWork("--all goes with --git: rekey scan --git --all.");
  if (asked.has("fresh") && !asked.has("all")) throw new CannotWork("--fresh goes with --git --all.");
  if (chosen === undefined) return { kind: "paths", paths: words.length === 0 ? ["."] : words };
  if (chosen === "git") return readGitInput([values.get("git") ?? [], ...words].flat(), asked);
  if (words.length > 0) throw new CannotWork(`--${chosen} takes no path.`);
  if (chosen === "explain") return { kind: "place", place: values.get("explain") ?? "" };
  return { kind: chosen === "stdin" ? "stdin" : "staged" };
}

function readGitInput(ranges: readonly string[], asked: ReadonlySet<string>): Input {
  if (ranges.length > 1) throw new CannotWork("--git takes one range, such as main..HEAD, and no path.");
  if (!asked.has("all")) return { kind: "range", range: ranges[0] };
  if (ranges.length > 0) throw new CannotWork("--all is the whole history, and takes no range.");
  return { kind: "history", isFresh: asked.has("fresh") };
}

const mostJobs = 256;

function readJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const jobs = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  if (jobs === 0 || jobs > mostJobs) throw new CannotWork(`--jobs is a number from 1 to ${mostJobs}.`);
  return jobs;
}
