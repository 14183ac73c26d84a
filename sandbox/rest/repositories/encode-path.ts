/** A path or a branch name as it stands in a URL: its slashes stay slashes. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
