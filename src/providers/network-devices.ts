import { anyCase, framed, maybe, near, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const networkDevices = {
  name: "Network device",
  rules: [
    {
      id: "cisco-type7-password",
      title: "Cisco type 7 password",
      severity: "high",
      form: framed(
        [oneOf("password 7 ", "key 7 ", "secret 7 ", "key-string 7 ")],
        [run("digit", 2), run("anyHex", 6, 60)],
      ),
      envVars: [],
    },
    {
      id: "cisco-open-password",
      title: "Password in a Cisco configuration",
      severity: "high",
      // Type 0: as it is typed.
      form: framed([oneOf("password 0 ", "secret 0 ", "key 0 ", "key-string 0 ")], [run("password", 4, 128)]),
      envVars: [],
    },
    {
      id: "ipsec-pre-shared-key",
      title: "Pre-shared key of an IPsec connection",
      severity: "high",
      form: framed([": PSK ", oneOf('"', "'")], [run("password", 4, 200)], [oneOf('"', "'")]),
      envVars: [],
    },
    {
      id: "wifi-passphrase",
      title: "Passphrase of a wireless network",
      severity: "medium",
      form: near(["ssid"], framed(["psk=", maybe('"')], [run("password", 8, 64)])),
      envVars: [],
    },
    {
      id: "snmp-community",
      title: "SNMP community string",
      severity: "medium",
      form: framed([anyCase("snmp-server community ")], [run("password", 4, 64)]),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password on the device with a strong hash (secret type 8 or 9, or AES type 6), never type 7: it is only obscured.",
      "Keep device configurations out of repositories, or export them without secrets.",
    ],
    revoke: ["Setting the new one replaces the old one; change it on every device that shared it."],
    audit: ["Read the device's and the AAA server's log-in records since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
