/**
 * The variable to read instead. A name that the line gives in the form of a variable is kept, since something reads it already;
 * then the rule's usual one; then the line's own name in that form.
 */
export function nameVariable(beforeValue: string, usual: string | undefined): string {
  // Short and without runs of spaces, so that no line can make the expression slow.
  const text = beforeValue.replace(/\s+/g, " ").slice(-120);
  const own = nameBeforeValue.exec(text)?.[1];
  if (own && isVariable(own)) return own;
  if (usual) return usual;
  const name = own ? toVariable(own) : "";
  return /[A-Z]{3}/.test(name) ? name : "CREDENTIAL";
}

/** `name =`, `name: Type =`, `"name" =>`, `name:`, `name (`. */
const nameBeforeValue = /([A-Za-z_][\w-]*)["'`\]]* ?(?:\??: ?[\w.<>&' ]*)?(?: ?(?::=|=>|[=:,]))? ?\(?$/;

function isVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name);
}

/** `dbPassword` → `DB_PASSWORD`. */
function toVariable(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase()
    .slice(0, 60);
}
