/** Between backticks, short, in one line, and without a backtick of its own: the renderers make code spans of such quotes. */
export function quote(text: string): string {
  const shown = text.replace(/[`\p{Cc}\p{Cf}\u2028\u2029]/gu, "?");
  return `\`${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}\``;
}
