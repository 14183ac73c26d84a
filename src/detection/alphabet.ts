/** The alphabets that issuers draw credentials from, as the inside of a character class. */
const classes = {
  digit: "0-9",
  hex: "0-9a-f",
  upperHex: "0-9A-F",
  anyHex: "0-9A-Fa-f",
  letter: "A-Za-z",
  lowerAlnum: "0-9a-z",
  upperAlnum: "0-9A-Z",
  alnum: "0-9A-Za-z",
  word: "0-9A-Za-z_",
  base32: "A-Z2-7",
  lowerBase32: "a-z2-7",
  crockford: "0-9a-hjkmnp-tv-z",
  base64: "0-9A-Za-z+/",
  base64url: "0-9A-Za-z_-",
  /** RFC 3986 unreserved. */
  unreserved: "0-9A-Za-z._~-",
  /** base64url where padding or a sign may stand in the middle. */
  loose: "0-9A-Za-z_+/=.-",
  percentEncoded: "0-9A-Za-z%",
} as const;

export type Alphabet = keyof typeof classes;

/** The inside of a RegExp character class, to be put between brackets (a hyphen, where there is one, stands last). */
export function classOf(alphabet: Alphabet): string {
  return classes[alphabet];
}

/** Every character of the alphabet, once. */
export function charactersOf(alphabet: Alphabet): string {
  return classes[alphabet].replace(/([0-9A-Za-z])-([0-9A-Za-z])/g, (_range, first: string, last: string) =>
    charactersBetween(first, last),
  );
}

/** Byte → 1 where it is in the alphabet. */
export function alphabetBytes(alphabet: Alphabet): Uint8Array {
  const bytes = new Uint8Array(256);
  for (const character of charactersOf(alphabet)) bytes[character.charCodeAt(0)] = 1;
  return bytes;
}

export function isIn(alphabet: Alphabet, character: string): boolean {
  return charactersOf(alphabet).includes(character);
}

function charactersBetween(first: string, last: string): string {
  let characters = "";
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) characters += String.fromCharCode(code);
  return characters;
}
