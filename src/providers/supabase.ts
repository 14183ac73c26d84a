import { jwt, maybe, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const supabase = {
  name: "Supabase",
  rules: [
    {
      id: "supabase-management-token",
      title: "Supabase personal access token",
      severity: "critical",
      form: token("sbp_", maybe("v0_"), run("lowerAlnum", 40)),
      envVars: ["SUPABASE_ACCESS_TOKEN"],
      verify: probe("https://api.supabase.com/v1/projects"),
    },
    {
      id: "supabase-secret-key",
      title: "Supabase secret key",
      severity: "critical",
      form: token("sb_secret_", run("base64url", 31, 36)),
      envVars: ["SUPABASE_SECRET_KEY", "SUPABASE_SERVICE_ROLE_KEY"],
    },
    {
      id: "supabase-service-role-jwt",
      title: "Supabase service_role key",
      severity: "critical",
      // The same token with the role "anon" is made for browsers, and no finding.
      form: jwt({ iss: "supabase", role: "service_role" }),
      envVars: ["SUPABASE_SERVICE_ROLE_KEY"],
    },
  ],
  runbook: {
    console: "https://supabase.com/dashboard/project/_/settings/api-keys",
    replace: [
      "Create a new secret key for the service that needs one and deploy it. It passes every row-level security policy: keep it on servers.",
      "For a service_role token, move to secret keys first, then rotate the JWT secret: that ends every token of the project.",
    ],
    revoke: ["Delete the old secret key, or switch the old JWT keys off, on the API keys page."],
    audit: [
      "In the project's API and Postgres logs, look for requests you do not know since the commit's date.",
      "Whoever had the key could read and change every row, and every user: decide with your data protection officer.",
    ],
  },
  references: ["https://supabase.com/docs/guides/api/api-keys"],
} as const satisfies Provider;
