import type { Octokit } from "@octokit/rest";
import { branchMenu } from "./branch-menu.ts";
import { checkPills, readChecks } from "./checks.ts";
import { commitLine } from "./commit-line.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { fileText } from "./markdown.ts";
import { type Place, shortRef } from "./place.ts";
import type { RepoParams } from "./route.ts";

type Entry = Awaited<ReturnType<typeof readDirectory>>[number];

const maxReadmeBytes = 200_000;

/** A directory at a branch or commit: its latest commit with the checks on it, its files, its README. */
export async function directoryView(
  github: Octokit,
  { owner, repo }: RepoParams,
  place: Place,
  branches: readonly string[],
): Promise<Html> {
  const [entries, { data: commits }] = await Promise.all([
    readDirectory(github, { owner, repo }, place),
    github.repos.listCommits({ owner, repo, sha: place.ref, per_page: 1 }),
  ]);
  const [latest] = commits;
  const runs = latest ? await readChecks(github, { owner, repo }, latest.sha) : [];
  const menu = branchMenu(shortRef(place.ref), branches, (name) => href`/${owner}/${repo}/tree/${name}`);
  return html`<section class="box">
<header class="box-head">${menu} ${place.path && html`<span class="path">${place.path}</span>`} <span class="row-end">${checkPills(runs, { owner, repo })}</span></header>
${latest && html`<div class="box-head">${commitLine(latest, { owner, repo })}</div>`}
<ul class="files">${entries.toSorted(directoriesFirst).map((entry) => entryLine(entry, { owner, repo }, place.ref))}</ul>
</section>
${await readme(github, { owner, repo }, place.ref, entries)}`;
}

function entryLine(entry: Entry, { owner, repo }: RepoParams, ref: string): Html {
  if (entry.type === "dir") {
    return html`<li>${icon("folder")} <a href="${href`/${owner}/${repo}/tree/${ref}/${entry.path}`}">${entry.name}</a></li>`;
  }
  return html`<li>${icon("file")} <a href="${href`/${owner}/${repo}/blob/${ref}/${entry.path}`}">${entry.name}</a></li>`;
}

async function readDirectory(github: Octokit, repo: RepoParams, { ref, path }: Place) {
  const { data } = await github.repos.getContent({ ...repo, ref, path });
  return Array.isArray(data) ? data : [];
}

async function readme(
  github: Octokit,
  repo: RepoParams,
  ref: string,
  entries: readonly Entry[],
): Promise<Html | undefined> {
  const entry = entries.find(({ name, type }) => type === "file" && /^readme(\.md|\.markdown|\.txt)?$/i.test(name));
  if (!entry || entry.size > maxReadmeBytes) return undefined;
  const { data } = await github.repos.getContent({ ...repo, ref, path: entry.path });
  if (Array.isArray(data) || data.type !== "file") return undefined;
  const text = Buffer.from(data.content, "base64").toString("utf8");
  return html`<section class="box"><header class="box-head">${icon("book")} ${entry.name}</header><div class="pad">${fileText(text, { repo })}</div></section>`;
}

function directoriesFirst(one: Entry, other: Entry): number {
  if (one.type === other.type) return one.name.localeCompare(other.name);
  return one.type === "dir" ? -1 : 1;
}
