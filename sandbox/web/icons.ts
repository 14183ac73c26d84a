import { type Html, html, trusted } from "./html.ts";

/** Drawn for this site on a grid of 16, in strokes of the text's own colour. */
const drawings = {
  key: '<circle cx="5" cy="11" r="3"/><path d="M7.2 8.8 13.5 2.5M11 5l2 2M9.2 6.8l1.3 1.3"/>',
  pass: '<path d="m3 8.5 3.2 3.2L13 4.8"/>',
  fail: '<path d="m4 4 8 8m0-8-8 8"/>',
  neutral: '<path d="M3.5 8h9"/>',
  running: '<path d="M8 2a6 6 0 1 1-6 6"/>',
  none: '<circle cx="8" cy="8" r="1.5"/>',
  branch:
    '<circle cx="4.5" cy="3.5" r="1.5"/><circle cx="4.5" cy="12.5" r="1.5"/><circle cx="11.5" cy="5.5" r="1.5"/><path d="M4.5 5v6M11.5 7c0 2.5-7 1.5-7 4"/>',
  pull: '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="12.5" r="1.5"/><path d="M4 5v6m8 0V6.5a2 2 0 0 0-2-2H7.5m1.8-2L7.3 4.5l2 2"/>',
  merged:
    '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="8.5" r="1.5"/><path d="M4 5v6m0-6c0 2.5 3 3.5 6.5 3.5"/>',
  issue: '<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="1"/>',
  closed: '<circle cx="8" cy="8" r="6"/><path d="m5.5 8.2 1.8 1.8 3.4-3.8"/>',
  commit: '<circle cx="8" cy="8" r="2.5"/><path d="M1.5 8h4m5 0h4"/>',
  comment: '<path d="M2.5 3.5h11v7.5h-6l-3 2.5v-2.5h-2z"/>',
  file: '<path d="M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5"/>',
  folder: '<path d="M1.5 3.5h4.5l1.5 2h7v8h-13z"/>',
  copy: '<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/>',
  lock: '<path d="M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
  globe: '<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c2.2 2 2.2 10 0 12M8 2c-2.2 2-2.2 10 0 12"/>',
  book: '<path d="M3.5 2.5h9v11h-9zM6 5.5h4m-4 2.5h4"/>',
  repeat: '<path d="M13 8a5 5 0 1 1-1.5-3.5L13 6m0-3.5V6H9.5"/>',
  arrow: '<path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
} as const;

export type Icon = keyof typeof drawings;

/** An ornament: the words beside it say the same, so it is hidden from screen readers. */
export function icon(name: Icon): Html {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true">${trusted(drawings[name])}</svg>`;
}
