import * as all from "./all.ts";
import type { HygieneCheck } from "./check.ts";

export const checks: readonly HygieneCheck[] = Object.values(all);
