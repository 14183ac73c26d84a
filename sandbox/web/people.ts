import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";

export interface Person {
  readonly login: string;
  readonly type?: string;
}

const colours = 6;

/** A round initial; a square key for an app's bot. No pictures from elsewhere. */
export function avatar(person: Person | null | undefined): Html {
  if (person?.type === "Bot") return html`<span class="avatar avatar-bot">${icon("key")}</span>`;
  const name = person?.login ?? "ghost";
  return html`<span class="avatar avatar-${colourOf(name)}" aria-hidden="true">${name.charAt(0).toUpperCase()}</span>`;
}

/** `rekey[bot]` is shown as its name and a label. */
export function personName(person: Person | null | undefined): Html {
  const login = person?.login ?? "ghost";
  if (person?.type !== "Bot") return html`<strong>${login}</strong>`;
  return html`<strong>${login.replace(/\[bot\]$/, "")}</strong> <span class="label-small">bot</span>`;
}

function colourOf(name: string): number {
  let sum = 0;
  for (const character of name) sum += character.charCodeAt(0);
  return sum % colours;
}
