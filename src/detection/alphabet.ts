/** The alphabets that issuers draw credentials from, as the inside of a character class. */
const classes = {
  digit: "0-9",
  hex: "0-9a-f",
  upperHex: "0-9A-F",
  anyHex: "0-9A-Fa-f",
  letter: "A-Za-z",
  lowerLetter: "a-z",
  lowerAlnum: "0-9a-z",
  upperAlnum: "0-9A-Z",
  alnum: "0-9A-Za-z",
  word: "0-9A-Za-z_",
  lowerWord: "0-9a-z_",
  kebab: "0-9A-Za-z-",
  lowerKebab: "0-9a-z-",
  upperKebab: "0-9A-Z-",
  base32: "A-Z2-7",
  lowerBase32: "a-z2-7",
  crockford: "0-9a-hjkmnp-tv-z",
  /** Bitcoin's: no 0, O, I and l. */
  base58: "1-9A-HJ-NP-Za-km-z",
  base64: "0-9A-Za-z+/",
  paddedBase64: "0-9A-Za-z+/=",
  base64url: "0-9A-Za-z_-",
  paddedBase64url: "0-9A-Za-z_=-",
  /** RFC 3986 unreserved. */
  unreserved: "0-9A-Za-z._~-",
  /** base64url where padding or a sign may stand in the middle. */
  loose: "0-9A-Za-z_+/=.-",
  percentEncoded: "0-9A-Za-z%",
  /** What a password generator draws from, without quotes, brackets that close a list, and the backslash. */
  keyboard: "0-9A-Za-z!#$%&()*+./:;=?@^_{|}~-",
  /** The same without the signs that paths and host names are made of. */
  symbols: "0-9A-Za-z!#$%&()*+:;=?@^_{|}~-",
  blank: " \t",
  space: " \t\r\n",
  /** What parts the arguments of a call, the cells of a line. */
  between: " \t\r\n,:;\"'`|",
  /** base64 over several lines, also as they are written inside a string: `\\n` for a line's end. */
  armour: "0-9A-Za-z+/= \t\r\n\\",
  /** Armour with header lines in it: `Comment: "…"`. */
  headed: '0-9A-Za-z+/= \t\r\n\\:".,@()_-',
  /** What passwords are made of where quotes, blanks, brackets of markup and backslashes end them. */
  password: "0-9A-Za-z!#$%&()*+,./:;=?@[]^_{|}~-",
  /** The same between two tags. */
  xmlText: "0-9A-Za-z!#$%()*+,./:;=?@[]^_{|}~-",
  /** The same up to a semicolon or an ampersand: in a connection string, in a query. */
  field: "0-9A-Za-z!#$%()*+./:?@^_{|}~-",
  host: "0-9A-Za-z._:-",
  user: "0-9A-Za-z._@+\\-",
  /** Anything on one line. */
  line: "0-9A-Za-z \t!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~-",
  /** Anything printable, over several lines. */
  lines: "0-9A-Za-z \t\r\n!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~-",
  /** Between two quotes of JSON, in which `<`, `>` and `&` may be escaped. */
  jsonText: "0-9A-Za-z!#$%&'()*+,./:;<=>?@[\\]^_`{|}~-",
  /** After the word of a prompt, in its string and up to what answers it. */
  prompt: " $()*:>?[]\\-",
  afterPrompt: " \t\r\n)*,:;{}-",
  /** Before the host, which an at sign stands before. */
  beforeHost: "0-9A-Za-z!#$%&()*+,./:;=?[]^_{|}~-",
  /** A user of MySQL and its host, in quotes. */
  account: "0-9A-Za-z_.@%'\"`-",
  /** An identifier of Oracle's after its first letter. */
  oracleName: "0-9A-Za-z_#$",
  salt: "0-9A-Za-z./",
  upperWord: "0-9A-Z_",
  principal: "0-9A-Za-z._@/~ -",
  pgname: "0-9A-Za-z_*.-",
  /** A URL after its scheme. */
  query: "0-9A-Za-z!$%&()*+,./:;=?@_~-",
  /** What WordPress draws keys and salts from: printable ASCII without quotes and the backslash. */
  wordpress: "0-9A-Za-z !#$%&()*+,./:;<=>?@[]^_`{|}~-",
} as const;

export type Alphabet = keyof typeof classes;

/** The inside of a RegExp character class, to be put between brackets (a hyphen, where there is one, stands last). */
export function classOf(alphabet: Alphabet): string {
  return classes[alphabet].replace(/[\\\]]/g, "\\$&");
}

/** Every character of the alphabet, once. */
export function charactersOf(alphabet: Alphabet): string {
  return setOf(alphabet).characters;
}

/** Byte → 1 where it is in the alphabet. Shared by all who ask: not to be written to. */
export function alphabetBytes(alphabet: Alphabet): Uint8Array {
  return setOf(alphabet).bytes;
}

export function isIn(alphabet: Alphabet, character: string): boolean {
  return charactersOf(alphabet).includes(character);
}

interface CharacterSet {
  readonly characters: string;
  readonly bytes: Uint8Array;
}

/** Over a thousand forms ask for the same few. */
const sets = new Map<Alphabet, CharacterSet>();

function setOf(alphabet: Alphabet): CharacterSet {
  let set = sets.get(alphabet);
  if (set === undefined) {
    const characters = classes[alphabet].replace(
      /([0-9A-Za-z])-([0-9A-Za-z])/g,
      (_range, first: string, last: string) => charactersBetween(first, last),
    );
    const bytes = new Uint8Array(256);
    for (const character of characters) bytes[character.charCodeAt(0)] = 1;
    set = { characters, bytes };
    sets.set(alphabet, set);
  }
  return set;
}

function charactersBetween(first: string, last: string): string {
  let characters = "";
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) characters += String.fromCharCode(code);
  return characters;
}
