import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Starts `commit-stream.ts` on this database, kills it with SIGKILL after so many lines and returns what it printed. */
export async function killWriterAfter(lines: number, database: string): Promise<readonly string[]> {
  const script = new URL("commit-stream.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, database], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === lines) child.kill("SIGKILL");
  }
  await closed;
  return printed;
}
