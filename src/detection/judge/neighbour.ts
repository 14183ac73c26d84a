/** The line before a guess, or the one after: what it sets, if it sets anything. A key stands among other settings of its service. */
import { countOf, indexOfKind, kindOf } from "./view.ts";

export interface Neighbour {
  /** Lower-case. */
  readonly name: string;
  readonly value: string;
}

/** `name: value`, `"name" => "value"`, `call("value"`, perhaps behind words: `export const name = …`. */
const setting = /^\s*(?:- )?(?:[\w$@.-]+ ){0,4}?["']?([\w$.-]+)["']?\s*(?:=>|:=|=|:|\()\s*["'`]?(.*)$/;

export function neighbourIn(line: string): Neighbour | undefined {
  const match = setting.exec(line);
  if (match === null) return undefined;
  const [, name = "", value = ""] = match;
  return { name: name.toLowerCase(), value: value.replace(/["'`]?[\s,;)]*$/, "") };
}

/** What its name promises, and what its value looks like. As many numbers where there is no neighbour. */
export function measuresOfNeighbour(neighbour: Neighbour | undefined): readonly number[] {
  if (neighbour === undefined) return [-1, -1, -1, 0, 0];
  const { name, value } = neighbour;
  return [
    subjects.findIndex((subject) => subject.test(name)),
    indexOfKind(kindOf(value)),
    value.length,
    countOf(value, "0123456789") / Math.max(1, value.length),
    countOf(value, " "),
  ];
}

const subjects = [
  /pass|pwd/,
  /token|jwt|bearer/,
  /secret/,
  /key|seed/,
  /salt|nonce|iv$/,
  /auth|cred/,
  /sign|hash|digest|sha|md5|hmac/,
  /id$|user|name|email|host|url|uri|port|path|file/,
];
