import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { githubUrls, readSource } from "../src/env.ts";
import { startSetup } from "../src/setup/setup.ts";

const source = readSource();
const { webUrl, apiUrl } = githubUrls(source);
const setup = await startSetup({
  appYml: await readFile(new URL("../app.yml", import.meta.url), "utf8"),
  envFile: resolve(".env"),
  webUrl,
  apiUrl,
  webhookPath: source.WEBHOOK_PATH || "/api/github/webhooks",
});
console.log(
  `Open this link in a browser on this machine. It works once, and only until you stop this command:\n\n  ${setup.link}\n`,
);
await setup.done;
console.log("The App's credentials are in .env. Start Rekey with: npm start");
await setup.close();
