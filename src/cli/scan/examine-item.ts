import { type Engine, examineContent } from "./examine-content.ts";
import type { NotExamined, Outcome, ToExamine } from "./item.ts";
import { readFileOrLink } from "./read-file.ts";

/** @param begin is told how many bytes will be examined, before they are */
export function examineItem(
  { path, source }: ToExamine,
  engine: Engine,
  begin: (bytes: number) => void = () => {},
): Outcome {
  if (source.kind === "missed") return { kind: "not examined", why: source.why, fault: "limit" };
  const content = source.kind === "file" ? readFileOrLink(source.location, begin) : asBuffer(source.content);
  if (!Buffer.isBuffer(content)) return content;
  begin(content.length);
  try {
    return examineContent(content, engine, path);
  } catch (error) {
    return examiningFailed(error);
  }
}

/** A bug of ours must not keep the other files from being examined. Its message may quote what it choked on. */
export function examiningFailed(error: unknown): NotExamined {
  const name = error instanceof Error ? error.name : "unknown";
  return { kind: "not examined", why: `examining it failed (${name})`, fault: "failed" };
}

/** What came from another thread is a plain array. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
