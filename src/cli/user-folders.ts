import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Source } from "../process-environment.ts";

/** What should stay: losing it changes the fingerprints. Freedesktop's base directory specification; a relative path in the variable does not count. */
export function stateFolder({ XDG_STATE_HOME: chosen }: Source): string {
  const base = chosen !== undefined && isAbsolute(chosen) ? chosen : join(homedir(), ".local", "state");
  return join(base, "rekey");
}
