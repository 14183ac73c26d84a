/**
 * How we find again what we wrote: an HTML comment, invisible on GitHub, that is alone on the first line of a body. The rest
 * of the body may change; and since GitHub lets nobody else write as our bot, a marker together with the author is proof.
 */
export function withMarker(marker: string, body: string): string {
  return `${marker}\n${body}`;
}

export function markerOf(body: string | null | undefined): string | undefined {
  const firstLine = body?.split(/\r?\n/, 1)[0];
  return firstLine && /^<!-- rekey:[\x21-\x7e]+ -->$/.test(firstLine) ? firstLine : undefined;
}

/** GitHub's web editor saves CRLF; that is no difference. */
export function isSameText(one: string | null | undefined, other: string): boolean {
  return one?.replaceAll("\r\n", "\n").trimEnd() === other.trimEnd();
}
