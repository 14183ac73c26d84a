import { numberAt } from "./character.ts";
import type { Dialect } from "./spelled.ts";

/** `%2F`, as in URLs and forms. */
export const percentDialect: Dialect = {
  encoding: "percent",
  lead: 0x25,
  read(text, at) {
    const code = numberAt(text, at + 1, at + 3, 16);
    return code < 0 ? undefined : { length: 3, code, spells: "byte" };
  },
  hides: (_text, _at, { code }) => code >= 0x20 && code < 0x7f,
};
