import { shownPath } from "../change/inner-path.ts";
import type { CommitPlace } from "../change/place.ts";
import { boldName } from "../verdict/credential-name.ts";
import { block, code, plain, prose, table } from "../verdict/markdown.ts";
import { commitUrl, permalink, type RepositoryPlace, repositoryUrl } from "../verdict/permalink.ts";
import { counted, shortSha, size } from "../verdict/words.ts";

/** A credential that a repository's history holds. */
export interface PastCredential {
  readonly fingerprint: string;
  readonly title: string;
  readonly mask: string;
  /** The oldest place that is known. */
  readonly first: PastPlace;
  /** How many commits and places brought it in. */
  readonly places: number;
  /** When the last commit that has something to do with it was made, ISO 8601. */
  readonly lastSeenAt: string;
  readonly now: Now;
}

export interface PastPlace {
  readonly commit: string;
  readonly path: string;
  /** It stands in no file. */
  readonly place?: CommitPlace;
  readonly line: number;
  readonly endLine: number;
  /** When the commit was made, ISO 8601. */
  readonly at: string;
}

/** Where it stands by now. */
export type Now =
  /** In the default branch. `path` is one of those that hold it. */
  | { readonly kind: "standing"; readonly path: string; readonly paths: number }
  | { readonly kind: "removed"; readonly commit: string }
  /** In other branches or tags, or in what a commit says. */
  | { readonly kind: "elsewhere" };

export interface HistoryReport {
  /** The repository whose history it is, which need not be the one that holds the report. */
  readonly place: RepositoryPlace;
  /** Not dealt with, the oldest first. */
  readonly open: readonly PastCredential[];
  /** Those that have a rotation issue of their own, or whose issue was closed. */
  readonly handled: number;
  /** Those that the policy suppresses. */
  readonly suppressed: number;
  /** Those that are not sure enough to be listed. */
  readonly possible: number;
  readonly examined: { readonly commits: number; readonly files: number; readonly bytes: number };
  readonly notExamined: readonly { readonly what: string; readonly why: string }[];
  /** How many things were not examined: of some only the number is kept. */
  readonly gaps: number;
  /** "rules 1a2b3c", "policy 3f2a9c1". */
  readonly versions: readonly string[];
  /** Days that are proposed for the gate, `YYYY-MM-DD`; undefined: the policy says something of its own. */
  readonly ramp: { readonly comment: string; readonly block: string } | undefined;
}

interface Text {
  readonly title: string;
  readonly body: string;
}

/** GitHub takes 65,536 characters: each part has its share, and says what did not fit. */
const mostTableBytes = 30_000;
const mostBaselineBytes = 20_000;
const mostGapBytes = 8_000;

/** For a private place. */
export function renderHistoryReport(report: HistoryReport): Text {
  const { place, open, versions } = report;
  const name = `${place.owner}/${place.name}`;
  const parts = [
    intro(report),
    ...(open.length > 0
      ? [credentials(report), whatToDo, baseline(report)]
      : ["Nothing is left to do here: close this."]),
    notExamined(report),
    `<sub>${versions.map((version) => plain(version)).join(" · ")}</sub>`,
  ];
  return {
    title:
      open.length > 0 ? `${counted(open.length, "credential")} in the history of ${name}` : `The history of ${name}`,
    body: parts.filter((part) => part !== "").join("\n\n"),
  };
}

/** For a public repository: everyone can read it, so it says neither what was found nor where, nor how much. */
export function renderNeutralHistoryReport({ place }: Pick<HistoryReport, "place">, hasPrivatePlace: boolean): Text {
  const where = hasPrivatePlace
    ? "Maintainers find the details in the private repository that their organisation has named for this."
    : `**Maintainers:** no private repository is named for the details yet. Name one in the policy of your organisation's ${code(".github")} repository (${code("privateRepository: owner/name")} in ${code(".github/rekey.yml")}) and let Rekey's App see it: the details arrive there as an issue when the history is examined next. Until then ${code("rekey scan --git --all")} shows them on your own machine.`;
  return {
    title: "A maintainer must act on something private in the history",
    body: [
      `Rekey has examined what was in [${code(`${place.owner}/${place.name}`)}](${repositoryUrl(place)}) before it came, and found something that a maintainer must act on. What and where is not told in public.`,
      where,
    ].join("\n\n"),
  };
}

/** Said when something new was found after the report was closed. */
export const newInHistory =
  "Something was found in the history that was not known when this was closed. It is open again.";

function intro({ place, open, handled, suppressed, possible, examined }: HistoryReport): string {
  const { commits, files, bytes } = examined;
  const name = `[${code(`${place.owner}/${place.name}`)}](${repositoryUrl(place)})`;
  const others = [
    ...(handled > 0 ? [`${counted(handled, "credential")} with a rotation issue`] : []),
    ...(suppressed > 0 ? [`${counted(suppressed, "credential")} suppressed by the policy`] : []),
    ...(possible > 0 ? [`${counted(possible, "possible credential")}`] : []),
  ];
  return [
    `Rekey has examined what was in ${name} before it came, and what closed pull requests left: **${counted(commits, "commit")}** with their messages and authors, **${counted(files, "file version")}**, ${size(bytes)}.`,
    open.length > 0
      ? `**${counted(open.length, "credential")}** ${open.length === 1 ? "is" : "are"} in there. Whoever can read the repository can read ${open.length === 1 ? "it" : "them"}, also where the line is gone from the code.`
      : "No credential in there is open.",
    ...(others.length > 0
      ? [`Not listed: ${others.join(", ")}. ${code("rekey scan --git --all")} lists everything.`]
      : []),
  ].join(" ");
}

const whatToDo =
  "### What to do\n\n1. **Replace each that still works**, where it was issued: create a new one, deploy it, then revoke the old one. To rewrite the history does not make it safe.\n2. **Put those that are dealt with into the policy**, as below, so that nobody is stopped by them again. Pushed anew, all others are reported as any leak, with a rotation issue.\n3. **Close this.** It opens again when something is found in the history that was not known.";

function credentials({ open, place }: HistoryReport): string {
  const head = ["Credential", "Came in", "Places", "First seen", "Last seen", "Now"];
  const rows = open.map((credential) => rowOf(credential, place));
  const shown = takeBytes(rows, mostTableBytes, (row) => row.join(" | "));
  const more = rows.length - shown.length;
  const left =
    more > 0
      ? [
          `… and ${counted(more, "more credential")}, which no issue has room for: ${code("rekey scan --git --all")} lists them.`,
        ]
      : [];
  return ["### What was found", table(head, shown), ...left].join("\n\n");
}

function rowOf({ title, mask, first, places, lastSeenAt, now }: PastCredential, place: RepositoryPlace): string[] {
  return [
    boldName(title, mask),
    linkTo(first, place),
    `${places}`,
    day(first.at),
    day(lastSeenAt),
    nowText(now, place),
  ];
}

function linkTo(spot: PastPlace, place: RepositoryPlace): string {
  const commit = code(shortSha(spot.commit));
  if (spot.place !== undefined) return `[${spot.place}](${commitUrl(place, spot.commit)}) of ${commit}`;
  return `[${code(`${shownPath(spot.path)}:${spot.line}`)}](${permalink(place, spot)}) in ${commit}`;
}

function nowText(now: Now, place: RepositoryPlace): string {
  switch (now.kind) {
    case "standing":
      return `**still in** ${code(shownPath(now.path))}${now.paths > 1 ? ` and ${counted(now.paths - 1, "other file")}` : ""}`;
    case "removed":
      return `taken out in [${code(shortSha(now.commit))}](${commitUrl(place, now.commit)})`;
    case "elsewhere":
      return "not in the default branch";
    default:
      return now satisfies never;
  }
}

/** By fingerprint, which stays the same wherever the lines move. */
function baseline({ open, ramp }: HistoryReport): string {
  const entries = open.map(
    ({ fingerprint, title }) =>
      `    - fingerprint: "${fingerprint.slice(0, 16)}"\n      reason: ${JSON.stringify(`Replaced, and in the history since before Rekey: ${title}`)}`,
  );
  const shown = takeBytes(entries, mostBaselineBytes, (entry) => entry);
  const more = entries.length - shown.length;
  const gate = ramp ? ["gate:", "  step: observe", `  comment: ${ramp.comment}`, `  block: ${ramp.block}`] : [];
  return [
    `### A baseline for ${code(".github/rekey.yml")}`,
    "Keep the entries of those that are dealt with, and say so in their reasons. The fingerprints are keyed: nobody can tell the credentials from them.",
    block([...gate, "ignore:", "  fingerprints:", ...shown].join("\n"), "yaml"),
    ...(ramp ? [rampText] : []),
    ...(more > 0
      ? [`… and ${counted(more, "more entry", "more entries")}: they follow when these are in the policy.`]
      : []),
  ].join("\n\n");
}

const rampText = `${code("gate")} gives everybody time: until the first day the checks tell and do not fail, then findings are commented, and at last they hold the merge. Without it they fail from the beginning.`;

function notExamined({ notExamined, gaps }: HistoryReport): string {
  if (gaps === 0) return "";
  const rows = notExamined.map(({ what, why }) => [code(what), prose(why)]);
  const shown = takeBytes(rows, mostGapBytes, (row) => row.join(" | "));
  const more = gaps - shown.length;
  return [
    `### Not examined: ${counted(gaps, "item")}`,
    "Rekey cannot say that these are clean: please look yourself.",
    table(["What", "Why"], more > 0 ? [...shown, [counted(more, "more item"), ""]] : shown),
  ].join("\n\n");
}

function takeBytes<T>(items: readonly T[], mostBytes: number, textOf: (item: T) => string): readonly T[] {
  let left = mostBytes;
  const end = items.findIndex((item) => {
    left -= Buffer.byteLength(textOf(item)) + 1;
    return left < 0;
  });
  return end === -1 ? items : items.slice(0, end);
}

/** "2026-11-24" */
function day(iso: string): string {
  return iso.slice(0, 10);
}
