import { realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { likely } from "../../detection/judge/likely.ts";
import { encodePath } from "../../git/tree.ts";
import type { Policy } from "../../policy/policy.ts";
import { CannotWork } from "../cannot-work.ts";
import { readFile } from "./read-file.ts";

/** What of a policy concerns the command line. */
export interface ScanPolicy
  extends Pick<Policy, "failOn" | "likelihood" | "incomplete" | "ignore" | "inlineAllow" | "rules"> {
  /** Where it stands, from the root of the repository. */
  readonly path: string;
}

export const policyPath = ".github/rekey.yml";

/**
 * As `defaultPolicy`, whose module takes longer to load than a small file to scan; only that what could not be examined fails,
 * where nobody has decided otherwise: an exit status has no third colour.
 */
export const usualPolicy: ScanPolicy = {
  failOn: "medium",
  likelihood: likely,
  incomplete: "block",
  ignore: { paths: [], fingerprints: [] },
  inlineAllow: true,
  rules: [],
  path: policyPath,
};

// Above the parser's own limit, so that it is the parser that says "too large".
const maxBytes = 128 * 1024;

/** The policy of the repository; where there is no file, the usual one. Throws `CannotWork` that says what is wrong in it. */
export async function policyOf(root: string): Promise<ScanPolicy> {
  const path = join(root, policyPath);
  const real = await realpath(path).catch(() => path);
  // What we say is wrong in it quotes it.
  if (real !== path) throw new CannotWork(`${policyPath} lies behind a symbolic link; put the file itself there.`);
  const content = readFile(encodePath(path));
  if (Buffer.isBuffer(content)) return toPolicy(content, { shown: policyPath, path: policyPath });
  if (content.fault === "gone") return usualPolicy;
  throw new CannotWork(`${policyPath} cannot be read: ${content.why}.`);
}

/** One that was asked for by name. */
export async function readPolicy(name: string, { directory, root }: Whereabouts): Promise<ScanPolicy> {
  const asked = resolve(directory, name);
  const real = await realpath(asked).catch(() => asked);
  const content = readFile(encodePath(real));
  if (Buffer.isBuffer(content))
    return toPolicy(content, { shown: name, path: relative(root, real).replaceAll(sep, "/") });
  throw new CannotWork(`The policy ${name} cannot be read: ${content.why}.`);
}

interface Whereabouts {
  /** Where a relative name starts. */
  readonly directory: string;
  /** Of the repository that is judged. */
  readonly root: string;
}

interface PolicyName {
  readonly shown: string;
  readonly path: string;
}

async function toPolicy(content: Buffer, { shown, path }: PolicyName): Promise<ScanPolicy> {
  const { describeProblem, parsePolicy } = await import("../../policy/parse-policy.ts");
  const { mergePolicy } = await import("../../policy/merge-policy.ts");
  const parsed = parsePolicy(content.toString("utf8", 0, maxBytes), "repository");
  if ("policy" in parsed) {
    const policy = mergePolicy({ organisation: {}, repository: parsed.policy });
    return { ...policy, path, incomplete: parsed.policy.incomplete ?? usualPolicy.incomplete };
  }
  const problems = parsed.problems.map((problem) => `  ${describeProblem(problem)}`);
  throw new CannotWork(`The policy ${shown} does not count until this is mended:`, problems);
}
