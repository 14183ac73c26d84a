import { assigned, file, framed, maybe, near, oneOf, pem, run, token } from "../detection/form.ts";
import { holdsBouncyCastleKey, holdsJavaKey, holdsPkcs12Key, isKeytab } from "./key-store-formats.ts";
import type { Provider } from "./provider.ts";

export const privateKeys = {
  name: "Private key",
  rules: [
    {
      id: "private-key-rsa",
      title: "RSA private key",
      severity: "critical",
      form: pem("RSA PRIVATE KEY"),
      envVars: ["PRIVATE_KEY"],
    },
    {
      id: "private-key-ec",
      title: "EC private key",
      severity: "critical",
      form: pem("EC PRIVATE KEY"),
      envVars: ["PRIVATE_KEY"],
    },
    {
      id: "private-key-dsa",
      title: "DSA private key",
      severity: "high",
      form: pem("DSA PRIVATE KEY"),
      envVars: ["PRIVATE_KEY"],
    },
    {
      id: "private-key-pkcs8",
      title: "Private key (PKCS #8)",
      severity: "critical",
      form: pem("PRIVATE KEY"),
      envVars: ["PRIVATE_KEY"],
    },
    {
      id: "private-key-pkcs8-encrypted",
      title: "Private key under a passphrase (PKCS #8)",
      severity: "medium",
      form: pem("ENCRYPTED PRIVATE KEY"),
      envVars: ["PRIVATE_KEY"],
    },
    {
      id: "private-key-openssh",
      title: "OpenSSH private key",
      severity: "critical",
      form: pem("OPENSSH PRIVATE KEY"),
      envVars: ["SSH_PRIVATE_KEY"],
    },
    {
      id: "private-key-pgp",
      title: "OpenPGP private key",
      severity: "critical",
      form: pem("PGP PRIVATE KEY BLOCK"),
      envVars: ["GPG_PRIVATE_KEY"],
    },
    {
      id: "private-key-ssh2",
      title: "SSH.com private key under a passphrase",
      severity: "medium",
      form: token(
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
        run("headed", 60, 6000),
        "---- END SSH2 ENCRYPTED PRIVATE KEY ----",
      ),
      envVars: ["SSH_PRIVATE_KEY"],
    },
    {
      id: "private-key-putty",
      title: "PuTTY private key",
      severity: "critical",
      form: token("Private-Lines: ", run("armour", 60, 8000), "Private-MAC: ", run("anyHex", 40, 64)),
      envVars: ["SSH_PRIVATE_KEY"],
    },
    {
      id: "private-key-pkcs12",
      title: "PKCS #12 bundle with a private key",
      severity: "high",
      form: token("MI", run("base64", 4, 6), "IBAzCC", run("base64", 300, 12_000)),
      envVars: ["CERTIFICATE_P12"],
    },
    {
      id: "private-key-pkcs12-file",
      title: "PKCS #12 file with a private key",
      severity: "high",
      form: file(["3080", "3081", "3082", "3083"], holdsPkcs12Key),
      envVars: [],
    },
    {
      id: "java-keystore",
      title: "Java key store with a private key",
      severity: "high",
      form: file(["feedfeed", "cececece"], holdsJavaKey),
      envVars: [],
    },
    {
      id: "key-store-base64",
      title: "Java or KeePass key store in base64",
      severity: "high",
      // What the magic bytes of JKS, JCEKS and KeePass spell, as far as they fill characters.
      form: token(
        oneOf("/u3+7QAAAA", "zs7OzgAAAA", "A9mimmf7S7", "A9mimmX7S7"),
        run("base64", 150, 12_000),
        maybe("="),
        maybe("="),
      ),
      envVars: ["KEYSTORE_BASE64"],
    },
    {
      id: "bouncy-castle-keystore",
      title: "Bouncy Castle key store with a private key",
      severity: "medium",
      form: file(["0000000100000014", "0000000200000014"], holdsBouncyCastleKey),
      envVars: [],
    },
    {
      id: "kerberos-keytab",
      title: "Kerberos keytab",
      severity: "critical",
      form: file(["0502"], isKeytab),
      envVars: [],
    },
    {
      id: "keepass-database",
      title: "KeePass database",
      severity: "high",
      form: file(["03d9a29a67fb4bb5", "03d9a29a65fb4bb5"]),
      envVars: [],
    },
    {
      id: "private-key-jwk",
      title: "Private JSON Web Key",
      severity: "critical",
      form: near(
        ["kty"],
        framed(
          [oneOf('"d"', '\\"d\\"', "'d'"), run("blank", 0, 4), ":", run("blank", 0, 4), oneOf('"', '\\"', "'")],
          [run("base64url", 43, 700)],
        ),
      ),
      envVars: ["PRIVATE_JWK"],
    },
    {
      id: "symmetric-key-jwk",
      title: "Symmetric JSON Web Key",
      severity: "critical",
      form: near(
        ['"oct"', '\\"oct\\"'],
        framed(
          [oneOf('"k":', '"k" :', '\\"k\\":'), run("blank", 0, 4), oneOf('"', '\\"')],
          [run("base64url", 16, 700)],
        ),
      ),
      envVars: ["SECRET_JWK"],
    },
    {
      id: "vapid-private-key",
      title: "VAPID private key for web push",
      severity: "medium",
      form: assigned(["vapid private key", "vapid private", "vapid key", "vapid secret"], run("base64url", 43)),
      envVars: ["VAPID_PRIVATE_KEY"],
    },
    {
      id: "wireguard-private-key",
      title: "WireGuard private or preshared key",
      severity: "critical",
      form: near(
        ["[interface]", "[peer]", "wireguard", "wg0", "allowedips", "wg_"],
        assigned(["private key", "preshared key", "psk"], run("base64", 43), "="),
      ),
      envVars: ["WG_PRIVATE_KEY"],
    },
    {
      id: "openvpn-static-key",
      title: "OpenVPN static key",
      severity: "high",
      form: token(
        "-----BEGIN OpenVPN Static key V1-----",
        run("armour", 500, 1200),
        "-----END OpenVPN Static key V1-----",
      ),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Generate a new key pair where it is used, so that the private half never travels (ssh-keygen, or a new certificate request).",
      "Put the new public key or certificate next to the old one wherever it is trusted, then switch over.",
    ],
    revoke: [
      "Remove the old public key everywhere: authorized_keys, deploy keys, code-signing and key servers.",
      "Have the certificate authority revoke a certificate that was made with the key; publish an OpenPGP revocation.",
    ],
    audit: [
      "List where the public half is trusted, and read the log-in and signing logs there since the commit's date.",
      "Recorded TLS traffic without forward secrecy, and mail encrypted to the key, can be read by whoever has it.",
    ],
  },
  references: ["https://www.rfc-editor.org/rfc/rfc5958", "https://www.rfc-editor.org/rfc/rfc8017"],
} as const satisfies Provider;
