import type { NotExamined } from "../change/change.ts";
import type { CommitPlace } from "../change/place.ts";
import { boldName } from "./credential-name.ts";
import { code, prose } from "./markdown.ts";
import type { RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";
import { counted } from "./words.ts";

/** What a tag says itself, and no check shows: its commit has the check of a branch or a pull request. */
export interface TagReport {
  /** Without `refs/tags/`, credentials in it masked. */
  readonly tag: string;
  readonly credentials: readonly CredentialVerdict[];
  readonly notExamined: readonly NotExamined[];
}

/** Of a credential: what only the tag holds. */
export const tagPlaces: readonly CommitPlace[] = ["tag message", "tagger", "tag name"];

const longestList = 20;

/** A comment on the commit that the tag names. In public it says neither what was found, nor where. */
export function renderTagComment(report: TagReport, context: Pick<RenderContext, "describe" | "isPublic">): string {
  const { tag, credentials, notExamined } = report;
  const unread = notExamined.map(({ what, why }) => `- ${code(what)}: ${prose(why)}`);
  return [
    ...(credentials.length === 0 ? [] : context.isPublic ? [inPublic] : found(report, context)),
    ...(unread.length === 0
      ? []
      : [`Rekey could not examine all of the tag ${code(tag)}, please look yourself:`, listOf(unread)]),
  ].join("\n\n");
}

function found({ tag, credentials }: TagReport, { describe }: Pick<RenderContext, "describe">): string[] {
  const isSure = credentials.some(({ effect }) => effect === "blocks");
  const lines = credentials.map(({ ruleId, mask, findings, effect, fingerprint }) => {
    const places = new Set(findings.flatMap(({ place }) => (place && tagPlaces.includes(place) ? [place] : [])));
    const maybe = effect === "warns" ? ", if it is one" : "";
    return `- ${boldName(describe(ruleId).title, mask)} in the ${[...places].join(" and the ")}${maybe}; fingerprint ${code(fingerprint.slice(0, 12))}`;
  });
  return [
    `The tag ${code(tag)} of this commit ${isSure ? "holds" : "may hold"} ${counted(credentials.length, "credential")}:`,
    listOf(lines),
    "Whoever can read this repository can use it, and **deleting the tag is not enough**: others have fetched it. Create a new one, deploy it, and only then revoke this one.",
  ];
}

function listOf(lines: readonly string[]): string {
  const more = lines.length - longestList;
  return [...lines.slice(0, longestList), ...(more > 0 ? [`- … and ${counted(more, "more", "more")}`] : [])].join("\n");
}

const inPublic =
  "Rekey has something for the maintainers of this repository that is not told in public. If you have just pushed a key or password of yours: create a new one, deploy it, then revoke the old one. Deleting a tag or a commit is not enough.";
