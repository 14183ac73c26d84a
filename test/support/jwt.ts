/** A JSON Web Token that nobody signed, made at run time. */
export function jwtWith(payload: object, header: object = { alg: "RS256" }): string {
  const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return [...parts, madeUpSignature].join(".");
}

export const madeUpSignature = "s".repeat(43);
