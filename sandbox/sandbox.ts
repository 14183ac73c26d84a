/** What a running sandbox tells: everything that a script, a test or a person needs to use it like GitHub. */
export interface Sandbox {
  /** The page to open: `http://127.0.0.1:PORT`. */
  readonly web: string;
  /** Base URL for an Octokit: `<web>/api/v3`. */
  readonly api: string;
  /** Base of git remotes: `<git>/<owner>/<repo>.git`, any user name, a token as password. */
  readonly git: string;
  /** The user's token. */
  readonly token: string;
  readonly login: string;
  readonly organisation: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Where deliveries go; set once the app listens. */
  setWebhookUrl(url: string): void;
  /** What a person sets in the rules of a branch. @param name `owner/name` of the repository */
  useMergeQueue(name: string, branch: string): void;
  /** Waits until every delivery made so far was answered or has failed. */
  settled(): Promise<void>;
  readonly weather: Weather;
  /** Tells of every answered API request of the App, in the order of the answers. */
  watch(listener: (call: ApiCall) => void): void;
  close(): Promise<void>;
}

export interface ApiCall {
  /** `POST /repos/{owner}/{repo}/check-runs`, as in GitHub's reference. */
  readonly operation: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

export interface SandboxOptions {
  /** Repositories, state and keys live here and survive a restart. */
  readonly directory: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Manifest whose permissions and events the App is granted. */
  readonly manifest: string;
}

/** Bad weather, for tests. Rules are tried in order; a rule with `times` is used up after that many requests. */
export interface Weather {
  add(rule: WeatherRule): void;
  /** Rules with `times` that are not used up. */
  unmet(): readonly WeatherRule[];
  clear(): void;
}

export interface WeatherRule {
  /** `POST /repos/{owner}/{repo}/check-runs`, as in GitHub's reference; absent: every request of the app. */
  readonly operation?: string;
  /** `owner/name`; absent: of every repository. */
  readonly repository?: string;
  readonly times?: number;
  readonly delayMs?: number;
  readonly answer?:
    | {
        readonly kind: "status";
        readonly status: number;
        readonly when: "before effect" | "after effect";
        /** GitHub's text; "Server Error" unless it is named. */
        readonly message?: string;
      }
    /** The effect is there, and the connection ends in the middle of the answer's body. */
    | { readonly kind: "broken body" }
    /** The effect is there, and the answer never comes. */
    | { readonly kind: "no answer" }
    | { readonly kind: "reset connection"; readonly when: "before effect" | "after effect" }
    | { readonly kind: "primary limit"; readonly resetInSeconds: number }
    | { readonly kind: "secondary limit"; readonly retryAfterSeconds: number | undefined }
    | { readonly kind: "expired token" };
}
