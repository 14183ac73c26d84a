import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Clouds and application hosting. */
export const hosting: readonly Provider[] = [
  service({
    name: "Civo",
    console: "https://dashboard.civo.com/security",
    rules: [
      {
        id: "civo-api-key",
        title: "Civo API key",
        severity: "high",
        form: contextual(["civo"], run("alnum", 50)),
        envVars: ["CIVO_TOKEN", "CIVO_API_KEY"],
        verify: probe("https://api.civo.com/v2/instances", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Deno Deploy",
    console: "https://dash.deno.com/account#access-tokens",
    rules: [
      {
        id: "deno-deploy-token",
        title: "Deno Deploy token",
        severity: "high",
        form: token(oneOf("ddp_", "ddw_", "ddo_"), run("alnum", 36)),
        envVars: ["DENO_DEPLOY_TOKEN"],
        verify: probe("https://api.deno.com/user"),
      },
    ],
  }),
  service({
    name: "Exoscale",
    console: "https://portal.exoscale.com/iam/api-keys",
    rules: [
      {
        id: "exoscale-api-key",
        title: "Exoscale API key",
        severity: "critical",
        form: near(["exoscale"], token("EXO", run("alnum", 24, 30))),
        envVars: ["EXOSCALE_API_KEY"],
        partners: ["exoscale-api-secret"],
        verify: probe("https://api-ch-gva-2.exoscale.com/v2/zone", {
          auth: "EXO2-HMAC-SHA256 signature",
          dead: [401, 403],
        }),
      },
      {
        id: "exoscale-api-secret",
        title: "Exoscale API secret",
        severity: "critical",
        form: contextual(["exoscale"], run("base64url", 40, 60)),
        envVars: ["EXOSCALE_API_SECRET"],
        partners: ["exoscale-api-key"],
      },
    ],
  }),
  service({
    name: "Fly.io",
    console: "https://fly.io/user/personal_access_tokens",
    docs: "https://fly.io/docs/security/tokens/",
    rules: [
      {
        id: "fly-io-token",
        title: "Fly.io access token",
        severity: "critical",
        // Macaroons; several may stand after the word FlyV1, with commas between.
        form: token(
          oneOf(
            ["fo1_", run("base64url", 40, 46)],
            ["fm2_", run("base64", 100, 1000), maybe("="), maybe("=")],
            ["fm1r_", run("base64", 100, 1000), maybe("="), maybe("=")],
            ["fm1a_", run("base64", 100, 1000), maybe("="), maybe("=")],
          ),
        ),
        envVars: ["FLY_API_TOKEN", "FLY_ACCESS_TOKEN"],
      },
    ],
  }),
  service({
    name: "Hetzner",
    console: "https://console.hetzner.cloud",
    rules: [
      {
        id: "hetzner-cloud-token",
        title: "Hetzner Cloud API token",
        severity: "critical",
        form: contextual(["hcloud", "hetzner"], run("alnum", 64)),
        envVars: ["HCLOUD_TOKEN", "HETZNER_API_TOKEN"],
        verify: probe("https://api.hetzner.cloud/v1/locations"),
      },
    ],
  }),
  service({
    name: "Infomaniak",
    console: "https://manager.infomaniak.com/v3/ng/accounts/token/list",
    rules: [
      {
        id: "infomaniak-api-token",
        title: "Infomaniak API token",
        severity: "high",
        form: contextual(["infomaniak"], run("base64url", 60, 100)),
        envVars: [],
        verify: probe("https://api.infomaniak.com/1/profile"),
      },
    ],
  }),
  service({
    name: "Linode",
    console: "https://cloud.linode.com/profile/tokens",
    rules: [
      {
        id: "linode-token",
        title: "Linode personal access token",
        severity: "critical",
        form: contextual(["linode"], run("hex", 64)),
        envVars: ["LINODE_TOKEN", "LINODE_CLI_TOKEN"],
        verify: probe("https://api.linode.com/v4/profile"),
      },
    ],
  }),
  service({
    name: "Naver Cloud",
    console: "https://console.ncloud.com",
    rules: [
      {
        id: "naver-access-key",
        title: "Naver Cloud access or secret key",
        severity: "critical",
        form: token("ncp_iam_", run("alnum", 18, 36)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "OVHcloud",
    console: "https://www.ovh.com/auth/api",
    rules: [
      {
        id: "ovh-application-secret",
        title: "OVHcloud application secret or consumer key",
        severity: "critical",
        form: contextual(["ovh", "ovh cloud"], run("alnum", 32)),
        envVars: ["OVH_APPLICATION_SECRET", "OVH_CONSUMER_KEY"],
        verify: probe("https://eu.api.ovh.com/1.0/auth/details", {
          auth: "X-Ovh-Application, X-Ovh-Consumer, X-Ovh-Timestamp, X-Ovh-Signature ($1$ and SHA1)",
          dead: [400, 403],
        }),
      },
    ],
  }),
  service({
    name: "Railway",
    console: "https://railway.com/account/tokens",
    rules: [
      {
        id: "railway-token",
        title: "Railway API token",
        severity: "high",
        form: contextual(["railway"], uuid),
        envVars: ["RAILWAY_TOKEN", "RAILWAY_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "Render",
    console: "https://dashboard.render.com/u/settings#api-keys",
    rules: [
      {
        id: "render-api-key",
        title: "Render API key",
        severity: "high",
        form: token("rnd_", run("alnum", 28)),
        envVars: ["RENDER_API_KEY"],
        verify: probe("https://api.render.com/v1/services?limit=1"),
      },
    ],
  }),
  service({
    name: "Scaleway",
    console: "https://console.scaleway.com/iam/api-keys",
    rules: [
      {
        id: "scaleway-secret-key",
        title: "Scaleway secret key",
        severity: "critical",
        form: contextual(["scaleway", "scw"], uuid),
        envVars: ["SCW_SECRET_KEY"],
        verify: probe("https://api.scaleway.com/instance/v1/zones/fr-par-1/servers", {
          auth: "X-Auth-Token: {token}",
          live: [200, 403],
        }),
      },
    ],
  }),
  service({
    name: "Unkey",
    console: "https://app.unkey.com/settings/root-keys",
    rules: [
      {
        id: "unkey-root-key",
        title: "Unkey root key",
        severity: "high",
        form: token("unkey_", run("alnum", 20, 32)),
        envVars: ["UNKEY_ROOT_KEY"],
      },
    ],
  }),
  service({
    name: "UpCloud",
    console: "https://hub.upcloud.com/account/api-tokens",
    rules: [
      {
        id: "upcloud-api-token",
        title: "UpCloud API token",
        severity: "critical",
        form: token("ucat_", run("alnum", 24, 32)),
        envVars: ["UPCLOUD_TOKEN"],
        verify: probe("https://api.upcloud.com/1.3/account"),
      },
    ],
  }),
  service({
    name: "Val Town",
    console: "https://www.val.town/settings/api",
    rules: [
      {
        id: "val-town-token",
        title: "Val Town API token",
        severity: "medium",
        form: token("vtwn_", run("base64url", 20, 80)),
        envVars: ["VALTOWN_TOKEN"],
        verify: probe("https://api.val.town/v1/me"),
      },
    ],
  }),
  service({
    name: "Vultr",
    console: "https://my.vultr.com/settings/#settingsapi",
    rules: [
      {
        id: "vultr-api-key",
        title: "Vultr API key",
        severity: "critical",
        form: contextual(["vultr"], run("upperAlnum", 36)),
        envVars: ["VULTR_API_KEY"],
        verify: probe("https://api.vultr.com/v2/account"),
      },
    ],
  }),
  service({
    name: "Zuplo",
    console: "https://portal.zuplo.com",
    rules: [
      {
        id: "zuplo-api-key",
        title: "Zuplo API key",
        severity: "medium",
        form: token("zpka_", run("alnum", 32), "_", run("hex", 8)),
        envVars: [],
        verify: probe("https://dev.zuplo.com/v1/who-am-i"),
      },
    ],
  }),
];
