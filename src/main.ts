import process from "node:process";
import { parseArgs } from "node:util";
import { readEnv, readSource, type Source } from "./env.ts";
import { roles } from "./env-variables.ts";
import { StartError } from "./errors.ts";
import { createLog } from "./log.ts";
import { type Rekey, startRekey } from "./rekey.ts";
import { sweepMemory } from "./sweep-memory.ts";

/** The process: reads the environment, starts, and ends gracefully when it is asked to. */
try {
  const source = { ...readSource(), ...readRole(process.argv.slice(2)) };
  const env = readEnv(source);
  const log = createLog({ level: env.logLevel });
  const rekey = await startRekey(env, source, log);
  closeOnSignal(rekey);
  sweepMemory();
  log.info({ port: Number(new URL(rekey.url).port), role: env.role, version: rekey.version }, "Rekey is ready");
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

/** `--role web` goes before `REKEY_ROLE`. */
function readRole(args: string[]): Source {
  try {
    const { role } = parseArgs({ args, options: { role: { type: "string" } } }).values;
    return role === undefined ? {} : { REKEY_ROLE: role };
  } catch {
    throw new StartError(`Rekey is started with --role ${roles.join("|")} or without arguments.`);
  }
}
