import type { WrittenPlace } from "../change/place.ts";
import { consoleLink } from "./console-link.ts";
import { boldName, credentialName } from "./credential-name.ts";
import { issueLink } from "./issue-link.ts";
import { code, table } from "./markdown.ts";
import type { RenderContext } from "./render-context.ts";
import { counted } from "./words.ts";

/** A credential that stands, or stood, in a text on GitHub's pages. */
export interface WrittenCredential {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly mask: string;
  /** Where in the text it stands now; empty: an edit took it out. */
  readonly places: readonly WrittenPlace[];
  /** Its rotation issue was closed. */
  readonly isResolved: boolean;
}

export type TextContext = Pick<RenderContext, "place" | "describe" | "issues" | "opensIssues"> & {
  /** The page that shows the text. */
  readonly url: string;
};

const longestTable = 20;

/** For a private repository: what was found, and what to do about it. */
export function renderTextReply(credentials: readonly WrittenCredential[], context: TextContext): string {
  const open = credentials.filter(({ isResolved }) => !isResolved);
  const [first, ...others] = open;
  if (!first)
    return `Rekey found ${counted(credentials.length, "credential")} in ${here(context)}: all of them are replaced.`;
  const isPresent = open.some(({ places }) => places.length > 0);
  const what = others.length === 0 ? oneLine(first, context) : several(open, context);
  return [
    what,
    isPresent ? stillThere : takenOut,
    steps(first, { isOnly: others.length === 0, isPresent }, context),
  ].join("\n\n");
}

/**
 * For a public repository: everyone can read it, so it says neither what was found, nor that it was found in this text.
 *
 * @param where the maintainers are told more: a sentence of ours; undefined: nowhere
 */
export function renderNeutralReply(where: string | undefined): string {
  return [
    "Rekey has something for the maintainers of this repository that is not told in public.",
    ...(where === undefined ? [] : [where]),
    "If you have just posted a key or password of yours: create a new one, deploy it, then revoke the old one. Editing or deleting the text is not enough, since it was sent to others, and earlier versions stay readable.",
  ].join(" ");
}

const stillThere =
  "Everyone who can read this repository can use it, and GitHub has sent the text to those who watch. **Editing it out is not enough**: earlier versions stay readable in the edit history.";
const takenOut =
  "**It was taken out by an edit, but it is still in the edit history**, and GitHub had sent the text to those who watch: it must be replaced all the same.";

function oneLine({ ruleId, mask, places }: WrittenCredential, context: TextContext): string {
  const name = boldName(context.describe(ruleId).title, mask);
  return places.length > 0 ? `${name} is in ${here(context, places)}.` : `${name} was in ${here(context)}.`;
}

function here({ url }: TextContext, places: readonly WrittenPlace[] = []): string {
  return places.length > 0 ? `the [${places.join(" and the ")}](${url})` : `[this text](${url})`;
}

function several(credentials: readonly WrittenCredential[], context: TextContext): string {
  const rows = credentials
    .slice(0, longestTable)
    .map(({ ruleId, mask, places, fingerprint }) => [
      credentialName(context.describe(ruleId).title, mask),
      places.length > 0 ? places.join(", ") : "taken out by an edit",
      issueLink(fingerprint, context) ?? "",
    ]);
  const more = credentials.length - rows.length;
  const rest = more > 0 ? `\n\n… and ${counted(more, "more")}.` : "";
  return `Rekey found ${counted(credentials.length, "credential")} in ${here(context)}:\n\n${table(["Credential", "Where", "Rotation"], rows)}${rest}`;
}

interface Extent {
  readonly isOnly: boolean;
  readonly isPresent: boolean;
}

function steps(credential: WrittenCredential, { isOnly, isPresent }: Extent, context: TextContext): string {
  const console = isOnly ? consoleLink(" in ", context.describe(credential.ruleId)) : "";
  const issue = isOnly ? issueLink(credential.fingerprint, context) : undefined;
  const edited = `the menu at ${code("edited")} lists earlier versions, and deletes them one by one`;
  return [
    `1. **Replace it.** Create a new one${console}, deploy it, and only then revoke this one.${issue ? ` Step by step: ${issue}.` : ""}`,
    `2. **${isPresent ? "Edit it out" : "Clear the edit history"}**: ${edited}.`,
  ].join("\n");
}
