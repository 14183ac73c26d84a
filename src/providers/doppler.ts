import { maybe, oneOf, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.doppler.com/v3/me");

const revoke: ApiCall = {
  method: "POST",
  url: "https://api.doppler.com/v3/auth/revoke",
  auth: 'none; the JSON body {"token": "{token}"} names it',
};

export const doppler = {
  name: "Doppler",
  rules: [
    {
      id: "doppler-personal-token",
      title: "Doppler personal token",
      severity: "critical",
      form: token("dp.pt.", run("alnum", 40, 44)),
      envVars: ["DOPPLER_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "doppler-service-token",
      title: "Doppler service token",
      severity: "critical",
      form: token("dp.st.", maybe(run("base64url", 2, 35), "."), run("alnum", 40, 44)),
      envVars: ["DOPPLER_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "doppler-other-token",
      title: "Doppler CLI, SCIM or audit token",
      severity: "critical",
      form: token(oneOf("dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."), run("alnum", 40, 44)),
      envVars: ["DOPPLER_TOKEN"],
      verify,
      revoke,
    },
  ],
  runbook: {
    console: "https://dashboard.doppler.com/workplace/tokens",
    replace: ["Create a new service token for the one config that needs it, and deploy it."],
    revoke: ["In the config's Access tab (or the workplace's tokens), revoke the old one."],
    audit: ["In the activity log, see which secrets were read with the token: rotate every one of them."],
  },
  references: ["https://docs.doppler.com/docs/service-tokens"],
} as const satisfies Provider;
