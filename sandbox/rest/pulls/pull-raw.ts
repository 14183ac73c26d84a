import { pullDiff } from "../../pull-diff.ts";
import type { Pull } from "../../state.ts";
import { ApiError } from "../api-error.ts";
import type { Reply, RepositoryCall } from "../endpoint.ts";

const maxFiles = 300;
const maxLines = 20_000;

export type RawFormat = "diff" | "patch";

/** The plain form that `Accept: application/vnd.github.diff` asks for. */
export function rawMediaType(accept: string): RawFormat | undefined {
  const format = /application\/vnd\.github\.(?:v3\.)?(diff|patch)/.exec(accept)?.[1];
  return format === "diff" || format === "patch" ? format : undefined;
}

export async function rawPull(call: RepositoryCall, pull: Pull, format: RawFormat): Promise<Reply> {
  const { site, repository } = call;
  const files = await pullDiff(site, repository, pull);
  if (files.length > maxFiles) throw tooLarge(`files (${maxFiles})`);
  const lines = files.reduce((total, file) => total + file.additions + file.deletions, 0);
  if (lines > maxLines) throw tooLarge(`lines (${maxLines})`);
  const command =
    format === "diff"
      ? ["diff", "--no-ext-diff", `${pull.baseSha}...${pull.headSha}`]
      : ["format-patch", "--stdout", `${pull.baseSha}..${pull.headSha}`];
  const text = await site.git.run(repository, command);
  return { status: 200, body: text, headers: { "content-type": `application/vnd.github.${format}; charset=utf-8` } };
}

function tooLarge(what: string): ApiError {
  return new ApiError(406, {
    message: `Sorry, the diff exceeded the maximum number of ${what}. Consider using 'List pull requests files' API or locally cloning the repository instead.`,
    errors: [{ resource: "PullRequest", field: "diff", code: "too_large" }],
  });
}
