import type { Octokit } from "@octokit/rest";
import { href } from "../href.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icons.ts";
import { type Place, readPlace, shortRef } from "../place.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type PlaceParams, page, type RepoParams, redirect, type Visit } from "../route.ts";

const maxBytes = 5_000_000;

/** A file with numbered lines; `#L10` and `#L10-L12` mark lines. Not live: a permanent link shows what it always showed. */
export async function blobPage({ github, params }: Visit<PlaceParams>): Promise<Answer> {
  const { owner, repo } = params;
  const [head, place] = await Promise.all([readHead(github, { owner, repo }), readPlace(github, params, params.place)]);
  const { data } = await github.repos.getContent({ owner, repo, ref: place.ref, path: place.path });
  if (Array.isArray(data)) return redirect(href`/${owner}/${repo}/tree/${params.place}`);
  const content = data.size > maxBytes ? undefined : await readBlob(github, { owner, repo }, data.sha);
  const body = html`<section class="box file">
<header class="box-head">${icon("file")} <span class="path">${breadcrumbs(place, { owner, repo })}</span>
<span class="muted row-end">${data.size} bytes at <a class="branch" href="${href`/${owner}/${repo}/tree/${place.ref}`}">${shortRef(place.ref)}</a></span></header>
${fileLines(content)}
</section>`;
  return page(`${place.path} at ${shortRef(place.ref)}`, repositoryFrame(head, "code", body));
}

/** The contents API gives files up to 1 MB, the blobs API larger ones too. */
async function readBlob(github: Octokit, repo: RepoParams, sha: string): Promise<Buffer> {
  const { data } = await github.git.getBlob({ ...repo, file_sha: sha });
  return Buffer.from(data.content, "base64");
}

function fileLines(content: Buffer | undefined): Html {
  if (content === undefined)
    return html`<p class="blank">This file is too large to show. Clone the repository to see it.</p>`;
  if (content.includes(0)) return html`<p class="blank">Binary file.</p>`;
  const lines = content.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return html`<div class="scroll"><table class="diff blob"><tbody>
${lines.map((line, index) => html`<tr id="L${index + 1}"><td class="number"><a href="#L${index + 1}">${index + 1}</a></td><td class="text"><code>${line}</code></td></tr>`)}
</tbody></table></div>`;
}

function breadcrumbs({ ref, path }: Place, { owner, repo }: RepoParams): Html {
  const names = path.split("/");
  return html`<a href="${href`/${owner}/${repo}/tree/${ref}`}">${repo}</a>${names.map((name, index) => {
    const folder = names.slice(0, index + 1).join("/");
    if (index === names.length - 1) return html` / <strong>${name}</strong>`;
    return html` / <a href="${href`/${owner}/${repo}/tree/${ref}/${folder}`}">${name}</a>`;
  })}`;
}
