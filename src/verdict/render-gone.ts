import { code } from "./markdown.ts";
import { renderNeutralReview, summaryMarker } from "./render-review-summary.ts";

/**
 * What a comment of ours becomes when its finding is not at the head any more: its headline struck, and what still has to be
 * done. Takes and returns the whole body with its marker line; a body that is struck already comes back as it is.
 */
export function renderGone(previousBody: string): string {
  const [marker = "", ...rest] = previousBody.replaceAll("\r\n", "\n").split("\n");
  if (rest[0] === struck) return previousBody;
  const headline = rest.find((line) => line.trim() !== "")?.trim() ?? "";
  const issue = /\[rotation issue(?: #\d+)?\]\([^\s()]+\)/.exec(previousBody)?.[0];
  return [marker, struck, `~~${headline.replaceAll("~", "")}~~`, "", whatIsLeft(marker, headline, issue)].join("\n");
}

function whatIsLeft(marker: string, headline: string, issue: string | undefined): string {
  if (headline === renderNeutralReview()) return neutral;
  const isCredential = marker === summaryMarker ? countsCredentials.test(headline) : !marker.includes(":hygiene:");
  return isCredential ? removed(issue) : "Mended.";
}

const countsCredentials = /^\*\*Rekey found [\d,]+ credential/;

/** Everyone can read this: it must not say that something still lies in the history. */
const neutral = `The branch has moved on. The check ${code("rekey / secrets")} says whether there is still something to do.`;

/** Says that the body below is struck already. */
const struck = "<!-- rekey:gone -->";

function removed(issue: string | undefined): string {
  return `**Removed from the branch; still in history: rotate it** if that has not been done.${issue ? ` All steps: ${issue}.` : ""}`;
}
