import type { NotExamined } from "../change/change.ts";
import { pathIn, shownPath } from "../change/inner-path.ts";
import type { BlobExamination } from "./examine-blob.ts";

/** What of a file was not examined, and why, in the reader's words. */

/** GitHub takes no larger one. */
export const maxBlobBytes = 100 * 1024 * 1024;

/** Nobody reads more, and each takes memory, a row in the database and a place on the check; that there are more is told. */
export const maxPlaces = 5_000;

export function notRead(path: string, { missed, isCut, more }: BlobExamination): NotExamined[] {
  return [
    ...missed.map(({ inner, why }) => ({ what: shownPath(pathIn(path, inner)), why, harmless: false })),
    ...(isCut ? [readInPart(path)] : []),
    ...(more > 0 ? [tooMany(path, more)] : []),
  ];
}

export function failed(path: string, { failure }: { readonly failure: string }): NotExamined {
  return { what: path, why: failure, harmless: false };
}

export function tooLarge(path: string, bytes: number): NotExamined {
  const megabytes = (bytes / 1024 / 1024).toFixed(0);
  const why = `it has ${megabytes} MB; files are read up to ${maxBlobBytes / 1024 / 1024} MB`;
  return { what: path, why, harmless: false };
}

function readInPart(path: string): NotExamined {
  const why = "part of it: it holds more places, or more encoded text, than is read of one file";
  return { what: path, why, harmless: false };
}

function tooMany(path: string, count: number): NotExamined {
  return { what: path, why: `${count} more places in it look like credentials, and ${limitText}`, harmless: false };
}

const limitText = `at most ${maxPlaces.toLocaleString("en-US")} are reported at once`;

export const tooManyPlaces: NotExamined = {
  what: "further places of credentials that are reported",
  why: limitText,
  harmless: false,
};
