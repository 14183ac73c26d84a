import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Source } from "../process-environment.ts";

/** What may be thrown away. Freedesktop's base directory specification; a relative path in a variable does not count. */
export function cacheFolder(environment: Source): string {
  return folder(environment.XDG_CACHE_HOME, ".cache");
}

/** What should stay: losing it changes the fingerprints. */
export function stateFolder(environment: Source): string {
  return folder(environment.XDG_STATE_HOME, join(".local", "state"));
}

function folder(chosen: string | undefined, usual: string): string {
  const base = chosen !== undefined && isAbsolute(chosen) ? chosen : join(homedir(), usual);
  return join(base, "rekey");
}
