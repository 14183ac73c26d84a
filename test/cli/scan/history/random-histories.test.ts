import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../../../src/cli/run.ts";
import { fingerprintOf } from "../../../../src/detection/fingerprint.ts";
import { Secret } from "../../../../src/detection/secret.ts";
import { gitTestEnvironment, makeRepository } from "../../../support/git.ts";
import { tempFolder } from "../../run-rekey.ts";
import { type Action, makeHistory } from "./made-history.ts";

const key = "cd".repeat(32);

/** What `rekey scan --git --all` tells, as JSON objects. */
async function scanAll(directory: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const environment = { ...gitTestEnvironment, XDG_STATE_HOME: tempFolder({}), REKEY_FINGERPRINT_KEY: key };
  const written = text(stdout);
  const args = ["scan", "--git", "--all", "--format", "jsonl"];
  await run(args, { stdin: new PassThrough(), stdout, stderr, directory, environment });
  stdout.end();
  return (await written)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const action = fc.record<Action>({
  kind: fc.constantFrom("plant", "plant", "edit", "rename", "remove", "revert", "newline", "binary", "branch", "merge"),
  branch: fc.nat(7),
  file: fc.nat(255),
  at: fc.nat(20),
});

test("in a random history every credential is told once: at the commit, path and line that brought it in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 60 }), async (actions) => {
      using repository = makeRepository();
      const planted = makeHistory(repository, actions);
      const expected = planted.map(({ secret, commit, path, line }) => {
        const fingerprint = fingerprintOf(new Secret(secret), Buffer.from(key, "hex"));
        return `${fingerprint} ${commit} ${path}:${line} first seen ${commit}`;
      });
      const found = (await scanAll(repository.directory)).map(
        ({ fingerprint, commit, file, line, firstSeen }) =>
          `${fingerprint} ${commit} ${file}:${line} first seen ${firstSeen}`,
      );
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 12 },
  );
}, 300_000);
