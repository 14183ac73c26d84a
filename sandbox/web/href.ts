/**
 * Template tag for addresses within the site: every value is percent-encoded, its slashes are kept, since branch names
 * and file paths have some.
 */
export function href(template: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return template.map((text, index) => text + encodeValue(values[index])).join("");
}

function encodeValue(value: string | number | undefined): string {
  if (value === undefined) return "";
  return encodeURIComponent(value).replaceAll("%2F", "/");
}
