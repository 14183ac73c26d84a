import { contextual, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Speech, translation, text and pictures. */
export const aiMedia: readonly Provider[] = [
  service({
    name: "AssemblyAI",
    console: "https://www.assemblyai.com/app/api-keys",
    rules: [
      {
        id: "assemblyai-api-key",
        title: "AssemblyAI API key",
        severity: "high",
        form: contextual(["assembly ai"], run("lowerAlnum", 32)),
        envVars: ["ASSEMBLYAI_API_KEY"],
        verify: probe("https://api.assemblyai.com/v2/transcript", { auth: "Authorization: {token}" }),
      },
    ],
  }),
  service({
    name: "Cartesia",
    console: "https://play.cartesia.ai/keys",
    rules: [
      {
        id: "cartesia-api-key",
        title: "Cartesia API key",
        severity: "medium",
        form: token("sk_car_", run("alnum", 16, 64)),
        envVars: ["CARTESIA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Deepgram",
    console: "https://console.deepgram.com",
    rules: [
      {
        id: "deepgram-api-key",
        title: "Deepgram API key",
        severity: "high",
        form: contextual(["deepgram"], run("hex", 40)),
        envVars: ["DEEPGRAM_API_KEY"],
        verify: probe("https://api.deepgram.com/v1/projects", { auth: "Authorization: Token {token}" }),
      },
    ],
  }),
  service({
    name: "DeepL",
    console: "https://www.deepl.com/your-account/keys",
    rules: [
      {
        id: "deepl-api-key",
        title: "DeepL API key",
        severity: "medium",
        form: contextual(["deepl"], uuid),
        envVars: ["DEEPL_API_KEY", "DEEPL_AUTH_KEY"],
        verify: probe("https://api.deepl.com/v2/usage", { auth: "Authorization: DeepL-Auth-Key {token}", dead: [403] }),
      },
      {
        id: "deepl-free-api-key",
        title: "DeepL API key (free plan)",
        severity: "medium",
        form: token(uuid, ":fx"),
        envVars: ["DEEPL_API_KEY", "DEEPL_AUTH_KEY"],
        verify: probe("https://api-free.deepl.com/v2/usage", {
          auth: "Authorization: DeepL-Auth-Key {token}",
          dead: [403],
        }),
      },
    ],
  }),
  service({
    name: "ElevenLabs",
    console: "https://elevenlabs.io/app/settings/api-keys",
    docs: "https://elevenlabs.io/docs/api-reference/authentication",
    rules: [
      {
        id: "elevenlabs-api-key",
        title: "ElevenLabs API key",
        severity: "high",
        form: near(
          ["elevenlabs", "eleven_labs", "eleven-labs", "eleven_api", "xi-api-key", "xi_api_key"],
          token("sk_", run("hex", 48)),
        ),
        envVars: ["ELEVENLABS_API_KEY", "ELEVEN_API_KEY", "XI_API_KEY"],
        verify: probe("https://api.elevenlabs.io/v1/user", { auth: "xi-api-key: {token}" }),
      },
      {
        id: "elevenlabs-api-key-legacy",
        title: "ElevenLabs API key (old form)",
        severity: "high",
        form: contextual(["eleven labs", "eleven api", "xi api key"], run("hex", 32)),
        envVars: ["ELEVENLABS_API_KEY"],
        verify: probe("https://api.elevenlabs.io/v1/user", { auth: "xi-api-key: {token}" }),
      },
    ],
  }),
  service({
    name: "LiveKit",
    console: "https://cloud.livekit.io",
    rules: [
      {
        id: "livekit-api-secret",
        title: "LiveKit API secret",
        severity: "high",
        form: contextual(["livekit"], run("alnum", 40, 48)),
        envVars: ["LIVEKIT_API_SECRET", "LIVEKIT_API_KEY"],
      },
    ],
  }),
  service({
    name: "MonkeyLearn",
    rules: [
      {
        id: "monkeylearn-api-key",
        title: "MonkeyLearn API key",
        severity: "low",
        form: contextual(["monkeylearn"], run("hex", 40)),
        envVars: ["MONKEYLEARN_API_KEY"],
        verify: probe("https://api.monkeylearn.com/v3/classifiers", { auth: "Authorization: Token {token}" }),
      },
    ],
  }),
  service({
    name: "Photoroom",
    console: "https://app.photoroom.com/api-dashboard",
    rules: [
      {
        id: "photoroom-api-key",
        title: "Photoroom API key",
        severity: "medium",
        form: token(oneOf("sk_pr_", "sandbox_sk_pr_"), run("alnum", 1, 64), "_", run("hex", 40)),
        envVars: ["PHOTOROOM_API_KEY"],
        verify: probe("https://image-api.photoroom.com/v1/account", { auth: "x-api-key: {token}", dead: [403] }),
      },
    ],
  }),
  service({
    name: "Private AI",
    rules: [
      {
        id: "privateai-api-key",
        title: "Private AI API token",
        severity: "medium",
        form: contextual(["privateai", "private_ai", "private-ai"], run("lowerAlnum", 32)),
        envVars: ["PRIVATE_AI_API_KEY"],
      },
    ],
  }),
  service({
    name: "SpeechText.AI",
    rules: [
      {
        id: "speechtext-api-key",
        title: "SpeechText.AI API key",
        severity: "low",
        form: contextual(["speechtext"], run("hex", 32)),
        envVars: ["SPEECHTEXT_KEY"],
      },
    ],
  }),
  service({
    name: "Wit.ai",
    console: "https://wit.ai/apps",
    rules: [
      {
        id: "wit-ai-token",
        title: "Wit.ai token",
        severity: "medium",
        form: contextual(["wit ai", "wit access token", "wit token"], run("upperAlnum", 32)),
        envVars: ["WIT_AI_TOKEN", "WIT_ACCESS_TOKEN"],
        verify: probe("https://api.wit.ai/apps?offset=0&limit=1", { dead: [401, 403] }),
      },
    ],
  }),
];
