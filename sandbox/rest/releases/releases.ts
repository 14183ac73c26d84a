import type { JsonObject } from "../../json.ts";
import { nextId, type Release, timestamp } from "../../state.ts";
import { simpleAccountById } from "../accounts/represent-account.ts";
import { notFound, validationFailed } from "../api-error.ts";
import { author, created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { nodeId } from "../node-id.ts";
import { list } from "../pagination.ts";
import { encodePath } from "../repositories/encode-path.ts";
import { fullName } from "../repositories/represent-repository.ts";

/** Drafts are shown to those alone who may push. Tags are not made for them here. */
export const releaseEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/releases",
    permission: { contents: "read" },
    run: (call) => list(call, releasesOf(call), (release) => represent(call, release)),
  },
  { operation: "POST /repos/{owner}/{repo}/releases", permission: { contents: "write" }, run: createRelease },
  {
    operation: "GET /repos/{owner}/{repo}/releases/{release_id}",
    permission: { contents: "read" },
    run: (call) => ok(represent(call, findRelease(call))),
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/releases/{release_id}",
    permission: { contents: "write" },
    run: updateRelease,
  },
];

/** As GitHub's page says; the contract does not. */
const maxBody = 125_000;

interface ReleaseInput {
  readonly tag_name?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
}

function createRelease(call: RepositoryCall): Reply {
  const { site, repository } = call;
  const input = call.body as ReleaseInput & { readonly tag_name: string };
  checkInput(call, input);
  const now = timestamp();
  const release: Release = {
    id: nextId(site.state),
    repositoryId: repository.id,
    authorId: author(call).id,
    tag: input.tag_name,
    title: input.name ?? null,
    body: input.body ?? null,
    isDraft: input.draft ?? false,
    isPrerelease: input.prerelease ?? false,
    createdAt: now,
    updatedAt: now,
    publishedAt: input.draft ? null : now,
  };
  site.state.releases.push(release);
  announce(call, "created", release);
  if (!release.isDraft) announce(call, "published", release);
  return created(represent(call, release));
}

function updateRelease(call: RepositoryCall): Reply {
  const release = findRelease(call);
  const input = call.body as ReleaseInput;
  checkInput(call, input, release);
  const changes = {
    ...changed("name", release.title, input.name),
    ...changed("body", release.body, input.body),
    ...changed("tag_name", release.tag, input.tag_name),
  };
  const wasDraft = release.isDraft;
  release.title = input.name ?? release.title;
  release.body = input.body ?? release.body;
  release.tag = input.tag_name ?? release.tag;
  release.isDraft = input.draft ?? release.isDraft;
  release.isPrerelease = input.prerelease ?? release.isPrerelease;
  release.updatedAt = timestamp();
  if (Object.keys(changes).length > 0) announce(call, "edited", release, { changes });
  if (wasDraft && !release.isDraft) {
    release.publishedAt = release.updatedAt;
    announce(call, "published", release);
  }
  return ok(represent(call, release));
}

function changed(field: string, before: string | null, now: string | undefined): JsonObject {
  return now === undefined || now === before ? {} : { [field]: { from: before ?? "" } };
}

function checkInput(call: RepositoryCall, { tag_name, body = "" }: ReleaseInput, own?: Release): void {
  const isTaken = releasesOf(call).some((release) => release !== own && release.tag === tag_name);
  if (isTaken) throw validationFailed([{ resource: "Release", code: "already_exists", field: "tag_name" }]);
  if (body.length <= maxBody) return;
  const message = `body is too long (maximum is ${maxBody} characters)`;
  throw validationFailed([{ resource: "Release", code: "custom", field: "body", message }]);
}

function releasesOf({ site, repository, caller }: RepositoryCall): readonly Release[] {
  const mayPush = caller.kind === "user" || (caller.kind === "installation" && caller.permissions.contents === "write");
  return site.state.releases.filter(
    (release) => release.repositoryId === repository.id && (mayPush || !release.isDraft),
  );
}

function findRelease(call: RepositoryCall): Release {
  const release = releasesOf(call).find((one) => one.id === Number(call.param("release_id")));
  if (!release) throw notFound();
  return release;
}

function announce(call: RepositoryCall, action: string, release: Release, extra: JsonObject = {}): void {
  call.emit("release", { action, release: represent(call, release), ...extra });
}

function represent({ site, repository }: RepositoryCall, release: Release): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  const html = `${site.urls.web}/${fullName(site, repository)}`;
  const url = `${api}/releases/${release.id}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: `${html}/releases/tag/${encodePath(release.tag)}`,
    id: release.id,
    node_id: nodeId("Release", release.id),
    author: simpleAccountById(site, release.authorId),
    tag_name: release.tag,
    target_commitish: repository.defaultBranch,
    name: release.title,
    body: release.body,
    draft: release.isDraft,
    prerelease: release.isPrerelease,
    immutable: false,
    created_at: release.createdAt,
    updated_at: release.updatedAt,
    published_at: release.publishedAt,
    tarball_url: `${api}/tarball/${encodePath(release.tag)}`,
    zipball_url: `${api}/zipball/${encodePath(release.tag)}`,
    assets: [],
  };
}
