import { expect, test } from "vitest";
import { hasRuns, joinedRuns } from "../../src/content/joined-runs.ts";

const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

test.each([
  ["runs", `<w:p>${run("ab")}<w:proofErr/>${run("cd")}${run("ef")}</w:p>`, "abcdef</w:t>"],
  ["paragraphs", `<w:p>${run("ab")}</w:p><w:p>${run("cd")}</w:p>`, "ab</w:t></w:r></w:p><w:p>"],
  ["lines", `${run("ab")}<w:r><w:br/></w:r>${run("cd")}`, "ab</w:t></w:r><w:r><w:br/>"],
  ["a slide", "<a:r><a:t>ab</a:t></a:r><a:r><a:t>cd</a:t></a:r>", "<a:t>abcd</a:t>"],
  ["other letters than ASCII", `${run("ü")}${run("é")}`, "üé</w:t>"],
  ["no runs", "<x/>", "<x/>"],
])("of %s, what belongs together is joined", (_, xml, wanted) => {
  expect(joinedRuns(Buffer.from(xml)).toString()).toContain(wanted);
});

test.each([
  ["word/document.xml", true],
  ["a.zip!letter.docx!word/header1.xml", true],
  ["ppt/slides/slide1.xml", true],
  ["xl/connections.xml", false],
  ["src/word/document.xml", false],
  ["word/a.zip!b.xml", false],
])("%s has such runs: %s", (inner, expected) => {
  expect(hasRuns(inner)).toBe(expected);
});
