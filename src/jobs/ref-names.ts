/** What git and GitHub write where a ref is not there: before it was made, after it was deleted. */
export const zeros = "0".repeat(40);

/** In the table of refs: all that were there when we came have been written down. No ref of git has this name. */
export const everyRef = "refs/";

export function isTag(ref: string): boolean {
  return ref.startsWith("refs/tags/");
}

export function nameOfTag(ref: string): string {
  return ref.replace("refs/tags/", "");
}
