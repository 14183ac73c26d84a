import type { FileDiff } from "../../diff-files.ts";
import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Repository } from "../../state.ts";
import { encodePath } from "./encode-path.ts";
import { fullName } from "./represent-repository.ts";

/** One file of a pull request, a commit or a comparison ("diff entry"); links lead to the given commit. */
export function representFile(site: Site, repository: Repository, sha: string, file: FileDiff): JsonObject {
  const html = `${site.urls.web}/${fullName(site, repository)}`;
  const path = encodePath(file.path);
  return {
    sha: file.blobSha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${sha}/${path}`,
    raw_url: `${html}/raw/${sha}/${path}`,
    contents_url: `${site.urls.api}/repos/${fullName(site, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
