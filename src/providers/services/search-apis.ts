import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Search engines for programs, and what they rank and store with. */
export const searchApis: readonly Provider[] = [
  service({
    name: "Brave Search",
    console: "https://api-dashboard.search.brave.com/app/keys",
    rules: [
      {
        id: "brave-search-api-key",
        title: "Brave Search API key",
        severity: "medium",
        form: near(["brave"], token("BSA", run("base64url", 24, 40))),
        envVars: ["BRAVE_API_KEY", "BRAVE_SEARCH_API_KEY"],
        verify: probe("https://api.search.brave.com/res/v1/web/search?q=a&count=1", {
          auth: "X-Subscription-Token: {token}",
          dead: [401, 422],
        }),
      },
    ],
  }),
  service({
    name: "Exa",
    console: "https://dashboard.exa.ai/api-keys",
    rules: [
      {
        id: "exa-api-key",
        title: "Exa API key",
        severity: "medium",
        form: contextual(["exa api", "exa key", "exa token", "exa search", "exa ai", "exa_py"], uuid),
        envVars: ["EXA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Firecrawl",
    console: "https://www.firecrawl.dev/app/api-keys",
    rules: [
      {
        id: "firecrawl-api-key",
        title: "Firecrawl API key",
        severity: "medium",
        form: near(["firecrawl"], token("fc-", run("hex", 32))),
        envVars: ["FIRECRAWL_API_KEY"],
        verify: probe("https://api.firecrawl.dev/v1/team/credit-usage"),
      },
    ],
  }),
  service({
    name: "Jina AI",
    console: "https://jina.ai/api-dashboard",
    rules: [
      {
        id: "jina-api-key",
        title: "Jina AI API key",
        severity: "medium",
        form: token("jina_", run("base64url", 56, 64)),
        envVars: ["JINA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Kagi",
    console: "https://kagi.com/settings?p=api",
    rules: [
      {
        id: "kagi-api-key",
        title: "Kagi API key",
        severity: "medium",
        form: contextual(["kagi"], run("base64url", 11), ".", run("base64url", 43)),
        envVars: ["KAGI_API_KEY"],
        verify: probe("https://kagi.com/api/v0/search?q=test", { auth: "Authorization: Bot {token}" }),
      },
    ],
  }),
  service({
    name: "Pinecone",
    console: "https://app.pinecone.io",
    docs: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    rules: [
      {
        id: "pinecone-api-key",
        title: "Pinecone API key",
        severity: "high",
        form: token("pcsk_", run("alnum", 5, 6), "_", run("alnum", 60, 66)),
        envVars: ["PINECONE_API_KEY"],
        verify: probe("https://api.pinecone.io/indexes", { auth: "Api-Key: {token}", live: [200, 403] }),
      },
      {
        id: "pinecone-api-key-legacy",
        title: "Pinecone API key (old form)",
        severity: "medium",
        form: contextual(["pinecone"], uuid),
        envVars: ["PINECONE_API_KEY"],
        verify: probe("https://api.pinecone.io/indexes", { auth: "Api-Key: {token}", live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "SerpApi",
    console: "https://serpapi.com/manage-api-key",
    rules: [
      {
        id: "serpapi-key",
        title: "SerpApi key",
        severity: "medium",
        form: contextual(["serp api"], run("hex", 64)),
        envVars: ["SERPAPI_API_KEY", "SERPAPI_KEY"],
        verify: probe("https://serpapi.com/account", { auth: "query parameter api_key={token}" }),
      },
    ],
  }),
  service({
    name: "Serper",
    console: "https://serper.dev/api-key",
    rules: [
      {
        id: "serper-api-key",
        title: "Serper API key",
        severity: "medium",
        form: contextual(["serper"], run("hex", 40)),
        envVars: ["SERPER_API_KEY"],
      },
    ],
  }),
  service({
    name: "Tavily",
    console: "https://app.tavily.com",
    rules: [
      {
        id: "tavily-api-key",
        title: "Tavily API key",
        severity: "medium",
        form: token("tvly-", maybe(oneOf("dev-", "prod-")), run("base64url", 32, 40)),
        envVars: ["TAVILY_API_KEY"],
        verify: probe("https://api.tavily.com/usage"),
      },
    ],
  }),
  service({
    name: "Voyage AI",
    console: "https://dashboard.voyageai.com",
    rules: [
      {
        id: "voyage-api-key",
        title: "Voyage AI API key",
        severity: "medium",
        form: near(["voyage"], token("pa-", run("base64url", 43))),
        envVars: ["VOYAGE_API_KEY"],
      },
    ],
  }),
];
