import { shownPath } from "../change/inner-path.ts";
import type { Place } from "../change/place.ts";
import type { Runbook } from "../providers/provider.ts";
import { consoleLink } from "../verdict/console-link.ts";
import { boldName, plainName } from "../verdict/credential-name.ts";
import { code, plain } from "../verdict/markdown.ts";
import { permalink, placeUrl, type RepositoryPlace, repositoryUrl } from "../verdict/permalink.ts";
import { counted, minute, shortSha } from "../verdict/words.ts";
import { type TimeBox, timeBoxes } from "./time-boxes.ts";

/** One leaked credential, as the issue tells it. */
export interface LeakedCredential {
  readonly fingerprint: string;
  readonly mask: string;
  readonly severity: string;
  /** Login of who brought it in, where that is known. */
  readonly actor: string | undefined;
  /** ISO 8601, UTC. */
  readonly firstSeenAt: string;
  /** When the repository that holds it became public, ISO 8601; undefined: that is not known, or it is not. */
  readonly publicSince: string | undefined;
  readonly occurrences: readonly LeakedAt[];
}

export interface LeakedAt {
  /** Where it is in no file. */
  readonly place?: Place;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

export interface IssueContext {
  /** The repository that holds the credential, which need not be the one that holds the issue. */
  readonly place: RepositoryPlace;
  readonly title: string;
  readonly provider: string;
  readonly envVar: string | undefined;
  readonly runbook: Runbook;
  /** Who should act, as `CODEOWNERS` or the commit names them. */
  readonly owners: readonly string[];
}

const mostPlaces = 100;

/** For a private repository: everything that the person needs who replaces the credential. */
export function renderRotationIssue(
  credential: LeakedCredential,
  context: IssueContext,
): { readonly title: string; readonly body: string } {
  const boxes = timeBoxes(context.runbook, context.envVar);
  const body = [
    intro(credential, context),
    "> **Create, deploy, then delete.** Deleting first takes down what uses it; taking the line out of the code, or out of the history, does not make it safe.",
    ...boxes.map((box) => renderBox(box, credential.firstSeenAt)),
    places(credential, context),
    `### How this closes\n\nClose it when the leaked credential no longer works. ${code("rekey / secrets")} then stops blocking (press **Re-run** on it). Seen again in a new place, the credential opens this issue again. Rekey keeps this text up to date and keeps ticked boxes; write anything else into a comment.`,
    `<sub>Credential ${code(credential.fingerprint.slice(0, 16))}: a keyed fingerprint, from which the credential cannot be told.</sub>`,
  ].join("\n\n");
  return {
    title: `Rotate: ${plainName(context.title, credential.mask)} in ${context.place.owner}/${context.place.name}`,
    body,
  };
}

/** For a public repository: everyone can read it, so it says neither what leaked nor where. */
export function renderNeutralIssue(
  credential: LeakedCredential,
  { place, owners }: Pick<IssueContext, "place" | "owners">,
): { readonly title: string; readonly body: string } {
  const id = credential.fingerprint.slice(0, 8);
  const body = [
    `Rekey found something in [${code(`${place.owner}/${place.name}`)}](${repositoryUrl(place)}) that a maintainer must act on. What and where is not told in public.`,
    `Who should act: ${ownersText(owners)}.`,
    `- [ ] A maintainer has seen this\n- [ ] It is dealt with`,
    `If you have just pushed a key or password of yours: create a new one, deploy it, then revoke the old one. Deleting the line is not enough. Please do not post it, or where it is, into a comment.`,
  ].join("\n\n");
  return { title: `A maintainer must act on something private (${id})`, body };
}

/** Said when a credential whose issue was closed turns up in a new place. */
export function renderRecurrence(isPublic: boolean): string {
  return isPublic
    ? "Seen again after this was closed. It is open again."
    : "**Seen again after this was closed**, in a place that was not known then: see the list above. If it was revoked, it is enough to take it out there and to close this again; if not, it works still.";
}

function intro(credential: LeakedCredential, context: IssueContext): string {
  const { place } = context;
  const repository = `[${code(`${place.owner}/${place.name}`)}](${repositoryUrl(place)})`;
  return [
    `${boldName(context.title, credential.mask)} is in ${whereIs(credential, place)} of ${repository}.`,
    `Treat it as known to others since **${minute(credential.firstSeenAt)}**, when ${whatHappened(credential)}.`,
    ...(credential.publicSince ? [`**Publicly readable since ${minute(credential.publicSince)}.**`] : []),
    `Severity: **${plain(credential.severity)}**. Who should act: ${ownersText(context.owners)}.${consoleLink(" Managed at ", context)}${context.runbook.console === undefined ? "" : "."}`,
  ].join(" ");
}

function whatHappened({ actor }: LeakedCredential): string {
  return actor === undefined ? "it was found; who pushed it is not known" : `${code(actor)} pushed it`;
}

function whereIs({ occurrences }: LeakedCredential, place: RepositoryPlace): string {
  const [first] = occurrences;
  const more = occurrences.length - 1;
  if (!first) return "the history";
  return `${linkTo(first, place)}${more > 0 ? ` and ${counted(more, "other place")}` : ""}`;
}

function linkTo(spot: LeakedAt, place: RepositoryPlace): string {
  if (spot.place?.kind === "tagged file")
    return `[tagged file ${code(`${shownPath(spot.path)}:${spot.line}`)}](${placeUrl(place, spot.place, spot)})`;
  if (spot.place !== undefined) return `[${spot.place.kind}](${placeUrl(place, spot.place, spot)})`;
  return `[${code(`${shownPath(spot.path)}:${spot.line}`)}](${permalink(place, spot)})`;
}

/** Code spans: being assigned is the notification, and a mention on every edit would be noise. */
function ownersText(owners: readonly string[]): string {
  return owners.length === 0
    ? "whoever owns the code"
    : owners
        .slice(0, 10)
        .map((owner) => code(owner))
        .join(", ");
}

function renderBox({ name, untilMinutes, steps }: TimeBox, firstSeenAt: string): string {
  const until = new Date(Date.parse(firstSeenAt) + untilMinutes * 60_000).toISOString();
  return `### ${name}, by ${minute(until)}\n\n${steps.map(({ what, how }) => `- [ ] **${what}:** ${how}`).join("\n")}`;
}

function places({ occurrences }: LeakedCredential, { place }: IssueContext): string {
  const rows = occurrences
    .slice(0, mostPlaces)
    .map((spot) => `- ${linkTo(spot, place)}${spot.commit === "" ? "" : ` in ${code(shortSha(spot.commit))}`}`);
  const more = occurrences.length - rows.length;
  if (more > 0) rows.push(`- … and ${counted(more, "more place")}`);
  return `### Where it is\n\n${rows.join("\n")}`;
}
