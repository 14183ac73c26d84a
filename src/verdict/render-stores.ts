import { snippets } from "../replacement/snippets.ts";
import { block, details } from "./markdown.ts";

/** Where the new value may live, ready to paste. */
export function renderStores(envVar: string | undefined): string {
  const parts = snippets(envVar ?? "MY_SECRET").map(
    ({ store, language, code }) => `**${store}**\n\n${block(code, language)}`,
  );
  return details("Where the new value can live: CI secrets, Docker, secret managers", parts.join("\n\n"));
}
