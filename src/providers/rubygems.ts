import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const rubygems = {
  name: "RubyGems",
  rules: [
    {
      id: "rubygems-api-key",
      title: "RubyGems API key",
      severity: "critical",
      form: token("rubygems_", run("lowerAlnum", 48)),
      envVars: ["GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "In the profile's API keys, create a key for just this gem and the push scope. Better: publish from CI as a trusted publisher, without a key.",
      "Put it into the CI secret store.",
    ],
    revoke: ["In the same list, delete the old key."],
    audit: [
      "Compare the versions pushed since the commit's date with your releases; yank what is not yours and warn users.",
    ],
  },
  references: [],
} as const satisfies Provider;
