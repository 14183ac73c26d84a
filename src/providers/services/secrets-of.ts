/** Words for a provider whose name is an everyday one: it counts only where a word that says secret goes with it. */
export function secretsOf(name: string): readonly string[] {
  return ["api", "key", "token", "secret", "access"].map((word) => `${name} ${word}`);
}
