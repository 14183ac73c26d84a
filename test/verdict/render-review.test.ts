import { expect, test } from "vitest";
import { renderGone } from "../../src/verdict/render-gone.ts";
import { type ReviewInput, renderReview } from "../../src/verdict/render-review.ts";
import { context, credential, secrets, unignored } from "./example-verdict.ts";

const spot = { path: "config/pay.ts", line: 3, endLine: 3, startColumn: 1, endColumn: 20, lineKey: "0" };
const shown = [{ first: 1, last: 20 }];

function input(fields: Partial<ReviewInput> = {}): ReviewInput {
  const diffLines = new Map([
    ["config/pay.ts", shown],
    [".gitignore", shown],
  ]);
  return { secrets: secrets(), hygiene: { ...unignored, results: [] }, diffLines, max: 10, ...fields };
}

test("a credential gets a comment on its line with the line that should stand there", () => {
  const { comments } = renderReview(input(), context());
  expect(comments).toMatchObject([{ path: "config/pay.ts", line: 12 }]);
  expect(comments[0]?.body).toContain(
    "**Example key** `abcd…wxyz`\n\n**Replace it; deleting the line is not enough.**",
  );
  expect(comments[0]?.body).toContain("```suggestion\n  key: process.env.EXAMPLE_KEY,\n```");
});

test("outside the diff only the file takes a comment, without a suggestion", () => {
  const { comments } = renderReview(input({ diffLines: new Map() }), context());
  expect(comments).toMatchObject([{ path: "config/pay.ts", line: undefined }]);
  expect(comments[0]?.body).not.toContain("suggestion");
});

test("a credential over several lines gets one comment over them", () => {
  const present = [{ path: "config/pay.ts", line: 3, endLine: 7, startColumn: 1, endColumn: 20, lineKey: "0" }];
  const { comments } = renderReview(
    input({ secrets: secrets({ credentials: [{ ...credential, present }] }) }),
    context(),
  );
  expect(comments).toMatchObject([{ startLine: 3, line: 7 }]);
});

test("a marker stays with its line while lines move, and tells lines that read the same apart", () => {
  const at = (...places: [line: number, lineKey: string][]) => {
    const present = places.map(([line, lineKey]) => ({ ...spot, line, endLine: line, lineKey }));
    const review = renderReview(input({ secrets: secrets({ credentials: [{ ...credential, present }] }) }), context());
    return review.comments.map(({ marker }) => marker);
  };
  expect(at([5, "aa"], [9, "bb"])).toEqual(at([6, "aa"], [18, "bb"]));
  // Another place above it does not take over its comment.
  expect(at([2, "cc"], [6, "aa"])[1]).toBe(at([5, "aa"])[0]);
  expect(new Set(at([5, "aa"], [9, "aa"])).size).toBe(2);
  expect(at([5, "aa"])[0]).toMatch(/^<!-- rekey:credential:(ab){8}:[0-9a-f]{12}:aa:0 -->$/);
});

test("what is gone from the head, and what was rotated, gets no comment", () => {
  const credentials = [
    { ...credential, present: [] },
    { ...credential, effect: "resolved" as const },
  ];
  const review = renderReview(input({ secrets: secrets({ credentials }) }), context());
  expect(review.comments).toEqual([]);
  expect(review.summary([])).toBe("");
});

test("a hygiene finding gets its fix as a suggestion", () => {
  const { comments } = renderReview(input({ secrets: secrets({ credentials: [] }), hygiene: unignored }), context());
  expect(comments).toMatchObject([{ path: ".gitignore", line: 3 }]);
  expect(comments[0]?.marker).toMatch(/^<!-- rekey:hygiene:env-file-ignored:[0-9a-f]{12}:[0-9a-f]{12}:0 -->$/);
  expect(comments[0]?.body).toContain("```suggestion\ndist\n.env\n```");
});

test("the summary counts everything and lists what has no comment of its own", () => {
  const review = renderReview(input({ hygiene: unignored }), context());
  expect(review.summary(review.comments.slice(1))).toMatch(
    /^\*\*Rekey found 1 credential and 1 thing to mend\.\*\*\n[\s\S]*\| `\.gitignore` leaves `\.env` out\. \| \[`\.gitignore:3`\]/,
  );
});

test("a long table of what has no comment is folded", () => {
  const present = Array.from({ length: 12 }, (_, index) => ({ ...spot, line: index + 1, endLine: index + 1 }));
  const review = renderReview(input({ secrets: secrets({ credentials: [{ ...credential, present }] }) }), context());
  expect(review.summary(review.comments.slice(2))).not.toContain("<details>");
  expect(review.summary(review.comments.slice(1))).toContain("<details><summary>11 more places without a comment");
});

test("a public pull request gets one neutral text and no line", () => {
  const review = renderReview(input({ hygiene: unignored }), context({ isPublic: true }));
  expect(review.comments).toEqual([]);
  expect(review.summary([])).toContain("must not be told in public");
  expect(review.summary([])).not.toMatch(/Example|abcd…|pay\.ts|\.gitignore/);
});

test("a comment whose finding is gone is struck once, and still says rotate", () => {
  const [comment] = renderReview(input(), context()).comments;
  const body = `${comment?.marker}\n${comment?.body}`;
  const gone = renderGone(body);
  expect(gone).toBe(
    [
      comment?.marker,
      "<!-- rekey:gone -->",
      "~~**Example key** `abcd…wxyz`~~",
      "",
      "**Removed from the branch; still in history: rotate it** if that has not been done. All steps: [rotation issue #9](https://github.example/acme/shop/issues/9).",
    ].join("\n"),
  );
  expect(renderGone(gone)).toBe(gone);
});

test("a line that should go is suggested away, not emptied", () => {
  const results = unignored.results.map((result) => ({
    ...result,
    introduced: result.introduced.map((finding) => ({ ...finding, suggestion: "" })),
  }));
  const [comment] = renderReview(
    input({ secrets: secrets({ credentials: [] }), hygiene: { ...unignored, results } }),
    context(),
  ).comments;
  expect(comment?.body).toContain("```suggestion\n```\n");
});

test.each([
  [
    "credentials",
    input(),
    context(),
    "**Removed from the branch; still in history: rotate it** if that has not been done.",
  ],
  ["hygiene alone", input({ secrets: secrets({ credentials: [] }), hygiene: unignored }), context(), "Mended."],
  [
    "a public one",
    input(),
    context({ isPublic: true }),
    /^The branch has moved on\. The check `rekey \/ secrets` says/,
  ],
])("a summary with nothing left to name is struck and says what is left: %s", (_, wanted, where, expected) => {
  const review = renderReview(wanted, where);
  const [marker, gone, headline, , left] = renderGone(`${review.summaryMarker}\n${review.summary([])}`).split("\n");
  expect([marker, gone]).toEqual([review.summaryMarker, "<!-- rekey:gone -->"]);
  expect(headline).toMatch(/^~~\*\*Rekey .*~~$/);
  expect(left).toMatch(expected);
});
