import { contextual, run, token } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** What web sites are filled from, and the forms on them. */
export const websiteContent: readonly Provider[] = [
  service({
    name: "Canva",
    console: "https://www.canva.com/developers/integrations",
    rules: [
      {
        id: "canva-client-secret",
        title: "Canva client secret",
        severity: "high",
        form: token("cnvca", run("base64url", 51)),
        envVars: ["CANVA_CLIENT_SECRET"],
      },
    ],
  }),
  service({
    name: "Contentful",
    console: "https://app.contentful.com/account/profile/cma_tokens",
    rules: [
      {
        id: "contentful-pat",
        title: "Contentful personal access token",
        severity: "high",
        form: token("CFPAT-", run("base64url", 43)),
        envVars: ["CONTENTFUL_MANAGEMENT_TOKEN", "CONTENTFUL_PAT"],
        verify: {
          method: "GET",
          url: "https://api.contentful.com/organizations",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "PUT",
          url: "https://api.contentful.com/users/me/access_tokens/{id}/revoked",
          auth: "Authorization: Bearer {token}",
        },
      },
      {
        id: "contentful-delivery-token",
        title: "Contentful delivery or preview token",
        severity: "low",
        form: contextual(["contentful"], run("paddedBase64url", 43)),
        envVars: ["CONTENTFUL_ACCESS_TOKEN", "CONTENTFUL_DELIVERY_TOKEN"],
        verify: {
          method: "GET",
          url: "https://cdn.contentful.com/spaces/{space}",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Jotform",
    console: "https://www.jotform.com/myaccount/api",
    rules: [
      {
        id: "jotform-api-key",
        title: "Jotform API key",
        severity: "medium",
        form: contextual(["jotform", "jot form"], run("hex", 32)),
        envVars: ["JOTFORM_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.jotform.com/user",
          auth: "APIKEY: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Sanity",
    console: "https://www.sanity.io/manage",
    rules: [
      {
        id: "sanity-token",
        title: "Sanity API token",
        severity: "high",
        form: contextual(["sanity"], "sk", run("alnum", 79, 180)),
        envVars: ["SANITY_API_TOKEN", "SANITY_AUTH_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.sanity.io/v2021-06-07/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Storyblok",
    console: "https://app.storyblok.com",
    rules: [
      {
        id: "storyblok-token",
        title: "Storyblok content token",
        severity: "low",
        form: contextual(["storyblok"], run("alnum", 22), "tt"),
        envVars: ["STORYBLOK_TOKEN", "STORYBLOK_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.storyblok.com/v1/cdn/spaces/me/",
          auth: "query parameter token={token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "storyblok-management-token",
        title: "Storyblok management token",
        severity: "high",
        form: token(run("alnum", 22), "tt-", run("digit", 4, 8), "-", run("base64url", 20)),
        envVars: ["STORYBLOK_MANAGEMENT_TOKEN", "STORYBLOK_OAUTH_TOKEN"],
        verify: {
          method: "GET",
          url: "https://mapi.storyblok.com/v1/spaces/",
          auth: "Authorization: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Typeform",
    console: "https://admin.typeform.com/user/tokens",
    rules: [
      {
        id: "typeform-token",
        title: "Typeform personal access token",
        severity: "medium",
        form: token("tfp_", run("loose", 40, 64)),
        envVars: ["TYPEFORM_TOKEN", "TYPEFORM_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.typeform.com/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401, 403],
        },
      },
    ],
  }),
];
