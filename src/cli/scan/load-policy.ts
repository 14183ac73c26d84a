import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { encodePath } from "../../git/tree.ts";
import type { Policy } from "../../policy/policy.ts";
import { CannotWork } from "../cannot-work.ts";
import { readFile } from "./read-file.ts";

/** What of a policy concerns the command line. */
export type ScanPolicy = Pick<Policy, "failOn" | "incomplete" | "ignore" | "inlineAllow" | "rules">;

/**
 * As `defaultPolicy`, whose module takes longer to load than a small file to scan; only that what could not be examined fails,
 * where nobody has decided otherwise: an exit status has no third colour.
 */
export const usualPolicy: ScanPolicy = {
  failOn: "medium",
  incomplete: "block",
  ignore: { paths: [], fingerprints: [] },
  inlineAllow: true,
  rules: [],
};

export const policyPath = ".github/rekey.yml";
// Above the parser's own limit, so that it is the parser that says "too large".
const maxBytes = 128 * 1024;

/** The policy of the repository; where there is no file, the usual one. Throws `CannotWork` that says what is wrong in it. */
export async function policyOf(root: string): Promise<ScanPolicy> {
  const path = join(root, policyPath);
  const real = await realpath(path).catch(() => path);
  // What we say is wrong in it quotes it.
  if (real !== path) throw new CannotWork(`${policyPath} lies behind a symbolic link; put the file itself there.`);
  const content = readFile(encodePath(path));
  if (Buffer.isBuffer(content)) return toPolicy(content.toString("utf8", 0, maxBytes), policyPath);
  if (content.fault === "gone") return usualPolicy;
  throw new CannotWork(`${policyPath} cannot be read: ${content.why}.`);
}

/** One that was asked for by name. */
export async function readPolicy(path: string, directory: string): Promise<ScanPolicy> {
  const real = await realpath(resolve(directory, path)).catch(() => resolve(directory, path));
  const content = readFile(encodePath(real));
  if (Buffer.isBuffer(content)) return toPolicy(content.toString("utf8", 0, maxBytes), path);
  throw new CannotWork(`The policy ${path} cannot be read: ${content.why}.`);
}

async function toPolicy(text: string, path: string): Promise<ScanPolicy> {
  const { describeProblem, parsePolicy } = await import("../../policy/parse-policy.ts");
  const { mergePolicy } = await import("../../policy/merge-policy.ts");
  const parsed = parsePolicy(text, "repository");
  if ("policy" in parsed) {
    const policy = mergePolicy({ organisation: {}, repository: parsed.policy });
    return { ...policy, incomplete: parsed.policy.incomplete ?? usualPolicy.incomplete };
  }
  const problems = parsed.problems.map((problem) => `  ${describeProblem(problem)}`);
  throw new CannotWork(`The policy ${path} does not count until this is mended:`, problems);
}
