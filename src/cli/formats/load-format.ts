import type { FormatName } from "../scan/scan-options.ts";
import type { Format } from "./format.ts";

export async function loadFormat(name: FormatName): Promise<Format> {
  switch (name) {
    case "text":
      return (await import("./text.ts")).text;
    case "jsonl":
      return (await import("./jsonl.ts")).jsonl;
    case "json":
      return (await import("./json.ts")).json;
    case "sarif":
      return (await import("./sarif.ts")).sarif;
    case "github":
      return (await import("./github.ts")).github;
    default:
      return name satisfies never;
  }
}
