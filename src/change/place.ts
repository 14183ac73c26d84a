/** Text of a commit that stands in none of the repository's files: the word for it in every output. */
export type CommitPlace =
  | "commit message"
  | "author"
  | "committer"
  | "commit header"
  | "tag message"
  | "tagger"
  | "file path"
  | "branch name"
  | "tag name"
  /** A file of the wiki's own repository, or what its commits say. */
  | "wiki page"
  /** A file that a tag names, or that lies in a folder that a tag names, and that is in no commit for all we know. */
  | "tagged file";

/** What people write on GitHub's pages, one text each: a title and what stands below it are one. */
export const surfaces = [
  "issue",
  "issue comment",
  "pull request",
  "pull request comment",
  "review",
  "review comment",
  "discussion",
  "discussion comment",
  "commit comment",
  "release",
] as const;
export type Surface = (typeof surfaces)[number];

type Titled = Extract<Surface, "issue" | "pull request" | "discussion" | "release">;

/** A surface, or its part. The words are those that follow "in the". */
export type WrittenPlace = `${Titled} title` | `${Titled} body` | "release tag" | Exclude<Surface, Titled>;

/** Where something stands that is in no file. */
export type Place =
  | { readonly kind: CommitPlace }
  | {
      readonly kind: WrittenPlace;
      /** Number of the issue, pull request or discussion that it belongs to; 0: to none. */
      readonly on: number;
      /** GitHub's id of the comment, review or release; 0 for what `on` names itself. */
      readonly id: number;
    };
