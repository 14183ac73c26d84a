/** A hygiene check is a statement about a repository's tree, judged on facts that were fetched before. No I/O here. */

export type HygieneLevel = "off" | "warn" | "block";

/** What the checks judge: the tree at the head, and the contents of the few files they ask for. */
export interface RepositoryFacts {
  /** Every tracked path at the head, without submodules. */
  readonly paths: readonly string[];
  /** Paths the change under review touches; what stands elsewhere was there before and never blocks. */
  readonly changedPaths: ReadonlySet<string>;
  /** Contents of the files some check `wants`, by path. Capped at 256 KB each; a file over the cap is missing here and told as not examined. */
  readonly contents: ReadonlyMap<string, string>;
}

export interface HygieneFinding {
  readonly path: string;
  /** 1-based; absent when the statement is about the file or the repository as a whole. */
  readonly line?: number;
  /** What is wrong there, in one plain sentence without the value itself. */
  readonly message: string;
  /** Told, and never blocking: a throw-away password that everybody knows, say. */
  readonly isMinor?: true;
  /** The text that should stand in place of `line`, or "" to delete it. Holds no secret. */
  readonly suggestion?: string;
}

export type Outcome =
  | { readonly state: "pass" }
  | { readonly state: "fail"; readonly findings: readonly HygieneFinding[] };

export interface HygieneCheck {
  /** The name is a statement that is true or false: `env-file-untracked`. Stable: it stands in policies. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What it does to the check run unless the policy says otherwise. Guesses warn. */
  readonly defaultLevel: HygieneLevel;
  /** Whether to say that it fails leads a stranger to a value: then a public repository is not told. */
  readonly leadsToSecret: boolean;
  /** Which files it must read. */
  readonly wants: (path: string) => boolean;
  readonly run: (facts: RepositoryFacts) => Outcome;
}
