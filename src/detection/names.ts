/**
 * The ways a name is written: "api key" stands in api_key, api-key, api.key, apikey, apiKey, "api key". The automaton reads
 * the three signs as one.
 */
export function spellingsOf(name: string): readonly string[] {
  return [...new Set([name.replaceAll(" ", "_"), name, name.replaceAll(" ", "")])];
}

/**
 * Whether the word at `start` to `end` is one, or a part of a name that is written in parts: box in boxToken, BOX_KEY and
 * box.com, not in toolbox or boxes. A word of six letters or more may stand in any company.
 */
export function isWholeWord(bytes: Buffer, start: number, end: number): boolean {
  if (end - start >= 6) return true;
  const isCapital = isUpper(bytes[start]);
  const before = bytes[start - 1];
  if (isLower(before) && !isCapital) return false;
  // The acronym before it ends where a word begins: FTPToken.
  if (isUpper(before) && !(isCapital && isLower(bytes[start + 1]))) return false;
  const [last, after] = [bytes[end - 1], bytes[end]];
  const goesOn = isLower(after) || (isUpper(after) && isUpper(last));
  return !goesOn || secretWords.test(bytes.toString("latin1", end, end + 8));
}

/**
 * The same, or the end of a name whose words are not told apart: authsalt. Words of two or three letters come together by
 * chance, in keys most of all.
 */
export function isWordOfName(bytes: Buffer, start: number, end: number): boolean {
  const before = bytes[start - 1];
  if (end - start < 3 && (isLower(before) || isUpper(before) || isDigit(before))) return false;
  if (end - start < 4) return isWholeWord(bytes, start, end) && !isDigit(before);
  return isWholeWord(bytes, start, end) || !isWordByte(bytes[end]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function isWordByte(byte: number | undefined): boolean {
  return isLower(byte) || isUpper(byte) || byte === underscore;
}

const underscore = "_".charCodeAt(0);

function isUpper(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 65 && byte <= 90;
}

function isLower(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 97 && byte <= 122;
}

const secretWords = /^(?:api|app|key|token|secret|client|access|auth|pass|user|account|id)/i;

/** A name, or the end of one, that promises a credential. */
export function saysSecret(name: string): boolean {
  return /key|token|secret|pass|pwd|auth|cred|bearer|private|signature|apikey|access|\bpat\b|webhook|salt/i.test(name);
}

/** A name that says of what follows that it identifies content or a record: `sha256: `, `commit `, `trace-id=`. */
export function saysHash(name: string): boolean {
  return /(?:^|[^a-z])(?:sha\d*|md5|h1|checksum|digest|hash|integrity|commit|rev(?:ision)?|ref|trace(?:[_-]?id)?|request(?:[_-]?id)?|etag|uuid|guid)$/i.test(
    name,
  );
}

/** What follows the last word in the name that says secret; the whole name where none does. */
export function tailOf(name: string): string {
  return name.replace(/^.*(?:key|token|secret|pass(?:word)?|auth|credentials?)/i, "");
}

/** A name's tail that says the value is about the secret, and is not the secret: password_file, tokenUrl, key-id. */
export function isAboutSecret(tail: string): boolean {
  const words = tail.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.split(/[^a-z0-9]+/).some((word) => about.has(word));
}

const about: ReadonlySet<string> = new Set(
  [
    "id ids name names file path dir url uri urls host addr address endpoint type kind length len size count limit max min",
    "prefix suffix pattern regex format field label title hint policy rule rules expiry expires ttl age timeout interval",
    "hash digest sha sha1 sha2 sha256 sha512 md5 checksum integrity fingerprint version algorithm alg encoding public",
    "ts js json py go rb next page continuation cursor csrf xsrf ref arn selector store manager provider service class error message text placeholder tokenizer index column map",
  ].flatMap((line) => line.split(" ")),
);

/** The name that the value at `at` is given to: what stands before its quote and operator on the line. Empty where there is none. */
export function nameBefore(text: string, at: number): string {
  return named.exec(text.slice(Math.max(0, at - 90), at))?.[1] ?? "";
}

const named =
  /([\w.-]{1,60})(?:\\?["'`])?[\])]{0,2}[ \t]{0,20}(?::=|=>|->|[:=,(>|]|(?<=[ \t]))[ \t]{0,20}(?:\r?\n[ \t]{0,40})?(?:\\?["'`])?$/;
