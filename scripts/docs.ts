/** Writes `docs/settings.md` from the policy's schema; with `--check` it only says whether the file is as it should be. */
import { readFileSync, writeFileSync } from "node:fs";
import { renderSettingsPage } from "./settings-page.ts";

const page = new URL("../docs/settings.md", import.meta.url);
const wanted = renderSettingsPage();

if (!process.argv.includes("--check")) {
  writeFileSync(page, wanted);
} else if (readFileSync(page, "utf8") !== wanted) {
  console.error("docs/settings.md is not what the policy's schema says. Run `node scripts/docs.ts` and commit it.");
  process.exitCode = 1;
}
