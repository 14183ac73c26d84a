/** What a value looks like, whatever it is. */

/** Words joined by signs or by a change of case, perhaps with a number: getTokenV2, user-auth-3, /etc/tls/key1. */
export function readsLikeWords(value: string): boolean {
  const inWords = value.match(/[A-Z]?[a-z]{3,}|[A-Z]{3,}/g)?.join("").length ?? 0;
  return inWords / value.length > 0.7;
}

/** Of lower case, upper case, digits and signs: how many occur. */
export function kindsOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^0-9A-Za-z]/].filter((kind) => kind.test(value)).length;
}

/** How often the kind of character changes from one to the next: about 0.6 in random base62, 0.2 in camelCase. */
export function changesOf(value: string): number {
  let changes = 0;
  for (let i = 1; i < value.length; i++) if (kindOf(value.charCodeAt(i)) !== kindOf(value.charCodeAt(i - 1))) changes++;
  return changes / (value.length - 1);
}

function kindOf(code: number): "digit" | "upper" | "lower" | "sign" {
  if (code >= 48 && code <= 57) return "digit";
  if (code >= 65 && code <= 90) return "upper";
  return code >= 97 && code <= 122 ? "lower" : "sign";
}
