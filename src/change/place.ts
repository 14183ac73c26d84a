/** Text of a commit that stands in none of its files: the word for it in every output. */
export type CommitPlace =
  | "commit message"
  | "author"
  | "committer"
  | "commit header"
  | "tag message"
  | "tagger"
  | "file path"
  | "branch name"
  | "tag name";

/** Text that people write on GitHub's pages. The words are those that follow "in the". */
export type WrittenPlace =
  | "issue title"
  | "issue body"
  | "issue comment"
  | "pull request title"
  | "pull request body"
  | "pull request comment"
  | "review"
  | "review comment"
  | "discussion title"
  | "discussion body"
  | "discussion comment"
  | "commit comment"
  | "release title"
  | "release body";

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
