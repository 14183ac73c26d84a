import { readFileSync } from "node:fs";

export interface Asset {
  readonly type: string;
  readonly text: string;
}

/** `-` cannot be the name of an account, so nothing that is served here hides a repository. */
export const assetPaths = { style: "/-/style.css", script: "/-/live.js", icon: "/-/icon.svg" } as const;

const styles = ["base", "frame", "overview", "lists", "markdown", "diff", "conversation", "forms", "panels"] as const;

/** The site's own few files, by path. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map([
    [assetPaths.style, { type: "text/css; charset=utf-8", text: styles.map((name) => read(`${name}.css`)).join("\n") }],
    [assetPaths.script, { type: "text/javascript; charset=utf-8", text: read("live.js") }],
    [assetPaths.icon, { type: "image/svg+xml", text: read("icon.svg") }],
  ]);
}

function read(name: string): string {
  return readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");
}
