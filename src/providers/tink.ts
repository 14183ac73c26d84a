import { contextual, maybe, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const tink = {
  name: "Tink",
  rules: [
    {
      id: "tink-keyset",
      title: "Tink keyset in clear text",
      severity: "high",
      form: contextual(["crypto.tink", "tink keyset"], run("base64", 24, 3000), maybe("="), maybe("=")),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "With tinkey, add a new key to the keyset and make it the primary one; where the keyset itself was readable, make a new one.",
      "Store it encrypted with a key of your key management service, and encrypt or sign anew what the old key protects.",
    ],
    revoke: ["Once nothing uses the old key any more, disable it in the keyset, then destroy it."],
    audit: [
      "Whatever was encrypted with the old key counts as readable, and its signatures as forgeable, since the commit's date.",
    ],
  },
  references: ["https://developers.google.com/tink/tinkey-overview"],
} as const satisfies Provider;
