/** GitHub's global node ids are opaque; these are readable when decoded. */
export function nodeId(type: string, id: number | string): string {
  return Buffer.from(`${type}:${id}`).toString("base64url");
}
