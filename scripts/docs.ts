/** Writes the pages of docs/ that come from code; with `--check` it only says whether they are as they should be. */
import { readFileSync, writeFileSync } from "node:fs";
import { renderCataloguePage } from "./catalogue-page.ts";
import { fillOperationsPage } from "./operations-page.ts";
import { renderSettingsPage } from "./settings-page.ts";

const pages = [
  { path: "docs/settings.md", source: "the policy's schema", wanted: renderSettingsPage() },
  {
    path: "docs/operations.md",
    source: "src/metrics/ and scripts/faults/failures.ts",
    wanted: fillOperationsPage(readFileSync(new URL("../docs/operations.md", import.meta.url), "utf8")),
  },
  { path: "docs/catalogue.md", source: "src/providers/", wanted: renderCataloguePage() },
];

for (const { path, source, wanted } of pages) {
  const page = new URL(`../${path}`, import.meta.url);
  if (!process.argv.includes("--check")) {
    writeFileSync(page, wanted);
  } else if (readFileSync(page, "utf8") !== wanted) {
    console.error(`${path} is not what ${source} says. Run \`node scripts/docs.ts\` and commit it.`);
    process.exitCode = 1;
  }
}
