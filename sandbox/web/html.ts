/** Markup that may be sent as it is. Only `html` and `trusted` make it, so every value from outside was escaped on its way in. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** `false`, `null` and `undefined` print nothing, so that `${condition && html`…`}` reads well. */
export type Printable = Html | string | number | false | null | undefined | readonly Printable[];

/** Template tag that escapes what it is given. Attribute values stand in double quotes in the template. */
export function html(template: TemplateStringsArray, ...values: readonly Printable[]): Html {
  const parts = template.map((text, index) => text + print(values[index]));
  return new Html(parts.join(""));
}

/** For markup that something else has made safe, such as the Markdown sanitiser. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function print(value: Printable): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(print).join("");
  return "";
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
