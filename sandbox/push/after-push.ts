import type { Site } from "../site.ts";
import type { Push } from "./announce-push.ts";
import { requestChecks } from "./request-checks.ts";
import { updatePulls } from "./update-pulls.ts";

/** What else follows a push, in this order: one line per consequence. */
export const afterPush: readonly ((site: Site, push: Push) => Promise<void>)[] = [updatePulls, requestChecks];
