import type { WrittenPlace } from "../change/place.ts";
import { type Reason, reasonText } from "../detection/reasons.ts";
import { policyPath } from "../policy/parse-policy.ts";
import { consoleLink } from "./console-link.ts";
import { boldName, credentialName } from "./credential-name.ts";
import { issueLink } from "./issue-link.ts";
import { code, prose, table } from "./markdown.ts";
import type { RenderContext } from "./render-context.ts";
import { counted, minute } from "./words.ts";

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

/** Something that may be a credential, and does not count as one under the policy. */
export interface WrittenGuess extends Pick<WrittenCredential, "fingerprint" | "ruleId" | "mask" | "places"> {
  readonly reasons: readonly Reason[];
}

/** What there is to say of a text. */
export interface TextReport {
  readonly credentials: readonly WrittenCredential[];
  readonly guesses: readonly WrittenGuess[];
  /** Why a part of it was not examined: sentences of ours without a full stop. */
  readonly unread: readonly string[];
}

export type TextContext = Pick<RenderContext, "place" | "describe" | "issues" | "opensIssues"> & {
  /** The page that shows the text. */
  readonly url: string;
  /** When what was read was written, ISO 8601. */
  readonly writtenAt: string;
};

const longestTable = 20;

/** For a private repository: what was found, and what to do about it. */
export function renderTextReply({ credentials, guesses, unread }: TextReport, context: TextContext): string {
  return [
    ...(credentials.length > 0 ? [credentialsIn(credentials, context)] : []),
    ...(guesses.length > 0 ? [guessesIn(guesses, context)] : []),
    ...(unread.length > 0 ? [unreadIn(unread, `[this text](${context.url}), ${version(context)},`)] : []),
  ].join("\n\n");
}

/**
 * For a public repository: everyone can read it, so it says neither what was found, nor that it was found in this text.
 *
 * @param where the maintainers are told more: a sentence of ours; undefined: nowhere
 */
export function renderNeutralReply({ credentials, guesses, unread }: TextReport, where: string | undefined): string {
  const ifPosted =
    "If you have just posted a key or password of yours: create a new one, deploy it, then revoke the old one. Editing or deleting the text is not enough, since it was sent to others, and earlier versions stay readable.";
  const forMaintainers = [
    "Rekey has something for the maintainers of this repository that is not told in public.",
    ...(where === undefined ? [] : [where]),
    ifPosted,
  ].join(" ");
  const said = credentials.length > 0 ? [forMaintainers] : guesses.length > 0 ? [ifPosted] : [];
  return [...said, ...(unread.length > 0 ? [unreadIn(unread, "this text")] : [])].join("\n\n");
}

function credentialsIn(credentials: readonly WrittenCredential[], context: TextContext): string {
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

function guessesIn(guesses: readonly WrittenGuess[], context: TextContext): string {
  const shown = guesses.slice(0, longestTable).map((guess) => guessLine(guess, context));
  const more = guesses.length - shown.length;
  return [
    `This may be a credential, in ${here(context)}, ${version(context)}:`,
    [...shown, ...(more > 0 ? [`- … and ${counted(more, "more", "more")}`] : [])].join("\n"),
    `If it is one, **editing it out is not enough**: create a new one, deploy it, and only then revoke this one. If it is none, there is nothing to do; ${code("ignore.fingerprints")} in ${code(policyPath)} keeps Rekey from asking again.`,
  ].join("\n\n");
}

function guessLine({ fingerprint, ruleId, mask, places, reasons }: WrittenGuess, context: TextContext): string {
  const why = reasons.slice(0, 3).map((reason) => prose(reasonText(reason)));
  const told = why.length === 0 ? "" : ` (${why.join("; ")})`;
  const name = credentialName(context.describe(ruleId).title, mask);
  return `- ${name} in the ${places.join(" and the ")}${told}, fingerprint ${code(fingerprint.slice(0, 12))}`;
}

function unreadIn(unread: readonly string[], text: string): string {
  return `**Not all of ${text} was examined**: ${unread.map((why) => prose(why)).join("; ")}. Please look yourself whether a key or password stands in the rest.`;
}

/** Which version of the text is spoken of. */
function version({ writtenAt }: TextContext): string {
  return `as written at ${minute(writtenAt)}`;
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
  const rest = more > 0 ? `\n\n… and ${counted(more, "more", "more")}.` : "";
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
