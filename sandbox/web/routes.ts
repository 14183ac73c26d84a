import { blobPage } from "./pages/blob-page.ts";
import { checkPage, checkPageByQuery, rerunCheck } from "./pages/check-page.ts";
import { commitPage } from "./pages/commit-page.ts";
import { commitsPage } from "./pages/commits-page.ts";
import { comparePage, createPull } from "./pages/compare-page.ts";
import {
  commentOnIssue,
  commentOnPull,
  setIssueState,
  setIssueTask,
  setPullState,
} from "./pages/conversation-actions.ts";
import { issuePage } from "./pages/issue-page.ts";
import { issuesPage } from "./pages/issues-page.ts";
import { createRepository, newRepositoryPage } from "./pages/new-repository-page.ts";
import { overviewPage } from "./pages/overview-page.ts";
import { markReady, mergePull, requireChecks } from "./pages/pull-actions.ts";
import { pullCommitsPage } from "./pages/pull-commits-page.ts";
import { pullFilesPage } from "./pages/pull-files-page.ts";
import { pullPage } from "./pages/pull-page.ts";
import { pullsPage } from "./pages/pulls-page.ts";
import { repositoryPage, treePage } from "./pages/repository-page.ts";
import { commitSuggestion } from "./pages/suggestion-action.ts";
import { get, post, type Route, redirect } from "./route.ts";

/** Every address of the site, as on GitHub wherever it has one for it. The first that fits answers. */
export const routes: readonly Route[] = [
  get("/", overviewPage),
  get("/new", newRepositoryPage),
  post("/new", createRepository),

  get("/:owner/:repo", repositoryPage),
  get("/:owner/:repo/tree/:place+", treePage),
  get("/:owner/:repo/blob/:place+", blobPage),
  get("/:owner/:repo/commits", commitsPage),
  get("/:owner/:repo/commits/:place+", commitsPage),
  get("/:owner/:repo/commit/:sha", commitPage),

  get("/:owner/:repo/checks", checkPageByQuery),
  get("/:owner/:repo/checks/:number", checkPage),
  get("/:owner/:repo/runs/:number", checkPage),
  post("/:owner/:repo/runs/:number/rerun", rerunCheck),

  get("/:owner/:repo/pulls", pullsPage),
  get("/:owner/:repo/compare", comparePage),
  get("/:owner/:repo/compare/:place+", comparePage),
  post("/:owner/:repo/compare", createPull),
  get("/:owner/:repo/pull/:number", pullPage),
  get("/:owner/:repo/pull/:number/commits", pullCommitsPage),
  get("/:owner/:repo/pull/:number/files", pullFilesPage),
  get("/:owner/:repo/pull/:number/checks", checkPageByQuery),
  post("/:owner/:repo/pull/:number/merge", mergePull),
  post("/:owner/:repo/pull/:number/ready", markReady),
  post("/:owner/:repo/pull/:number/require-checks", requireChecks),
  post("/:owner/:repo/pull/:number/suggestion", commitSuggestion),
  post("/:owner/:repo/pull/:number/state", setPullState),
  post("/:owner/:repo/pull/:number/comment", commentOnPull),

  get("/:owner/:repo/issues", issuesPage),
  get("/:owner/:repo/issues/:number", issuePage),
  post("/:owner/:repo/issues/:number/state", setIssueState),
  post("/:owner/:repo/issues/:number/task", setIssueTask),
  post("/:owner/:repo/issues/:number/comment", commentOnIssue),

  // Owners have no page of their own; everything they own is on the first one.
  get("/:owner", async () => redirect("/")),
];
