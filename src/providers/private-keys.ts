import { pem } from "../detection/form.ts";
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
