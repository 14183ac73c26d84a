/**
 * The line with `replacement` in place of what lies at `span`: indentation, quotes and comment stay. Undefined where the rest of
 * the line may hold a secret as well, since a suggestion is printed in a comment.
 */
export function suggestLine(
  line: string,
  span: { readonly start: number; readonly end: number },
  replacement: string,
): string | undefined {
  if (line.length > maxLength) return undefined;
  const value = line.slice(span.start, span.end);
  const before = line.slice(0, span.start);
  const after = line.slice(span.end);
  const isPlain = isEntryOpening(before) && !after.includes(value) && !mayHoldSecret(after);
  return isPlain ? `${before}${replacement}${after}` : undefined;
}

/** Lines that people write are shorter; the patterns below would take long on much longer ones. */
const maxLength = 500;

/** Nothing but the entry's own name, with what YAML, Dockerfiles and `.env` files put around it. */
function isEntryOpening(before: string): boolean {
  return /^\s*(?:- +)?(?:(?:export|ENV|ARG)\s+)?["']?[\w.-]+["']?\s*[=: ]\s*["'`]?$/i.test(before);
}

/** A long word, or another assignment. */
function mayHoldSecret(after: string): boolean {
  return /\S{16}|[=:]\s*\S/.test(after);
}
