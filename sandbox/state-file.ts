import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { State } from "./state.ts";

const saveDelayMs = 100;

/** Keeps `state.json` up with the state in memory. */
export interface StateFile {
  /** Something may have changed: it is written soon. */
  touch(): void;
  /** Writes it now, for the last time. */
  close(): void;
}

export function keepState(directory: string, state: State): StateFile {
  const path = join(directory, "state.json");
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function save(): void {
    timer = undefined;
    // It holds the app's key and the tokens.
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  save();
  return {
    touch() {
      if (!isClosed) timer ??= setTimeout(save, saveDelayMs);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      save();
    },
  };
}

export function loadState(directory: string): State | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, "state.json"), "utf8")) as State;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
