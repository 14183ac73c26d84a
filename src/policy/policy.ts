import { z } from "zod";
import { parseIgnorePattern } from "../change/ignore-pattern.ts";
import { likely } from "../detection/judge/likely.ts";
import { checks } from "../hygiene/index.ts";
import { CustomRule } from "./custom-rule.ts";
import { gateSteps, type Ramp } from "./gate.ts";

/** What the owner of a repository, or of its organisation, decides. Read from the base branch, never from what is judged. */
export interface Policy {
  readonly failOn: "high" | "medium" | "low";
  /** From which probability on a guess is "medium". */
  readonly likelihood: number;
  readonly removed: "block" | "warn";
  readonly incomplete: "block" | "warn";
  readonly gate: Ramp;
  readonly ignore: {
    readonly paths: readonly IgnoredPath[];
    readonly fingerprints: readonly IgnoredFingerprint[];
  };
  readonly inlineAllow: boolean;
  readonly drafts: boolean;
  readonly issues: boolean;
  readonly comments: { readonly inline: boolean; readonly max: number };
  readonly text: { readonly examine: boolean; readonly reply: boolean; readonly warn: "medium" | "low" | "off" };
  readonly labels: readonly string[];
  /** `owner/name`. */
  readonly privateRepository: string | undefined;
  /** Added to those that Rekey has. They compile, and do what their samples say. */
  readonly rules: readonly CustomRule[];
  /** Check id → level, for every check there is. */
  readonly hygiene: Readonly<Record<string, HygieneLevel>>;
}

export type IgnoredPath = z.infer<typeof IgnoredPath>;
export type IgnoredFingerprint = z.infer<typeof IgnoredFingerprint>;
/** One file's settings: what it leaves out is decided by the next layer. */
export type PartialPolicy = z.infer<typeof PolicyFile>;
type HygieneLevel = z.infer<typeof HygieneLevel>;

const BlockOrWarn = z.enum(["block", "warn"]);
const HygieneLevel = z.enum(["off", "warn", "block"]);

const Reason = z
  .string()
  .trim()
  .min(1, "must say why, so that the next reader can judge whether it still holds")
  .max(500)
  .describe("Why this is no leak. Shown on the check.");

const IgnoredPath = z.strictObject({
  glob: z
    .string()
    .max(200)
    .refine((glob) => !glob.startsWith("!"), "must not begin with `!`; name what is ignored, not what is kept")
    .refine(
      (glob) => parseIgnorePattern(glob) !== undefined,
      "must be a pattern as in `.gitignore`, such as `test/fixtures/`",
    )
    .describe(
      "A pattern as in `.gitignore`, from the root of the repository: `test/fixtures/`, `*.snap`, `docs/**/*.md`. What covers an archive covers the files in it; `lib.jar!config/` is a part of one.",
    ),
  reason: Reason,
});

const IgnoredFingerprint = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{12,64}$/, "must be the fingerprint that the check shows, or its first 12 characters or more")
    .describe("As shown on the check; the first 12 characters are enough."),
  reason: Reason,
});

const Day = z.string().refine(isDay, "must be a day as in `2026-12-23`");

/** Of those that the calendar has. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const [least, most] = [0.2, 0.99];
const maxEntries = 500;
const maxRules = 100;

/** `.github/rekey.yml`. The descriptions are the settings page: `npm run docs`. */
export const PolicyFile = z
  .strictObject({
    failOn: z
      .enum(["high", "medium", "low"])
      .describe(
        "How sure Rekey must be of a finding for the check to fail. `high`: the structure or a checksum proves the credential; `medium`: also where the surroundings say so; `low`: also guesses. Less sure findings warn.",
      ),
    likelihood: z
      .number()
      .min(least, `must be at least ${least}`)
      .max(most, `must be at most ${most}`)
      .describe(
        `A password or a key that only its name gives away is a guess, judged with a probability (docs/quality.md). From this one on it counts as \`medium\`; a less likely one is \`low\`.`,
      ),
    removed: BlockOrWarn.describe(
      "A credential that is gone from the head, but stands in the commits: anyone who can read the repository can read it there. `block` until its rotation issue is closed, or `warn`.",
    ),
    incomplete: BlockOrWarn.describe(
      "What a check says when something could not be examined (a file over the size limit, say). It is never green; `warn` lets the merge through. A crash always fails.",
    ),
    gate: z
      .strictObject({
        step: z
          .enum(gateSteps)
          .describe(
            "What the App does with what it finds. `observe`: the checks tell and do not fail, and nothing is commented; `comment`: comments besides; `block`: the checks fail. With a day below, and without this, it is `observe` until then. Rotation issues are opened at each step: see `issues`.",
          ),
        comment: Day.describe("The day from which `comment` holds, in UTC: `2026-12-09`."),
        block: Day.describe("The day from which `block` holds. A team can so write the whole way down at once."),
      })
      .partial()
      .refine(({ comment = "", block }) => block === undefined || block >= comment, {
        message: "must not be before `comment`",
        path: ["block"],
      }),
    ignore: z
      .strictObject({
        paths: z
          .array(IgnoredPath)
          .max(maxEntries)
          .describe("Files whose findings are suppressed, each with a reason."),
        fingerprints: z
          .array(IgnoredFingerprint)
          .max(maxEntries)
          .describe("Credentials whose findings are suppressed wherever they stand, each with a reason."),
      })
      .partial(),
    inlineAllow: z
      .boolean()
      .describe(
        "Whether `rekey:allow <reason>` in a comment, on the line or on the line above, suppresses a finding. It is shown on the check with its reason and author.",
      ),
    drafts: z.boolean().describe("Whether draft pull requests are examined."),
    issues: z.boolean().describe("Whether a rotation issue is opened for each credential."),
    comments: z
      .strictObject({
        inline: z.boolean().describe("Whether findings are commented on the lines of a pull request."),
        max: z
          .int()
          .min(0)
          .max(50)
          .describe("How many lines get a comment of their own; the rest stands in one table."),
      })
      .partial(),
    text: z
      .strictObject({
        examine: z
          .boolean()
          .describe(
            "Whether what people write on GitHub's pages is examined, when it is written and when it is edited: issues, pull requests, discussions, their comments and reviews, comments on commits, releases. What is found, and sure enough for `failOn`, gets a rotation issue.",
          ),
        reply: z
          .boolean()
          .describe(
            "Whether such a text also gets a reply below it. In public repositories the reply is neutral: it says that a maintainer must act, not what was found, nor where. A text that was not examined to its end gets one, too.",
          ),
        warn: z
          .enum(["medium", "low", "off"])
          .describe(
            "How sure Rekey must be of what is not sure enough for `failOn` to reply to it all the same: that it may be a credential, without a rotation issue. `low` also replies to guesses; `off` to none of these.",
          ),
      })
      .partial(),
    labels: z.array(z.string().trim().min(1).max(50)).max(20).describe("Labels of rotation issues, besides `rekey`."),
    privateRepository: z
      .string()
      .regex(/^[\w-]+\/[\w.-]+$/, "must be `owner/name`")
      .describe(
        "Organisation policy only. `owner/name` of the private repository that gets the details of findings in public ones.",
      ),
    rules: z
      .array(CustomRule)
      .max(maxRules)
      .describe(
        "Kinds of credentials of your own, found besides those that Rekey knows. A repository adds to its organisation's.",
      ),
    hygiene: z
      .strictObject(Object.fromEntries(checks.map(({ id, title }) => [id, HygieneLevel.optional().describe(title)])))
      .describe("What each hygiene check does to the check run: `off`, `warn` or `block`."),
  })
  .partial();

export const defaultPolicy: Policy = {
  failOn: "medium",
  likelihood: likely,
  removed: "block",
  incomplete: "warn",
  gate: { step: "block", comment: undefined, block: undefined },
  ignore: { paths: [], fingerprints: [] },
  inlineAllow: true,
  drafts: true,
  issues: true,
  comments: { inline: true, max: 10 },
  text: { examine: true, reply: true, warn: "medium" },
  labels: ["rekey"],
  privateRepository: undefined,
  rules: [],
  hygiene: Object.fromEntries(checks.map(({ id, defaultLevel }) => [id, defaultLevel])),
};
