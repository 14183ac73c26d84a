import { contextual, near, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Companies that run models and sandboxes for others. */
export const aiHosting: readonly Provider[] = [
  service({
    name: "Anyscale",
    console: "https://console.anyscale.com",
    rules: [
      {
        id: "anyscale-api-key",
        title: "Anyscale API key",
        severity: "medium",
        form: token("esecret_", run("alnum", 20, 40)),
        envVars: ["ANYSCALE_API_KEY"],
      },
    ],
  }),
  service({
    name: "Baseten",
    console: "https://app.baseten.co/settings/api_keys",
    rules: [
      {
        id: "baseten-api-key",
        title: "Baseten API key",
        severity: "medium",
        form: contextual(["baseten"], run("alnum", 8), ".", run("alnum", 32)),
        envVars: ["BASETEN_API_KEY"],
        verify: probe("https://api.baseten.co/v1/models", { auth: "Authorization: Api-Key {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Browserbase",
    console: "https://www.browserbase.com/settings",
    rules: [
      {
        id: "browserbase-api-key",
        title: "Browserbase API key",
        severity: "medium",
        form: token("bb_live_", run("base64url", 20, 64)),
        envVars: ["BROWSERBASE_API_KEY"],
      },
    ],
  }),
  service({
    name: "E2B",
    console: "https://e2b.dev/dashboard",
    rules: [
      {
        id: "e2b-api-key",
        title: "E2B API key",
        severity: "medium",
        form: token("e2b_", run("hex", 40)),
        envVars: ["E2B_API_KEY"],
      },
    ],
  }),
  service({
    name: "fal.ai",
    console: "https://fal.ai/dashboard/keys",
    rules: [
      {
        id: "fal-key",
        title: "fal.ai API key",
        severity: "high",
        form: contextual(
          ["fal key", "fal api", "fal token", "fal client", "fal ai", "fal run"],
          uuid,
          ":",
          run("hex", 32),
        ),
        envVars: ["FAL_KEY"],
      },
    ],
  }),
  service({
    name: "Modal",
    console: "https://modal.com/settings/tokens",
    rules: [
      {
        id: "modal-token",
        title: "Modal token secret",
        severity: "high",
        form: near(["modal"], token("as-", run("alnum", 22))),
        envVars: ["MODAL_TOKEN_SECRET", "MODAL_TOKEN_ID"],
      },
    ],
  }),
  service({
    name: "RunPod",
    console: "https://console.runpod.io/user/settings",
    rules: [
      {
        id: "runpod-api-key",
        title: "RunPod API key",
        severity: "high",
        // redirect.pizza has the same prefix, and shorter keys.
        form: token("rpa_", run("upperAlnum", 40), run("alnum", 6)),
        envVars: ["RUNPOD_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.runpod.io/graphql",
          auth: "Authorization: Bearer {token}, body asks for myself id",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "SaladCloud",
    console: "https://portal.salad.com",
    rules: [
      {
        id: "saladcloud-api-key",
        title: "SaladCloud API key",
        severity: "medium",
        // Shorter ones are said to exist, but would read like the name of a variable.
        form: token("salad_cloud_", run("alnum", 1, 7), "_", run("alnum", 16, 235)),
        envVars: ["SALAD_API_KEY"],
        verify: probe("https://api.salad.com/api/public/organizations", { auth: "Salad-Api-Key: {token}" }),
      },
    ],
  }),
];
