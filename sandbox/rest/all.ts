import { branchEndpoints } from "./branches.ts";
import { changeInstallationEndpoints } from "./change-installation.ts";
import { checkSuiteEndpoints } from "./check-suites.ts";
import { checkEndpoints } from "./checks.ts";
import { commitEndpoints } from "./commits.ts";
import { compareEndpoints } from "./compare.ts";
import { contentEndpoints } from "./contents.ts";
import type { Endpoint } from "./endpoint.ts";
import { forkEndpoints } from "./forks.ts";
import { gitObjectEndpoints } from "./git-objects.ts";
import { hookDeliveryEndpoints } from "./hook-deliveries.ts";
import { installationTokenEndpoints } from "./installation-tokens.ts";
import { installationEndpoints } from "./installations.ts";
import { issueCommentEndpoints } from "./issue-comments.ts";
import { issueEndpoints } from "./issues.ts";
import { labelEndpoints } from "./labels.ts";
import { manifestEndpoints } from "./manifest.ts";
import { mergeEndpoints } from "./merge.ts";
import { protectionEndpoints } from "./merge-protection.ts";
import { peopleEndpoints } from "./people.ts";
import { pullEndpoints } from "./pulls.ts";
import { refEndpoints } from "./refs.ts";
import { repositoryEndpoints } from "./repositories.ts";
import { reviewCommentEndpoints } from "./review-comments.ts";
import { reviewEndpoints } from "./reviews.ts";
import { treeEndpoints } from "./trees.ts";
import { userEndpoints } from "./user.ts";

/** Every operation that the local GitHub serves: one line per resource. */
export const endpoints: readonly Endpoint[] = [
  ...branchEndpoints,
  ...changeInstallationEndpoints,
  ...checkSuiteEndpoints,
  ...checkEndpoints,
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
  ...repositoryEndpoints,
  ...reviewCommentEndpoints,
  ...reviewEndpoints,
  ...treeEndpoints,
  ...userEndpoints,
];
