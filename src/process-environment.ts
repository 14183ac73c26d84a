import process from "node:process";

export type Source = Readonly<Record<string, string | undefined>>;

/** What the process was started with, and nothing of any `.env` file: the folder we stand in may be somebody else's. */
export function processEnvironment(): Source {
  return process.env;
}
