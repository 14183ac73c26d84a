import type { GitStorage } from "./git/storage.ts";
import type { State } from "./state.ts";
import type { Webhooks } from "./webhooks.ts";

/** The parts of a running sandbox that endpoints work with. */
export interface Site {
  readonly state: State;
  readonly git: GitStorage;
  readonly webhooks: Webhooks;
  readonly urls: Urls;
}

/** Without a slash at the end. `web` and `git` are the same, as on GitHub. */
export interface Urls {
  readonly web: string;
  readonly api: string;
  readonly git: string;
}
