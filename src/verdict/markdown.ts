/**
 * Text from a repository on its way into GitHub's Markdown. It may mention people, link to issues, draw images or open HTML;
 * everything that is not our own sentence goes through one of these functions, and stays what it is: text.
 */

/** Text within a sentence: no formatting, no HTML, no mention, no issue reference, no automatic link. */
export function plain(text: string, maxCharacters = 300): string {
  return oneLine(text, maxCharacters)
    .replace(/[\\`*_[\]#~|>]/g, "\\$&")
    .replace(/^(\d*)([-+=.)])/, "$1\\$2")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/@|#(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi, `$&${wordJoiner}`);
}

/** Text that is shown letter for letter: a path, a mask, a name. Formatting and mentions do not work in a code span. */
export function code(text: string, maxCharacters = 200): string {
  const shown = oneLine(text, maxCharacters).trim();
  if (shown === "") return "(empty)";
  const fence = "`".repeat(longestRun(shown, "`") + 1);
  const padding = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** A sentence of ours that quotes repository text between backticks: the quotes become code spans, the rest stays text. */
export function prose(text: string, maxCharacters = 1000): string {
  return oneLine(text, maxCharacters)
    .split("`")
    .map((part, index) => (index % 2 === 1 ? code(part) : plain(part, maxCharacters)))
    .join("");
}

/** A block that no line of `text` can close; without text it has no line, which in a suggestion deletes. `info` is our own word: `suggestion`, `yaml`. */
export function block(text: string, info: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  const lines = text === "" ? "" : `${withoutControls(text.replaceAll("\r\n", "\n"))}\n`;
  return `${fence}${info}\n${lines}${fence}`;
}

/** Rows of Markdown made by these functions. A bar would start a new cell, even in a code span, and is drawn broken instead. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("\\|", "|").replaceAll("|", "¦")).join(" | ")} |`,
  );
  return lines.join("\n");
}

/** A collapsed part. The blank line lets Markdown work inside. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Invisible and without width; between `@` and a name it stops GitHub from reading a mention. */
const wordJoiner = "\u2060";

function oneLine(text: string, maxCharacters: number): string {
  return shorten(withoutControls(text.replace(/\s+/g, " ")), maxCharacters);
}

/** Control characters, and those that hide or turn the direction of the text around (Trojan source). */
function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
}

/** Cut in the middle: the end of a path says more than its middle. */
function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const half = Math.floor((maxCharacters - 1) / 2);
  return `${text.slice(0, half).replace(/[\ud800-\udbff]$/, "")}…${text.slice(-half).replace(/^[\udc00-\udfff]/, "")}`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
