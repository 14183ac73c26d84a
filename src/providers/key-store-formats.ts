/** Whether a file that begins like a key store holds a key: those that hold certificates alone are public. */

/** Java's JKS and JCEKS: magic, version, count; then entries, of which those of kind 2 are certificates. */
export function holdsJavaKey(bytes: Buffer): boolean {
  const version = numberAt(bytes, 4);
  const count = numberAt(bytes, 8);
  if (version !== 1 && version !== 2) return false;
  let at = 12;
  for (let entry = 0; entry < count && at + 4 <= bytes.length; entry++) {
    const kind = numberAt(bytes, at);
    if (kind !== certificate) return kind === 1 || kind === 3;
    const alias = at + 4;
    const type = alias + 2 + shortAt(bytes, alias) + dateBytes;
    const body = version === 1 ? type : type + 2 + shortAt(bytes, type);
    at = body + 4 + numberAt(bytes, body);
  }
  return false;
}

const certificate = 2;
const dateBytes = 8;

/** PKCS #12 (RFC 7292): version 3, and a bag of the kind that holds a key. Bags of certificates alone are encrypted as a whole. */
export function holdsPkcs12Key(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 16).toString("hex");
  const isVersion3 = /^30(?:80|82.{4}|83.{6}|81.{2})02010330/.test(head);
  return isVersion3 && keyBags.some((bag) => bytes.includes(bag));
}

/** 1.2.840.113549.1.12.10.1.1 and .2: a key in the open, and one under a password. */
const keyBags = ["01", "02"].map((kind) => Buffer.from(`060b2a864886f70d010c0a01${kind}`, "hex"));

/** MIT's and Heimdal's keytab: its first entry has a length, up to eight components, and a realm in ASCII. */
export function isKeytab(bytes: Buffer): boolean {
  const length = numberAt(bytes, 2);
  const components = shortAt(bytes, 6);
  const realm = bytes.subarray(10, 10 + shortAt(bytes, 8)).toString("latin1");
  return length > 16 && length <= bytes.length - 6 && components > 0 && components <= 8 && /^[!-~]{1,255}$/.test(realm);
}

/** Bouncy Castle's BKS and UBER: a salt of 20 bytes, and 1,024 to 2,047 rounds. A certificate comes first in public ones. */
export function holdsBouncyCastleKey(bytes: Buffer): boolean {
  const rounds = numberAt(bytes, 28);
  return rounds >= 1024 && rounds < 2048 && (bytes[32] ?? 0) > 1;
}

/** Big-endian; 0 beyond the end. */
function numberAt(bytes: Buffer, at: number): number {
  return at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
}

function shortAt(bytes: Buffer, at: number): number {
  return at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
}
