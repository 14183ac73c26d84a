import { contextual, jwt, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Companies that serve language and picture models. */
export const ai: readonly Provider[] = [
  service({
    name: "Alibaba Cloud Model Studio",
    console: "https://bailian.console.aliyun.com",
    rules: [
      {
        id: "dashscope-api-key",
        title: "DashScope (Qwen) API key",
        severity: "high",
        form: near(["dashscope", "qwen", "bailian", "tongyi", "aliyuncs.com"], token("sk-", run("hex", 32))),
        envVars: ["DASHSCOPE_API_KEY"],
        verify: probe("https://dashscope.aliyuncs.com/compatible-mode/v1/models"),
      },
    ],
  }),
  service({
    name: "Baidu Qianfan",
    console: "https://console.bce.baidu.com/iam",
    rules: [
      {
        id: "baidu-bce-v3-key",
        title: "Baidu Cloud API key",
        severity: "high",
        form: token("bce-v3/ALTAK-", run("alnum", 18, 24), "/", run("hex", 40)),
        envVars: ["QIANFAN_API_KEY"],
      },
    ],
  }),
  service({
    name: "Cerebras",
    console: "https://cloud.cerebras.ai",
    rules: [
      {
        id: "cerebras-api-key",
        title: "Cerebras API key",
        severity: "high",
        form: token("csk-", run("alnum", 48)),
        envVars: ["CEREBRAS_API_KEY"],
        verify: probe("https://api.cerebras.ai/v1/models"),
      },
    ],
  }),
  service({
    name: "Clarifai",
    console: "https://clarifai.com/settings/security",
    rules: [
      {
        id: "clarifai-api-key",
        title: "Clarifai API key",
        severity: "medium",
        form: contextual(["clarifai"], run("alnum", 32)),
        envVars: ["CLARIFAI_API_KEY", "CLARIFAI_PAT"],
        verify: probe("https://api.clarifai.com/v2/inputs", { auth: "Authorization: Key {token}" }),
      },
    ],
  }),
  service({
    name: "DeepAI",
    console: "https://deepai.org/dashboard",
    rules: [
      {
        id: "deepai-api-key",
        title: "DeepAI API key",
        severity: "low",
        form: contextual(["deepai"], uuid),
        envVars: ["DEEPAI_API_KEY"],
      },
    ],
  }),
  service({
    name: "Eden AI",
    console: "https://app.edenai.run",
    rules: [
      {
        id: "edenai-api-key",
        title: "Eden AI API key",
        severity: "medium",
        form: near(["edenai", "eden_ai", "eden-ai", "eden ai"], jwt()),
        envVars: ["EDENAI_API_KEY"],
        verify: probe("https://api.edenai.run/v2/cost_management/", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Fireworks AI",
    console: "https://fireworks.ai/account/api-keys",
    rules: [
      {
        id: "fireworks-api-key",
        title: "Fireworks AI API key",
        severity: "high",
        form: near(["fireworks"], token("fw_", run("alnum", 20, 28))),
        envVars: ["FIREWORKS_API_KEY"],
        verify: probe("https://api.fireworks.ai/inference/v1/models", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "LightOn",
    rules: [
      {
        id: "lighton-paradigm-key",
        title: "LightOn Paradigm API key",
        severity: "medium",
        form: contextual(["lighton", "paradigm api", "paradigm key", "paradigm token"], run("base64url", 40, 80)),
        envVars: ["PARADIGM_API_KEY"],
        verify: probe("https://paradigm.lighton.ai/api/v2/models"),
      },
    ],
  }),
  service({
    name: "MiniMax",
    console: "https://platform.minimax.io",
    rules: [
      {
        id: "minimax-api-key",
        title: "MiniMax API key",
        severity: "high",
        form: token("sk-api-", run("base64url", 110, 128)),
        envVars: ["MINIMAX_API_KEY"],
        verify: probe("https://api.minimax.io/v1/models"),
      },
    ],
  }),
  service({
    name: "Moonshot AI",
    console: "https://platform.moonshot.ai/console/api-keys",
    rules: [
      {
        id: "kimi-api-key",
        title: "Kimi API key",
        severity: "high",
        // Accounts in China have another host, so a refusal proves nothing.
        form: near(["moonshot", "kimi"], token("sk-", run("base64url", 48))),
        envVars: ["MOONSHOT_API_KEY", "KIMI_API_KEY"],
        verify: probe("https://api.moonshot.ai/v1/models", { dead: [] }),
      },
    ],
  }),
  service({
    name: "NVIDIA",
    console: "https://build.nvidia.com/settings/api-keys",
    rules: [
      {
        id: "nvidia-api-key",
        title: "NVIDIA API key",
        severity: "high",
        form: token("nvapi-", run("base64url", 60, 70)),
        envVars: ["NVIDIA_API_KEY", "NGC_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.ngc.nvidia.com/v3/keys/get-caller-info",
          auth: "form: credentials={token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "nvidia-ngc-key-legacy",
        title: "NVIDIA NGC API key (old form)",
        severity: "high",
        form: contextual(["ngc", "nvcr.io", "nvidia"], run("alnum", 84)),
        envVars: ["NGC_API_KEY", "NGC_CLI_API_KEY"],
        verify: probe("https://authn.nvidia.com/token?service=ngc", { auth: "HTTP Basic $oauthtoken : {token}" }),
      },
    ],
  }),
  service({
    name: "Ollama",
    console: "https://ollama.com/settings/keys",
    rules: [
      {
        id: "ollama-cloud-key",
        title: "Ollama cloud API key",
        severity: "medium",
        form: contextual(["ollama"], run("hex", 32), ".", run("base64url", 24)),
        envVars: ["OLLAMA_API_KEY"],
      },
    ],
  }),
  service({
    name: "SambaNova",
    console: "https://cloud.sambanova.ai/apis",
    rules: [
      {
        id: "sambanova-api-key",
        title: "SambaNova API key",
        severity: "medium",
        form: contextual(["samba nova"], uuid),
        envVars: ["SAMBANOVA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Stability AI",
    console: "https://platform.stability.ai/account/keys",
    rules: [
      {
        id: "stability-api-key",
        title: "Stability AI API key",
        severity: "high",
        form: near(["stability", "dreamstudio"], token("sk-", run("alnum", 48))),
        envVars: ["STABILITY_API_KEY"],
        verify: probe("https://api.stability.ai/v1/user/account"),
      },
    ],
  }),
  service({
    name: "Together AI",
    console: "https://api.together.ai/settings/api-keys",
    rules: [
      {
        id: "together-api-key",
        title: "Together AI API key",
        severity: "high",
        form: token("tgp_v1_", run("base64url", 40, 46)),
        envVars: ["TOGETHER_API_KEY"],
        verify: probe("https://api.together.xyz/v1/models"),
      },
      {
        id: "together-api-key-legacy",
        title: "Together AI API key (old form)",
        severity: "high",
        form: contextual(
          ["together ai", "together.xyz", "together api", "together key", "together token"],
          run("hex", 64),
        ),
        envVars: ["TOGETHER_API_KEY"],
        verify: probe("https://api.together.xyz/v1/models"),
      },
    ],
  }),
  service({
    name: "Upstage",
    console: "https://console.upstage.ai/api-keys",
    rules: [
      {
        id: "upstage-api-key",
        title: "Upstage API key",
        severity: "medium",
        form: contextual(["upstage"], oneOf(["up_", run("alnum", 24, 50)], run("alnum", 40, 50))),
        envVars: ["UPSTAGE_API_KEY"],
        verify: probe("https://api.upstage.ai/v1/models"),
      },
    ],
  }),
  service({
    name: "VolcEngine Ark",
    console: "https://console.volcengine.com/ark",
    rules: [
      {
        id: "volcengine-ark-api-key",
        title: "VolcEngine Ark API key",
        severity: "medium",
        form: contextual(["volcengine", "volces.com", "ark api", "ark key", "ark token", "doubao"], uuid),
        envVars: ["ARK_API_KEY", "VOLCENGINE_API_KEY"],
      },
    ],
  }),
  service({
    name: "Z.ai (Zhipu)",
    console: "https://z.ai/manage-apikey/apikey-list",
    rules: [
      {
        id: "zai-api-key",
        title: "Z.ai API key",
        severity: "high",
        form: contextual(
          ["zai", "z.ai", "zhipu", "zhipu ai", "bigmodel", "glm"],
          run("hex", 32),
          ".",
          run("alnum", 16),
        ),
        envVars: ["ZAI_API_KEY", "ZHIPUAI_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.z.ai/api/paas/v4/tokenizer",
          auth: "Authorization: Bearer {token}",
          live: [200, 429],
          dead: [401],
        },
      },
    ],
  }),
];
