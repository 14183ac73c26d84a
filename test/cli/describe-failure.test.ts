import { expect, test } from "vitest";
import { describeFailure } from "../../src/cli/describe-failure.ts";
import { GitFailed } from "../../src/git/git-failed.ts";
import { leak } from "./run-rekey.ts";

function described(stderr: string, exitCode: number | null = 128): string {
  return describeFailure(new GitFailed("log", "unknown", { exitCode, stderr }));
}

test("what git said is told without the credentials and the control characters in it", () => {
  const { secret } = leak();
  const text = described(`fatal: bad ref '${secret}\u001b[2K'\nfatal: more\n`);
  expect(text).toMatch(/^git log failed: fatal: bad ref '.+\ufffd\[2K'\n {2}git status/);
  expect(text).not.toContain(secret);
});

test("a git that said nothing, was stopped, or took too long, and a partial clone, each have a sentence of their own", () => {
  expect(described("")).toContain("git log failed: it ended with status 128 and said nothing");
  expect(described("", null)).toBe("git log was stopped by somebody else; run the scan again.");
  expect(described("fatal: could not fetch a from promisor remote")).toContain("git fetch --refetch --no-filter");
  const slow = new GitFailed("log", "timed out", { exitCode: null, stderr: "" });
  expect(describeFailure(slow)).toContain("git log took too long");
});

test("of an error that is not ours only the kind is told, and where it came from", () => {
  const text = describeFailure(new RangeError("what was scanned"));
  expect(text).toMatch(/^this should not have happened; please report it\. RangeError: unexpected failure\n {4}at /);
  expect(text).not.toContain("what was scanned");
});
