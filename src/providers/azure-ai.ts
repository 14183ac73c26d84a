import { contextual, maybe, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

/** B stands for OpenAI, the others for the services. */
const serviceLetters = [..."ACDEFGHIJKLMNOPQRSTUVWXYZ"];

export const azureAi = {
  name: "Azure AI",
  rules: [
    {
      id: "azure-openai-key",
      title: "Azure OpenAI key",
      severity: "high",
      form: token(run("alnum", 52), "JQQJ99", run("alnum", 14), "AAABACOG", run("alnum", 4)),
      envVars: ["AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY"],
    },
    {
      id: "azure-openai-key-legacy",
      title: "Azure OpenAI or AI services key (old form)",
      severity: "high",
      form: contextual(
        [
          "azure openai",
          "openai.azure.com",
          "cognitiveservices.azure.com",
          "api.cognitive.microsoft.com",
          "cognitive services",
          "ocp apim subscription key",
          "azure cognitive",
          "azure ai",
          "azure speech",
          "azure vision",
          "azure translator",
          "azure face",
          "azure text analytics",
          "azure language",
        ],
        run("hex", 32),
      ),
      envVars: ["AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY"],
    },
    {
      id: "azure-ai-services-key",
      title: "Azure AI services key",
      severity: "high",
      form: token(
        run("alnum", 52),
        "JQQJ99",
        run("alnum", 14),
        "AAA",
        oneOf(...serviceLetters),
        "ACOG",
        run("alnum", 4),
      ),
      envVars: ["AZURE_AI_KEY", "AZURE_SPEECH_KEY"],
    },
    {
      id: "azure-search-key",
      title: "Azure AI Search key",
      severity: "high",
      form: token(run("alnum", 42), "AzSe", oneOf("A", "B", "C", "D"), run("alnum", 5)),
      envVars: ["AZURE_SEARCH_KEY", "AZURE_SEARCH_ADMIN_KEY"],
    },
    {
      id: "azure-ml-classic-key",
      title: "Azure Machine Learning web service key",
      severity: "medium",
      form: token(run("base64", 76), "+AMC", run("base64", 5), oneOf("A", "Q", "g", "w"), "=="),
      envVars: [],
    },
    {
      id: "azure-bot-key",
      title: "Azure Bot or Direct Line secret",
      severity: "medium",
      form: contextual(["bot framework", "direct line"], oneOf([run("base64", 43), maybe("=")], run("base64url", 43))),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://portal.azure.com",
    replace: [
      "Every resource has two keys: under Keys and Endpoint, take the second one and point every consumer to it.",
      "Put it into Key Vault and deploy. Better: let the consumer log in with a managed identity and turn keys off.",
    ],
    revoke: [
      "Under Keys and Endpoint, regenerate the leaked key. A bot's secret is regenerated in its Direct Line channel.",
    ],
    audit: [
      "In the resource's metrics and diagnostic logs, look for models, callers, times or volumes you do not know, and check the bill.",
    ],
  },
  references: ["https://learn.microsoft.com/en-us/azure/ai-services/rotate-keys"],
} as const satisfies Provider;
