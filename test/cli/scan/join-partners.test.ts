import { expect, test } from "vitest";
import type { Result } from "../../../src/cli/scan/examiner.ts";
import type { Found } from "../../../src/cli/scan/item.ts";
import { joinPartners } from "../../../src/cli/scan/join-partners.ts";

const partners: Readonly<Record<string, readonly string[]>> = { secret: ["id"] };
const place = { line: 1, endLine: 1, startColumn: 1, endColumn: 2 };

function resultOf(file: string, rules: string): Result {
  const found = rules.split(" ").filter((rule) => rule !== "");
  const toFound = (ruleId: string): Found => ({
    ...{ ruleId, fingerprint: "", mask: "", severity: "high", confidence: "medium", reasons: [] },
    ...place,
    inner: "",
  });
  return {
    item: { file, path: file, added: { lines: [{ first: 1, last: 1 }] } },
    outcome: {
      ...{ kind: "examined", bytes: 1, found: found.map(toFound), cut: 0, isReadInPart: false },
      ...{ allows: new Map(), missed: [] },
    },
  };
}

/** What is read and what is passed on, in the order in which that happens. */
async function order(files: readonly string[]): Promise<string[]> {
  const events: string[] = [];
  async function* source(): AsyncGenerator<Result> {
    for (const [index, rules] of files.entries()) {
      events.push(`read ${index}`);
      yield resultOf(`${index}`, rules);
    }
  }
  for await (const { item, outcome } of joinPartners(source(), async () => (id) => partners[id] ?? [])) {
    const found = outcome.kind === "examined" ? outcome.found : [];
    events.push([`pass ${item.file}`, ...found.map(({ ruleId, confidence }) => `${ruleId}:${confidence}`)].join(" "));
  }
  return events;
}

test("what has no other half, or has found it, is passed on at once", async () => {
  expect(await order(["other", "id", "secret", ""])).toEqual([
    ...["read 0", "pass 0 other:medium", "read 1", "pass 1 id:medium"],
    ...["read 2", "pass 2 secret:high", "read 3", "pass 3"],
  ]);
});

test("what waits for its other half holds back what comes behind it, until that is found", async () => {
  expect(await order(["secret", "other", "id", "other"])).toEqual([
    ...["read 0", "read 1", "read 2", "pass 0 secret:high", "pass 1 other:medium", "pass 2 id:medium"],
    ...["read 3", "pass 3 other:medium"],
  ]);
});

test("where the other half never comes, everything is passed on in its order at the end", async () => {
  expect(await order(["other", "secret", "", "secret other"])).toEqual([
    ...["read 0", "pass 0 other:medium", "read 1", "read 2", "read 3"],
    ...["pass 1 secret:medium", "pass 2", "pass 3 secret:medium other:medium"],
  ]);
});
