import type { Description } from "../describe.ts";

/** What to do first, in one line. */
export function adviceOn({ issuer }: Description): string {
  const { console: page, replace, revoke } = issuer.runbook;
  const step = replace[0] ?? revoke[0] ?? "Replace it, then revoke the old one.";
  return page === undefined ? step : `${step} ${page}`;
}
