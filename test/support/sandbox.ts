import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";

/**
 * A local GitHub of its own for one test, on a free port. It is closed when the test ends, and closing fails the test if
 * the sandbox broke GitHub's contract on the way.
 */
export async function startTestSandbox(): Promise<Sandbox> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-sandbox-"));
  const sandbox = await startSandbox({ directory, host: "127.0.0.1", port: 0, manifest: "app.yml" });
  onTestFinished(async () => {
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  });
  return sandbox;
}
