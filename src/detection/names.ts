/** The ways a name is written: "api key" stands in api_key, api-key, api.key, apikey, apiKey, "api key". */
export function spellingsOf(name: string): readonly string[] {
  const words = name.split(" ");
  return [...new Set(["_", "-", ".", " ", ""].map((joint) => words.join(joint)))];
}

/** A name's tail that says the value is about the secret, and is not the secret: password_file, tokenUrl, key-id. */
export function isAboutSecret(tail: string): boolean {
  const words = tail.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.split(/[^a-z0-9]+/).some((word) => about.has(word));
}

const about: ReadonlySet<string> = new Set(
  [
    "id ids name names file path dir url uri urls host endpoint type kind length len size count limit max min",
    "prefix suffix pattern regex format field label title hint policy rule rules expiry expires ttl age timeout interval",
    "hash digest sha sha1 sha256 sha512 md5 checksum integrity fingerprint version algorithm alg encoding public",
    "ref arn selector store manager provider service class error message text placeholder tokenizer index column map",
  ].flatMap((line) => line.split(" ")),
);
