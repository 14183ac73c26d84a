import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const pypi = {
  name: "PyPI",
  rules: [
    {
      id: "pypi-api-token",
      title: "PyPI API token",
      severity: "critical",
      // A macaroon: its first bytes, the index's own location, are the same in every token.
      form: token("pypi-", "AgEIcHlwaS5vcmc", run("base64url", 50, 1000)),
      envVars: ["PYPI_TOKEN", "TWINE_PASSWORD", "PYPI_API_TOKEN", "UV_PUBLISH_TOKEN"],
    },
    {
      id: "test-pypi-api-token",
      title: "TestPyPI API token",
      severity: "medium",
      form: token("pypi-", "AgENdGVzdC5weXBpLm9yZw", run("base64url", 50, 1000)),
      envVars: ["TWINE_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "In the account settings, under API tokens, create a token scoped to this project. Better: publish from CI as a trusted publisher, without a token.",
      "Put it into the CI secret store and run a release to see that it works.",
    ],
    revoke: ["On the same page, remove the old token."],
    audit: [
      "Compare the files uploaded since the commit's date with your releases; yank what is not yours and warn users.",
      "Read the project's and the account's security history.",
    ],
  },
  references: [],
} as const satisfies Provider;
