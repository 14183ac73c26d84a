import { entropyOf } from "./entropy.ts";
import type { PemForm } from "./form.ts";
import { type Matcher, nothing } from "./matcher.ts";

/** Private keys in armour (RFC 7468, OpenSSH, OpenPGP): in lines, indented, or inside a string with `\n` for line ends. */
export function pemMatcher(form: PemForm): Matcher {
  const header = `-----BEGIN ${form.label}-----`;
  const footer = `-----END ${form.label}-----`;
  return {
    anchors: [header.toLowerCase()],
    specificity: 2,
    fixed: header.length,
    reach: { before: 0, after: maxBody + footer.length },
    // Armour holds no dashes: the next ones are the footer's, or there is none. So bytes full of headers cost one pass.
    mayMatch({ bytes }, _start, end) {
      const footerAt = bytes.subarray(end, end + maxBody + 5).indexOf("-----");
      return footerAt >= leastBase64 && bytes[end + footerAt + 5] === 0x45;
    },
    find(text, start, end) {
      if (!text.startsWith(header, start)) return nothing;
      const footerAt = text.indexOf("-----", end);
      if (footerAt === -1 || !text.startsWith(footer, footerAt)) return nothing;
      const place = { start, end: footerAt + footer.length };
      const body = text.slice(end, footerAt);
      // Not even refused: what stands between a template's two lines may be credentials of other kinds.
      if (!holdsKey(body)) return nothing;
      return isProtected(form.label, body)
        ? [{ ...place, confidence: "medium", reasons: ["armour", "passphrase"] }]
        : [{ ...place, confidence: "high", reasons: ["armour"] }];
    },
  };
}

export function isArmoured(text: string): boolean {
  return text.startsWith("-----BEGIN ");
}

/**
 * The same text for the same key: no white space, no escapes, no quotes and operators that join string literals. In two
 * passes, since one pattern for all of it can be made to read the same stretch of blanks again and again.
 */
export function withoutLayout(armour: string): string {
  return armour.replace(/\s+|\\+[nrt]?/g, "").replace(/["'`](?:[+.,&]?["'`])?/g, "");
}

/** An RSA key of 16,384 bits takes 13 KB; OpenPGP blocks with many subkeys are the largest. */
const maxBody = 65_536;

/** The smallest key (Ed25519 in PKCS8) takes 64 characters. */
const leastBase64 = 60;

function holdsKey(body: string): boolean {
  const base64 = withoutLayout(body).replace(/[A-Za-z-]{1,24}:[^A-Z]*/g, "");
  if (/\.\.\.|…|\$\{|\{\{|<[a-z]/i.test(body)) return false;
  return base64.length >= leastBase64 && entropyOf(base64.slice(0, 4096)) > 4;
}

function isProtected(label: string, body: string): boolean {
  return label.startsWith("ENCRYPTED") || body.includes("ENCRYPTED") || isProtectedOpenSsh(label, body);
}

/** After "openssh-key-v1" and a zero stands the cipher's name, "none" for an open key. */
function isProtectedOpenSsh(label: string, body: string): boolean {
  if (!label.startsWith("OPENSSH")) return false;
  const head = Buffer.from(withoutLayout(body).slice(0, 64), "base64").toString("latin1");
  return head.startsWith("openssh-key-v1") && !head.includes("\0\0\0\x04none");
}
