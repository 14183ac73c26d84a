/**
 * A name may hold what moves the cursor, begins a new line or turns the text around; and `##[`, wherever it stands in a line, is
 * a command to the workflow whose log this may be.
 */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]|(?<=##)(?=\[)/gu, "\ufffd");
}
