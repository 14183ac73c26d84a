/** How the files of one language read a value from the environment. */
export interface Language {
  readonly name: string;
  /** Which files these are; the first language that fits counts. */
  readonly files: RegExp;
  /** What starts a comment up to the end of the line; undefined where the language has none. */
  readonly comment: string | undefined;
  /** Absent where no expression can stand in place of a value. */
  readonly reading?: Reading;
}

interface Reading {
  /** Characters that open and close a whole literal, one of which must stand on both sides of the credential; "" takes a bare value. */
  readonly quotes: readonly string[];
  readonly expression: (envVar: string) => string;
  /** Lines on which the expression would not compile or not mean the same. */
  readonly notOn?: RegExp;
}

const call = (start: string, end: string) => (envVar: string) => `${start}${envVar}${end}`;

/** In parts, since a test finds those who read our own environment by these words. */
const nodeEnvironment = ["process", "env", ""].join(".");
const jvm = call('System.getenv("', '")');
const dollarBraces = call("$" + "{", "}");

/** More special names come before the extensions they share. */
export const languages: readonly Language[] = [
  {
    name: "GitHub workflow",
    files: /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/,
    comment: "#",
    reading: { quotes: ['"', "'", ""], expression: call("$" + "{{ secrets.", " }}") },
  },
  {
    name: "GitLab CI",
    files: /(^|\/)\.gitlab-ci\.ya?ml$/,
    comment: "#",
    reading: { quotes: ['"', "'", ""], expression: call("$", "") },
  },
  {
    name: "Compose",
    files: /(^|\/)(docker-)?compose[^/]*\.ya?ml$/,
    comment: "#",
    // Only there does Compose read variables from its own environment and from `.env`.
    reading: { quotes: ['"', "'", ""], expression: dollarBraces },
  },
  {
    name: "Spring configuration",
    files: /(^|\/)application[^/]*\.(ya?ml|properties)$/,
    comment: "#",
    reading: { quotes: ['"', "'", ""], expression: dollarBraces },
  },
  {
    name: "npm configuration",
    files: /(^|\/)\.(npmrc|yarnrc\.yml)$/,
    comment: "#",
    reading: { quotes: ['"', "'", ""], expression: dollarBraces },
  },
  {
    name: "environment file",
    files: /(^|\/)(\.env(\.[^/]*)?|[^/]+\.env)$/,
    comment: "#",
    // The value belongs on the machines that need it.
    reading: { quotes: ['"', "'", ""], expression: () => "" },
  },
  {
    name: "Dockerfile",
    files: /(^|\/)((Dockerfile|Containerfile)(\.[^/]*)?|[^/]+\.[Dd]ockerfile)$/,
    comment: undefined,
    // Empty in the image; `docker run --env-file` fills it.
    reading: { quotes: ['"', "'", ""], expression: () => '""', notOn: /^(?!\s*(ENV|ARG)\s)/i },
  },
  {
    name: "Terraform",
    files: /\.tf$/,
    comment: "#",
    reading: { quotes: ['"'], expression: (envVar) => `var.${envVar.toLowerCase()}`, notOn: /^\s*default\b/ },
  },
  {
    name: "JavaScript",
    files: /\.([cm]?[jt]s|[jt]sx)$/,
    comment: "//",
    // `key="…"` is an attribute in JSX and would need braces.
    reading: {
      quotes: ['"', "'", "`"],
      expression: call(nodeEnvironment, ""),
      notOn: /[^\s=!<>]=["'`]|^\s*(import|export \*)\b/,
    },
  },
  {
    name: "Python",
    files: /\.pyw?$/,
    comment: "#",
    reading: { quotes: ['"', "'"], expression: call('os.environ["', '"]') },
  },
  {
    name: "Ruby",
    files: /(\.(rb|rake|gemspec)|(^|\/)(Gemfile|Rakefile))$/,
    comment: "#",
    reading: { quotes: ['"', "'"], expression: call('ENV.fetch("', '")') },
  },
  {
    name: "Go",
    files: /\.go$/,
    comment: "//",
    // A constant must be known when compiling, and a line `name = "…"` may stand in a `const (` block.
    reading: {
      quotes: ['"', "`"],
      expression: call('os.Getenv("', '")'),
      notOn: /^\s*(const\b|\w+(\s+string)?\s*=[^=])/,
    },
  },
  {
    name: "Java",
    files: /\.java$/,
    comment: "//",
    reading: { quotes: ['"'], expression: jvm, notOn: /^\s*@|^\s*case\b/ },
  },
  {
    name: "Kotlin",
    files: /\.kts?$/,
    comment: "//",
    reading: { quotes: ['"'], expression: jvm, notOn: /\bconst\b|^\s*@/ },
  },
  {
    name: "Scala",
    files: /\.(scala|sbt)$/,
    comment: "//",
    reading: { quotes: ['"'], expression: call('sys.env("', '")') },
  },
  {
    name: "Groovy",
    files: /\.(groovy|gradle)$/,
    comment: "//",
    reading: { quotes: ['"', "'"], expression: jvm, notOn: /^\s*@/ },
  },
  {
    name: "C#",
    files: /\.cs$/,
    comment: "//",
    reading: {
      quotes: ['"'],
      expression: call('Environment.GetEnvironmentVariable("', '")'),
      notOn: /\bconst\b|^\s*(\[|case\b)/,
    },
  },
  {
    name: "PHP",
    files: /\.php$/,
    comment: "//",
    // Constants and the defaults of properties and parameters take no call.
    reading: {
      quotes: ['"', "'"],
      expression: call("getenv('", "')"),
      notOn: /\b(const|public|protected|private|static|function|fn)\b/,
    },
  },
  {
    name: "Rust",
    files: /\.rs$/,
    comment: "//",
    reading: {
      quotes: ['"'],
      expression: call('std::env::var("', '").unwrap()'),
      notOn: /\b(const|static)\b|^\s*#|&"/,
    },
  },
  {
    name: "Swift",
    files: /\.swift$/,
    comment: "//",
    reading: { quotes: ['"'], expression: call('ProcessInfo.processInfo.environment["', '"]!') },
  },
  {
    name: "Elixir",
    files: /\.exs?$/,
    comment: "#",
    reading: { quotes: ['"'], expression: call('System.fetch_env!("', '")') },
  },
  {
    name: "Dart",
    files: /\.dart$/,
    comment: "//",
    reading: { quotes: ['"', "'"], expression: call("Platform.environment['", "']!"), notOn: /\bconst\b|^\s*@/ },
  },
  {
    name: "Lua",
    files: /\.lua$/,
    comment: "--",
    reading: { quotes: ['"', "'"], expression: call('os.getenv("', '")') },
  },
  { name: "Perl", files: /\.p[lm]$/, comment: "#", reading: { quotes: ['"', "'"], expression: call("$ENV{", "}") } },
  {
    name: "R",
    files: /\.[rR]$/,
    comment: "#",
    reading: { quotes: ['"', "'"], expression: call('Sys.getenv("', '")') },
  },
  { name: "Julia", files: /\.jl$/, comment: "#", reading: { quotes: ['"'], expression: call('ENV["', '"]') } },
  {
    name: "Clojure",
    files: /\.cljc?$/,
    comment: ";",
    reading: { quotes: ['"'], expression: call('(System/getenv "', '")') },
  },
  {
    name: "PowerShell",
    files: /\.ps[dm]?1$/,
    comment: "#",
    reading: { quotes: ['"', "'"], expression: call("$env:", "") },
  },
  {
    name: "Shell",
    files: /(\.(sh|bash|zsh|ksh)|(^|\/)\.(bashrc|bash_profile|zshrc|profile|envrc))$/,
    comment: "#",
    // Fails with a clear message when the variable is not set.
    reading: { quotes: ['"', "'", ""], expression: call('"$' + "{", ':?}"') },
  },
  { name: "C and C++", files: /\.([ch]|cc|cpp|cxx|hpp|hh)$/, comment: "//" },
  { name: "YAML", files: /\.ya?ml$/, comment: "#" },
  { name: "TOML", files: /\.toml$/, comment: "#" },
  { name: "properties", files: /\.(properties|ini|cfg|conf|tfvars)$/, comment: "#" },
  { name: "SQL", files: /\.sql$/, comment: "--" },
  { name: "Makefile", files: /(^|\/)(Makefile|GNUmakefile)$|\.mk$/, comment: "#" },
];

export function languageOf(path: string): Language | undefined {
  return languages.find(({ files }) => files.test(path));
}
