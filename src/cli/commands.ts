/** The commands and their options: what the parser, the help and the shell completions are made from. */

export interface Command {
  readonly name: string;
  /** After the name: `[path…]`. */
  readonly synopsis: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly options: readonly Option[];
  readonly completes: "paths" | "commands" | "shells" | "database actions";
}

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; without one, the option is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

export const formats = ["text", "jsonl", "json", "sarif", "github"] as const;
export const confidences = ["high", "medium", "low"] as const;
export const thresholds = [...confidences, "never"] as const;
export const databaseActions = ["status", "migrate", "copy", "forget-key"] as const;
export const shells = ["bash", "zsh", "fish"] as const;

export const everywhere: readonly Option[] = [
  { name: "help", short: "h", help: "show what the command does" },
  { name: "version", short: "V", help: "show the version" },
];

export const commands: readonly Command[] = [
  {
    name: "scan",
    synopsis: "[path…]",
    summary: "find credentials in files, folders or Git history",
    details: [
      "Without a path it scans the current folder. What Git ignores is left out.",
      "Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 could not do its work, or not all of it.",
      "What could not be examined is told on standard error.",
    ],
    options: [
      { name: "stdin", help: "scan standard input" },
      { name: "git", value: "[range]", help: "scan what commits brought in: main..HEAD, or all that HEAD has" },
      { name: "all", help: "with --git: all that any branch, tag, stash, note or remote's branch ever had, and where" },
      { name: "fresh", help: "with --git --all: also what an earlier run has examined" },
      { name: "staged", help: "scan what the next commit would bring in" },
      { name: "no-ignore", help: "scan what Git ignores, too" },
      { name: "format", short: "f", value: "format", choices: formats, help: "how findings are written (text)" },
      { name: "output", short: "o", value: "file", help: "where findings are written (standard output)" },
      {
        name: "confidence",
        value: "level",
        choices: confidences,
        help: "the least sure findings to show, and to fail (medium)",
      },
      { name: "fail-on", value: "level", choices: thresholds, help: "the least sure findings that fail (medium)" },
      {
        name: "jobs",
        short: "j",
        value: "n",
        help: "worker threads for large inputs (one for each core; for a history one fewer)",
      },
      { name: "explain", value: "file:line", help: "say why something is reported there, or is not" },
      { name: "policy", value: "file", help: "the policy to judge by (.github/rekey.yml of the repository)" },
    ],
    completes: "paths",
  },
  {
    name: "rules",
    synopsis: "[test <file>]",
    summary: "list what is looked for, or test rules of your own",
    details: [
      "`rekey rules` lists the rules. `rekey rules test <file>` tries the rules of a policy file on their own samples.",
    ],
    options: [{ name: "json", help: "write the rules as JSON" }],
    completes: "paths",
  },
  {
    name: "db",
    synopsis: databaseActions.join("|"),
    summary: "look after the database of the GitHub App",
    details: [
      "It is the one that Rekey would start with: DATABASE_URL, or the file in REKEY_DATA_DIR, from the environment or from .env.",
      "status      how far its tables are; exit status 1 when they are not what this version needs",
      "migrate     bring them up to date, as each start does",
      "copy        everything from the file in REKEY_DATA_DIR to the empty PostgreSQL of DATABASE_URL, or nothing",
      "forget-key  take another fingerprint key at the next start, with which credentials found before are new ones",
    ],
    options: [],
    completes: "database actions",
  },
  {
    name: "doctor",
    synopsis: "",
    summary: "look at what a self-hosted Rekey needs, and say what to do",
    details: [
      "Reads the same environment and .env file as the server. Exit status: 0 nothing is wrong, 1 something is.",
      "It changes nothing, and may run while the server does.",
    ],
    options: [{ name: "json", help: "write the diagnoses as JSON" }],
    completes: "paths",
  },
  {
    name: "backup",
    synopsis: "<folder>",
    summary: "copy the database and the fingerprint key of a self-hosted Rekey, also while it runs",
    details: [
      "The folder must be new or empty. What it holds is a secret: the fingerprint key is in it.",
      "With DATABASE_URL, PostgreSQL's own tools do that.",
    ],
    options: [],
    completes: "paths",
  },
  {
    name: "restore",
    synopsis: "<folder>",
    summary: "put a backup into a data directory that has no database",
    details: ["Rekey must stand still. An existing database is never overwritten: move it away first."],
    options: [],
    completes: "paths",
  },
  {
    name: "completion",
    synopsis: "bash|zsh|fish",
    summary: "write a completion script for a shell",
    details: [
      'bash: eval "$(rekey completion bash)" in ~/.bashrc',
      'zsh: eval "$(rekey completion zsh)" in ~/.zshrc, after compinit',
      "fish: rekey completion fish > ~/.config/fish/completions/rekey.fish",
    ],
    options: [],
    completes: "shells",
  },
  {
    name: "help",
    synopsis: "[command]",
    summary: "show this help, or that of a command",
    details: [],
    options: [],
    completes: "commands",
  },
];
