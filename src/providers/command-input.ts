import { anyCase, framed, maybe, oneOf, run } from "../detection/form.ts";
import { quote } from "./command.ts";
import type { Provider } from "./provider.ts";

const written = [
  oneOf("echo ", "printf "),
  maybe(oneOf("-n ", "-e ", "-ne ", "'%s' ", '"%s" ', "'%s\\n' ", '"%s\\n" ')),
  quote,
] as const;
const piped = [quote, run("blank", 0, 2), "|", run("blank", 0, 2)] as const;

/** Passwords that are written to the standard input of a command, or to its terminal. */
export const commandInput = {
  name: "Command input",
  rules: [
    {
      id: "chpasswd-input",
      title: "Password given to chpasswd",
      severity: "high",
      form: framed(
        [...written, run("user", 1, 40), ":"],
        [run("password", 4, 100)],
        [quote, run("blank", 0, 2), "|", run("line", 0, 60), "chpasswd"],
      ),
      envVars: [],
    },
    {
      id: "chpasswd-document",
      title: "Password in a list for chpasswd",
      severity: "high",
      form: framed(
        [
          oneOf(
            ["chpasswd <<<", maybe(" ")],
            ["chpasswd <<", run("line", 1, 20), "\n"],
            ["chpasswd:", run("space", 1, 20), "list:", run("blank", 0, 2), oneOf("|", "-"), run("space", 1, 20)],
          ),
          quote,
          run("user", 1, 40),
          ":",
        ],
        [run("password", 4, 100)],
      ),
      envVars: [],
    },
    {
      id: "piped-password",
      title: "Password written to a command's input",
      severity: "high",
      form: framed(
        written,
        [run("password", 4, 200)],
        [
          ...piped,
          maybe("sudo "),
          oneOf(
            ...["passwd --stdin", "sudo -S", "sudo -kS", "sudo -k -S", "sudo --stdin", "smbpasswd -s"],
            ...["docker login", "podman login", "nerdctl login", "oras login", "helm registry login", "gh auth login"],
            ...["docker secret create", "podman secret create", "gh secret set", "gcloud secrets", "vercel env add"],
            ...["wrangler secret put", "npx wrangler secret put", "kinit", "p4 login", "vncpasswd", "cryptsetup"],
            ...["openconnect", "openssl passwd", "mkpasswd", "htpasswd -i"],
            ["gpg ", run("line", 0, 60), "--passphrase-fd"],
          ),
        ],
      ),
      envVars: [],
    },
    {
      id: "typed-password",
      title: "Password that a script types at a prompt",
      severity: "high",
      // expect's send, pexpect's sendline.
      form: framed(
        [
          oneOf(anyCase("password:"), anyCase("passphrase:"), "assword:", "assword*", "assphrase:"),
          run("prompt", 0, 8),
          oneOf('"', "'"),
          run("afterPrompt", 1, 24),
          oneOf(...['send "', "send '", 'send -- "', 'send -s "', 'send -s -- "', 'exp_send "'], [
            run("word", 1, 20),
            oneOf('.sendline("', ".sendline('", '.send("', ".send('"),
          ]),
        ],
        [run("password", 4, 100)],
        [oneOf("\\r", "\\n", '"', "'")],
      ),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account, and have the script read it from the secret store: a file with rights for its user alone, or a variable of the CI.",
      "For machines that log in to machines use keys or short-lived certificates, which nobody has to type.",
    ],
    revoke: ["A changed password revokes the old one; end the sessions that are open."],
    audit: ["Read the log-in records of the host or service for that user since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
