import process from "node:process";
import { readEnv, readSource } from "./env.ts";
import { StartError } from "./errors.ts";
import { createLog } from "./log.ts";
import { type Rekey, startRekey } from "./rekey.ts";

/** The process: reads the environment, starts, and ends gracefully when it is asked to. */
try {
  const source = readSource();
  const env = readEnv(source);
  const rekey = await startRekey(env, source, createLog({ level: env.logLevel }));
  closeOnSignal(rekey);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function closeOnSignal(rekey: Rekey): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, async () => {
      await rekey.close();
      process.exit(0);
    });
  }
}
