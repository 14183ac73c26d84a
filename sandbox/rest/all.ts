import { peopleEndpoints } from "./accounts/people.ts";
import { userEndpoints } from "./accounts/user.ts";
import { changeInstallationEndpoints } from "./apps/change-installation.ts";
import { hookDeliveryEndpoints } from "./apps/hook-deliveries.ts";
import { installationTokenEndpoints } from "./apps/installation-tokens.ts";
import { installationEndpoints } from "./apps/installations.ts";
import { manifestEndpoints } from "./apps/manifest.ts";
import { checkSuiteEndpoints } from "./checks/check-suites.ts";
import { checkEndpoints } from "./checks/checks.ts";
import type { Endpoint } from "./endpoint.ts";
import { issueCommentEndpoints } from "./issues/issue-comments.ts";
import { issueEndpoints } from "./issues/issues.ts";
import { labelEndpoints } from "./issues/labels.ts";
import { mergeEndpoints } from "./pulls/merge.ts";
import { protectionEndpoints } from "./pulls/merge-protection.ts";
import { pullEndpoints } from "./pulls/pulls.ts";
import { releaseEndpoints } from "./releases/releases.ts";
import { branchEndpoints } from "./repositories/branches.ts";
import { commitCommentEndpoints } from "./repositories/commit-comments.ts";
import { commitEndpoints } from "./repositories/commits.ts";
import { compareEndpoints } from "./repositories/compare.ts";
import { contentEndpoints } from "./repositories/contents.ts";
import { forkEndpoints } from "./repositories/forks.ts";
import { gitObjectEndpoints } from "./repositories/git-objects.ts";
import { refEndpoints } from "./repositories/refs.ts";
import { repositoryEndpoints } from "./repositories/repositories.ts";
import { treeEndpoints } from "./repositories/trees.ts";
import { reviewCommentEndpoints } from "./reviews/review-comments.ts";
import { reviewEndpoints } from "./reviews/reviews.ts";

/** Every operation that the local GitHub serves: one line per resource. */
export const endpoints: readonly Endpoint[] = [
  ...branchEndpoints,
  ...changeInstallationEndpoints,
  ...checkSuiteEndpoints,
  ...checkEndpoints,
  ...commitCommentEndpoints,
  ...commitEndpoints,
  ...compareEndpoints,
  ...contentEndpoints,
  ...forkEndpoints,
  ...gitObjectEndpoints,
  ...hookDeliveryEndpoints,
  ...installationTokenEndpoints,
  ...installationEndpoints,
  ...issueCommentEndpoints,
  ...issueEndpoints,
  ...labelEndpoints,
  ...manifestEndpoints,
  ...protectionEndpoints,
  ...mergeEndpoints,
  ...peopleEndpoints,
  ...pullEndpoints,
  ...refEndpoints,
  ...releaseEndpoints,
  ...repositoryEndpoints,
  ...reviewCommentEndpoints,
  ...reviewEndpoints,
  ...treeEndpoints,
  ...userEndpoints,
];
