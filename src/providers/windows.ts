import { anyCase, assigned, framed, maybe, oneOf, run } from "../detection/form.ts";
import { optionOf } from "./command.ts";
import type { Provider } from "./provider.ts";

export const windows = {
  name: "Microsoft Windows",
  rules: [
    {
      id: "gpp-cpassword",
      title: "Group Policy Preferences password",
      severity: "critical",
      form: assigned(["cpassword"], run("base64", 20, 200), maybe("="), maybe("=")),
      envVars: [],
    },
    {
      id: "unattend-password",
      title: "Password in an unattended installation",
      severity: "high",
      form: framed(
        [oneOf("<Password>", "<AdministratorPassword>"), run("space", 0, 40), "<Value>"],
        [run("xmlText", 4, 200)],
        ["</Value>"],
      ),
      envVars: [],
    },
    {
      id: "powershell-plaintext-password",
      title: "Password in a PowerShell SecureString",
      severity: "high",
      form: framed(
        [
          anyCase("convertto-securestring"),
          run("blank", 1, 8),
          maybe(anyCase("-string"), run("blank", 1, 8)),
          maybe(anyCase("-asplaintext"), run("blank", 1, 8)),
          maybe(anyCase("-force"), run("blank", 1, 8)),
          maybe(anyCase("-string"), run("blank", 1, 8)),
          oneOf('"', "'"),
        ],
        [run("password", 4, 128)],
        [oneOf('"', "'")],
      ),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "powershell-bare-password",
      title: "Password in a PowerShell SecureString, without quotes",
      severity: "high",
      form: framed(
        [anyCase("convertto-securestring"), run("blank", 1, 8), maybe(anyCase("-string"), run("blank", 1, 8))],
        [run("alnum", 1), run("password", 3, 127)],
        [run("blank", 1, 8), "-", oneOf(anyCase("asplain"), anyCase("force"))],
      ),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "dotnet-network-credential",
      title: "Password in a .NET credential",
      severity: "high",
      form: framed(
        [
          oneOf(
            ["NetworkCredential(", maybe("@"), '"', run("user", 1, 80)],
            ["DirectoryEntry(", maybe("@"), '"', run("query", 2, 120), '", "', run("user", 1, 80)],
          ),
          '", ',
          maybe("@"),
          '"',
        ],
        [run("password", 4, 128)],
        ['"'],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "psexec-credentials",
      title: "Password on a Windows command line",
      severity: "high",
      form: framed([anyCase("psexec"), run("line", 1, 200), " -p ", maybe('"')], [run("password", 4, 128)]),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "windows-command-password",
      title: "Password given to a Windows command",
      severity: "high",
      form: optionOf(
        ["cmdkey", "winrs", "wmic", "netdom", "schtasks", "signtool", "mstsc", "xfreerdp", "wfreerdp"],
        [" /p:", " -p:", " /pass:", " /password:", " /passwordd:", " /rp ", " /RP ", " /p "],
      ),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "net-user-password",
      title: "Password that net user sets",
      severity: "high",
      form: framed(
        [anyCase("net user "), maybe('"'), run("user", 1, 64), maybe('"'), " ", maybe('"')],
        [run("symbols", 4, 128)],
      ),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "net-use-password",
      title: "Password of a network drive",
      severity: "high",
      form: framed(
        [
          anyCase("net use "),
          run("line", 1, 200),
          anyCase(" /user:"),
          run("user", 1, 100),
          run("blank", 1, 4),
          maybe('"'),
        ],
        [run("password", 4, 128)],
      ),
      envVars: ["ADMIN_PASSWORD"],
    },
    {
      id: "vmware-credentials",
      title: "Password of a vSphere login",
      severity: "high",
      form: framed(
        [anyCase("connect-viserver "), run("line", 1, 200), anyCase(" -password "), maybe(oneOf('"', "'"))],
        [run("password", 4, 128)],
      ),
      envVars: ["VSPHERE_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account; for a service, use a group managed service account, which has none to leak.",
      "Read it in scripts from a vault (SecretManagement, Azure Key Vault) or ask for it, instead of writing it down.",
    ],
    revoke: [
      "A changed password revokes the old one. A Group Policy password is readable for every member of the domain: remove the policy as well.",
    ],
    audit: [
      "Search the domain controllers' security log for logons of the account (events 4624 and 4648) since the commit's date.",
    ],
  },
  references: [],
} as const satisfies Provider;
