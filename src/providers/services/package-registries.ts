import { contextual, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Where packages are published and fetched. */
export const packageRegistries: readonly Provider[] = [
  service({
    name: "Cargo",
    rules: [
      {
        id: "crates-io-token",
        title: "Cargo registry token",
        severity: "critical",
        form: token("cio", run("alnum", 32)),
        envVars: ["CARGO_REGISTRY_TOKEN"],
      },
    ],
  }),
  service({
    name: "Clojars",
    rules: [
      {
        id: "clojars-deploy-token",
        title: "Clojars deploy token",
        severity: "critical",
        form: token("CLOJARS_", run("alnum", 60)),
        envVars: ["CLOJARS_PASSWORD"],
      },
    ],
  }),
  service({
    name: "Cloudsmith",
    console: "https://cloudsmith.io/user/settings/api/",
    rules: [
      {
        id: "cloudsmith-api-key",
        title: "Cloudsmith API key",
        severity: "high",
        form: token("csa_", run("alnum", 36)),
        envVars: ["CLOUDSMITH_API_KEY"],
      },
      {
        id: "cloudsmith-api-key-legacy",
        title: "Cloudsmith API key (old form)",
        severity: "high",
        form: contextual(["cloudsmith"], run("hex", 40)),
        envVars: ["CLOUDSMITH_API_KEY"],
      },
    ],
  }),
  service({
    name: "Contributed Systems",
    rules: [
      {
        id: "contribsys-credentials",
        title: "Sidekiq Pro or Enterprise gem credentials",
        severity: "medium",
        form: contextual(["contribsys"], run("hex", 8), ":", run("hex", 8)),
        envVars: ["BUNDLE_ENTERPRISE__CONTRIBSYS__COM", "BUNDLE_GEMS__CONTRIBSYS__COM"],
      },
      {
        id: "contribsys-url-credentials",
        title: "Sidekiq gem credentials in a URL",
        severity: "medium",
        form: token(run("hex", 8), ":", run("hex", 8), oneOf("@gems.contribsys.com", "@enterprise.contribsys.com")),
        envVars: ["BUNDLE_ENTERPRISE__CONTRIBSYS__COM"],
      },
    ],
  }),
  service({
    name: "Font Awesome",
    console: "https://fontawesome.com/account/general",
    rules: [
      {
        id: "fontawesome-npm-token",
        title: "Font Awesome package token",
        severity: "low",
        form: contextual(["font awesome"], uuid),
        envVars: ["FONTAWESOME_NPM_AUTH_TOKEN"],
      },
    ],
  }),
  service({
    name: "Hex",
    rules: [
      {
        id: "hex-pm-key",
        title: "Hex API key",
        severity: "high",
        form: contextual(["hex api key", "hex pm"], run("hex", 32)),
        envVars: ["HEX_API_KEY"],
      },
    ],
  }),
  service({
    name: "NuGet",
    rules: [
      {
        id: "nuget-api-key",
        title: "NuGet API key",
        severity: "critical",
        form: token("oy2", run("lowerAlnum", 43)),
        envVars: ["NUGET_API_KEY"],
      },
    ],
  }),
  service({
    name: "Open VSX",
    rules: [
      {
        id: "openvsx-token",
        title: "Open VSX access token",
        severity: "high",
        form: token("ovsxat_", uuid),
        envVars: ["OVSX_PAT"],
      },
    ],
  }),
  service({
    name: "packagecloud",
    console: "https://packagecloud.io/api_token",
    rules: [
      {
        id: "packagecloud-token",
        title: "packagecloud API token",
        severity: "high",
        form: contextual(["package cloud"], run("hex", 48)),
        envVars: ["PACKAGECLOUD_TOKEN"],
        verify: probe("https://packagecloud.io/api/v1/distributions.json", {
          auth: "Basic authentication, user {token}, no password",
        }),
      },
    ],
  }),
  service({
    name: "Packagist",
    rules: [
      {
        id: "packagist-token",
        title: "Private Packagist token or API secret",
        severity: "high",
        form: token("packagist_", oneOf("ort_", "out_", "uut_", "cut_", "acs_", "ack_"), run("hex", 28, 96)),
        envVars: [],
      },
    ],
  }),
];
