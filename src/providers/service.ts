import type { Rule } from "../detection/rule.ts";
import type { Provider } from "./provider.ts";

interface Service {
  readonly name: string;
  /** Page where a person manages the keys (https). */
  readonly console?: string;
  /** The vendor's page about the keys (https). */
  readonly docs?: string;
  readonly rules: readonly Rule[];
}

/** A provider whose keys are replaced the way most are: one page to create and delete them, nothing to watch out for. */
export function service({ name, console, docs, rules }: Service): Provider {
  const where = console === undefined ? `the settings of the ${name} account` : `the ${name} console`;
  return {
    name,
    rules,
    runbook: {
      console,
      replace: [
        `Create a second key in ${where}, with no more rights than the job needs. Where only one can exist, plan for a short outage.`,
        "Put it into the secret store, deploy, and see that it is used.",
      ],
      revoke: [`Delete the old key in ${where}; where there is no such button, regenerate it.`],
      audit: [
        `Look through the usage and activity that ${name} shows for calls since the commit that are not yours.`,
        "Ask its support for the key's last uses where the console shows none.",
      ],
    },
    references: docs === undefined ? [] : [docs],
  };
}
