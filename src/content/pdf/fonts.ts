import { type CharacterMap, readCharacterMap } from "./character-map.ts";
import type { MapOf } from "./shown-text.ts";

/** What is known of a PDF's objects: the text of dictionaries, and streams by their number. */
export interface Objects {
  readonly texts: readonly string[];
  readonly streamOf: (object: number) => Buffer | undefined;
}

/** Pages may give the same name to different fonts: so many of them are tried. */
export const mostMeanings = 3;

const reference = String.raw`(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b`;
/** `12 0 obj << … /ToUnicode 15 0 R`, and the same in a stream of objects, where it is `<< … /ToUnicode 15 0 R >>`. */
const toUnicode = new RegExp(String.raw`/ToUnicode\s{1,9}${reference}`);
const named = new RegExp(String.raw`/([^\s/<>[\]()]{1,64})\s{1,9}${reference}`, "g");

/**
 * Which map a font's name stands for, in each of its meanings. Which page has which fonts is not asked: a name that is given
 * to a font anywhere means that font.
 */
export function findFonts(dictionaries: ReadonlyMap<number, string>, streamOf: Objects["streamOf"]): readonly MapOf[] {
  const maps = new Map<number, CharacterMap>();
  for (const [object, text] of dictionaries) {
    const stream = streamOf(Number(toUnicode.exec(text)?.[1] ?? -1));
    if (stream !== undefined && maps.size < mostFonts) maps.set(object, readCharacterMap(stream));
  }
  const meanings = new Map<string, Set<CharacterMap>>();
  for (const text of maps.size > 0 ? dictionaries.values() : []) {
    for (const [, name = "", object] of text.matchAll(named)) {
      const map = maps.get(Number(object));
      if (map !== undefined) meanings.set(name, (meanings.get(name) ?? new Set()).add(map));
    }
  }
  const most = Math.min(mostMeanings, Math.max(1, ...[...meanings.values()].map(({ size }) => size)));
  return Array.from(
    { length: most },
    (_, index): MapOf =>
      (name) => {
        const all = [...(meanings.get(name) ?? [])];
        return all[Math.min(index, all.length - 1)];
      },
  );
}

const mostFonts = 200;
