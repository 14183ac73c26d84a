import { type Html, html } from "./html.ts";

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago something was, with the exact time on hover. Whole minutes only: a page does not change every second. */
export function ago(time: string | null | undefined, now = Date.now()): Html {
  if (!time) return html``;
  return html`<time datetime="${time}" title="${time}">${inWords((now - Date.parse(time)) / 1000)}</time>`;
}

function inWords(seconds: number): string {
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length);
    if (count >= 1) return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}
