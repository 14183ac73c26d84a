import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** What people build and watch their agents with. */
export const aiTools: readonly Provider[] = [
  service({
    name: "Braintrust",
    console: "https://www.braintrust.dev/app/settings",
    rules: [
      {
        id: "braintrust-api-key",
        title: "Braintrust API key",
        severity: "medium",
        form: near(["braintrust"], token("sk-", run("alnum", 48))),
        envVars: ["BRAINTRUST_API_KEY"],
        verify: probe("https://api.braintrust.dev/v1/project?limit=1", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Cursor",
    console: "https://cursor.com/dashboard",
    rules: [
      {
        id: "cursor-api-key",
        title: "Cursor API key",
        severity: "high",
        form: near(["cursor"], token("key_", run("hex", 64))),
        envVars: ["CURSOR_API_KEY"],
        verify: probe("https://api.cursor.com/v0/me", { auth: "HTTP Basic, {token} as user name" }),
      },
    ],
  }),
  service({
    name: "Devin (Cognition)",
    console: "https://app.devin.ai/settings/api-keys",
    rules: [
      {
        id: "devin-service-key",
        title: "Devin API key",
        severity: "high",
        form: token("apk_", maybe("user_"), run("base64", 80, 180), maybe("="), maybe("=")),
        envVars: ["DEVIN_API_KEY"],
        verify: probe("https://api.devin.ai/v1/sessions?limit=1"),
      },
      {
        id: "devin-service-user-token",
        title: "Devin service user token",
        severity: "high",
        form: token("cog_", run("lowerBase32", 52)),
        envVars: ["DEVIN_API_KEY"],
        verify: probe("https://api.devin.ai/v3/self"),
      },
    ],
  }),
  service({
    name: "Dify",
    console: "https://cloud.dify.ai",
    rules: [
      {
        id: "dify-app-key",
        title: "Dify application key",
        severity: "medium",
        form: contextual(["dify"], oneOf("app-", "dataset-"), run("alnum", 24)),
        envVars: ["DIFY_API_KEY"],
      },
    ],
  }),
  service({
    name: "DVC Studio",
    rules: [
      {
        id: "dvc-studio-token",
        title: "DVC Studio access token",
        severity: "medium",
        form: token("isat_", run("base64url", 40, 64)),
        envVars: ["DVC_STUDIO_TOKEN"],
      },
    ],
  }),
  service({
    name: "Greptile",
    console: "https://app.greptile.com",
    rules: [
      {
        id: "greptile-api-key",
        title: "Greptile API key",
        severity: "medium",
        form: contextual(["greptile"], run("base64", 48)),
        envVars: ["GREPTILE_API_KEY"],
      },
    ],
  }),
  service({
    name: "Helicone",
    console: "https://us.helicone.ai/settings/api-keys",
    rules: [
      {
        id: "helicone-api-key",
        title: "Helicone API key",
        severity: "medium",
        form: token(
          "sk-helicone-",
          maybe(run("lowerAlnum", 2, 4), "-"),
          run("lowerAlnum", 7),
          "-",
          run("lowerAlnum", 7),
          "-",
          run("lowerAlnum", 7),
          "-",
          run("lowerAlnum", 7),
        ),
        envVars: ["HELICONE_API_KEY"],
      },
    ],
  }),
  service({
    name: "Langfuse",
    console: "https://cloud.langfuse.com",
    rules: [
      {
        id: "langfuse-secret-key",
        title: "Langfuse secret key",
        severity: "medium",
        // Another region has another host, so a refusal proves nothing.
        form: token("sk-lf-", uuid),
        envVars: ["LANGFUSE_SECRET_KEY"],
        verify: probe("https://cloud.langfuse.com/api/public/projects", {
          auth: "HTTP Basic public key : secret key",
          dead: [],
        }),
      },
    ],
  }),
  service({
    name: "LangSmith",
    console: "https://smith.langchain.com/settings",
    rules: [
      {
        id: "langsmith-personal-token",
        title: "LangSmith personal access token",
        severity: "high",
        form: token("lsv2_pt_", run("hex", 32), "_", run("hex", 10)),
        envVars: ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"],
        verify: probe("https://api.smith.langchain.com/api/v1/api-key/current", { auth: "X-API-Key: {token}" }),
      },
      {
        id: "langsmith-service-key",
        title: "LangSmith service key",
        severity: "high",
        form: token("lsv2_sk_", run("hex", 32), "_", run("hex", 10)),
        envVars: ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"],
        verify: probe("https://api.smith.langchain.com/api/v1/orgs/current", { auth: "X-API-Key: {token}" }),
      },
    ],
  }),
  service({
    name: "LlamaCloud",
    console: "https://cloud.llamaindex.ai",
    rules: [
      {
        id: "llamacloud-api-key",
        title: "LlamaCloud API key",
        severity: "medium",
        form: token("llx-", run("alnum", 44, 56)),
        envVars: ["LLAMA_CLOUD_API_KEY"],
        verify: probe("https://api.cloud.llamaindex.ai/api/v1/projects"),
      },
    ],
  }),
  service({
    name: "Mem0",
    console: "https://app.mem0.ai/dashboard/api-keys",
    rules: [
      {
        id: "mem0-api-key",
        title: "Mem0 API key",
        severity: "medium",
        form: near(["mem0"], token("m0-", run("alnum", 40))),
        envVars: ["MEM0_API_KEY"],
      },
    ],
  }),
  service({
    name: "Voiceflow",
    console: "https://creator.voiceflow.com",
    rules: [
      {
        id: "voiceflow-api-key",
        title: "Voiceflow API key",
        severity: "medium",
        form: token(oneOf("VF.DM.", "VF.WS.", "VF."), run("anyHex", 24), ".", run("alnum", 16)),
        envVars: ["VOICEFLOW_API_KEY"],
        verify: {
          method: "POST",
          url: "https://general-runtime.voiceflow.com/knowledge-base/query",
          auth: "Authorization: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Weights & Biases",
    console: "https://wandb.ai/authorize",
    rules: [
      {
        id: "wandb-api-key",
        title: "Weights & Biases API key",
        severity: "medium",
        form: contextual(["wandb", "weights and biases"], run("hex", 40)),
        envVars: ["WANDB_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.wandb.ai/graphql",
          auth: "HTTP Basic api : {token}, body asks for viewer username",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "wandb-api-key-v1",
        title: "Weights & Biases API key (v1)",
        severity: "medium",
        form: token("wandb_v1_", run("word", 70, 84)),
        envVars: ["WANDB_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.wandb.ai/graphql",
          auth: "HTTP Basic api : {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
];
