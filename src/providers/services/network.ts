import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Edge, DNS, tunnels, hosting and security data. */
export const network: readonly Provider[] = [
  service({
    name: "AbuseIPDB",
    console: "https://www.abuseipdb.com/account/api",
    rules: [
      {
        id: "abuseipdb-key",
        title: "AbuseIPDB API key",
        severity: "low",
        form: contextual(["abuseipdb"], run("hex", 80)),
        envVars: [],
        verify: probe("https://api.abuseipdb.com/api/v2/check?ipAddress=127.0.0.1", { auth: "Key: {token}" }),
      },
    ],
  }),
  service({
    name: "AlienVault OTX",
    console: "https://otx.alienvault.com/settings",
    rules: [
      {
        id: "alienvault-otx-key",
        title: "AlienVault OTX API key",
        severity: "low",
        form: contextual(
          [
            "alienvault api",
            "alienvault key",
            "alienvault token",
            "alienvault secret",
            "alienvault otx",
            "otx api",
            "otx key",
            "otx token",
          ],
          run("hex", 64),
        ),
        envVars: [],
        verify: probe("https://otx.alienvault.com/api/v1/users/me", { auth: "X-OTX-API-KEY: {token}", dead: [403] }),
      },
    ],
  }),
  service({
    name: "Censys",
    console: "https://search.censys.io/account/api",
    rules: [
      {
        id: "censys-secret",
        title: "Censys API secret",
        severity: "medium",
        form: contextual(["censys"], run("alnum", 32)),
        envVars: ["CENSYS_API_SECRET"],
        partners: ["censys-api-id"],
        verify: probe("https://search.censys.io/api/v1/account", { auth: "HTTP Basic id : secret" }),
      },
      {
        id: "censys-api-id",
        title: "Censys API id",
        severity: "low",
        form: contextual(["censys"], uuid),
        envVars: ["CENSYS_API_ID"],
      },
    ],
  }),
  service({
    name: "Cisco Meraki",
    console: "https://dashboard.meraki.com",
    rules: [
      {
        id: "meraki-api-key",
        title: "Cisco Meraki dashboard API key",
        severity: "critical",
        form: contextual(["meraki"], run("hex", 40)),
        envVars: ["MERAKI_DASHBOARD_API_KEY"],
        verify: probe("https://api.meraki.com/api/v1/organizations", { auth: "X-Cisco-Meraki-API-Key: {token}" }),
      },
    ],
  }),
  service({
    name: "Defined Networking",
    console: "https://admin.defined.net/settings/api-keys",
    rules: [
      {
        id: "defined-networking-key",
        title: "Defined Networking API key",
        severity: "high",
        form: token("dnkey-", run("paddedBase64url", 26), "-", run("paddedBase64url", 52)),
        envVars: [],
        verify: probe("https://api.defined.net/v1/networks", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Fastly",
    console: "https://manage.fastly.com/account/personal/tokens",
    rules: [
      {
        id: "fastly-api-token",
        title: "Fastly API token",
        severity: "high",
        form: contextual(["fastly"], run("base64url", 32)),
        envVars: ["FASTLY_API_TOKEN", "FASTLY_API_KEY"],
        verify: probe("https://api.fastly.com/tokens/self", { auth: "Fastly-Key: {token}", dead: [401, 403] }),
        revoke: { method: "DELETE", url: "https://api.fastly.com/tokens/self", auth: "Fastly-Key: {token}" },
      },
    ],
  }),
  service({
    name: "GoDaddy",
    console: "https://developer.godaddy.com/keys",
    rules: [
      {
        id: "godaddy-api-key",
        title: "GoDaddy API key",
        severity: "high",
        form: contextual(["godaddy", "sso key"], run("word", 35, 37)),
        envVars: ["GODADDY_API_KEY"],
        verify: probe("https://api.godaddy.com/v1/domains?limit=1", {
          auth: "Authorization: sso-key {key}:{secret}",
          live: [200, 403],
        }),
      },
      {
        id: "godaddy-api-secret",
        title: "GoDaddy API secret",
        severity: "high",
        form: contextual(["godaddy"], run("alnum", 22)),
        envVars: ["GODADDY_API_SECRET"],
        partners: ["godaddy-api-key"],
      },
    ],
  }),
  service({
    name: "hCaptcha",
    console: "https://dashboard.hcaptcha.com/settings",
    rules: [
      {
        id: "hcaptcha-secret",
        title: "hCaptcha secret",
        severity: "medium",
        form: contextual(["hcaptcha", "h captcha"], oneOf(["ES_", run("hex", 32)], ["0x", run("anyHex", 40)])),
        envVars: ["HCAPTCHA_SECRET", "HCAPTCHA_SECRET_KEY"],
      },
    ],
  }),
  service({
    name: "MaxMind",
    console: "https://www.maxmind.com/en/accounts/current/license-key",
    rules: [
      {
        id: "maxmind-license-key",
        title: "MaxMind license key",
        severity: "medium",
        form: token(run("alnum", 6), "_", run("alnum", 29), "_mmk"),
        envVars: ["MAXMIND_LICENSE_KEY", "GEOIPUPDATE_LICENSE_KEY"],
        verify: {
          method: "POST",
          url: "https://secret-scanning.maxmind.com/secrets/validate-license-key",
          auth: "form license_key={token}",
          live: [204, 200],
          dead: [401],
        },
      },
      {
        id: "maxmind-license-key-legacy",
        title: "MaxMind license key (old form)",
        severity: "medium",
        form: contextual(["maxmind", "geoipupdate"], run("alnum", 16)),
        envVars: ["MAXMIND_LICENSE_KEY"],
      },
    ],
  }),
  service({
    name: "ngrok",
    console: "https://dashboard.ngrok.com/api",
    rules: [
      {
        id: "ngrok-key",
        title: "ngrok API key or authtoken",
        severity: "high",
        form: contextual(["ngrok"], run("alnum", 25, 30), "_", run("digit", 1), run("alnum", 20)),
        envVars: ["NGROK_API_KEY", "NGROK_AUTHTOKEN"],
        verify: probe("https://api.ngrok.com/api_keys", { auth: "Bearer plus Ngrok-Version: 2" }),
      },
    ],
  }),
  service({
    name: "Nightfall",
    console: "https://app.nightfall.ai/developer-platform",
    rules: [
      {
        id: "nightfall-key",
        title: "Nightfall API key",
        severity: "medium",
        form: near(["nightfall"], token("NF-", run("alnum", 32))),
        envVars: [],
      },
    ],
  }),
  service({
    name: "OpenVPN CloudConnexa",
    rules: [
      {
        id: "openvpn-cloud-secret",
        title: "CloudConnexa client secret",
        severity: "high",
        form: contextual(["openvpn", "cloudconnexa"], run("base64url", 64, 128)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Portainer",
    rules: [
      {
        id: "portainer-token",
        title: "Portainer access token",
        severity: "high",
        form: token("ptr_", run("base64", 43, 44), maybe("=")),
        envVars: [],
      },
    ],
  }),
  service({
    name: "redirect.pizza",
    rules: [
      {
        id: "redirect-pizza-token",
        title: "redirect.pizza API token",
        severity: "low",
        form: near(
          ["redirect.pizza", "redirect_pizza", "redirect-pizza", "redirectpizza"],
          token("rpa_", run("alnum", 30)),
        ),
        envVars: [],
        verify: probe("https://redirect.pizza/api/v1/domains"),
      },
    ],
  }),
  service({
    name: "Scalingo",
    console: "https://dashboard.scalingo.com/account/tokens",
    rules: [
      {
        id: "scalingo-token",
        title: "Scalingo API token",
        severity: "high",
        form: token("tk-us-", run("base64url", 48)),
        envVars: ["SCALINGO_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "SecurityTrails",
    console: "https://securitytrails.com/app/account/credentials",
    rules: [
      {
        id: "securitytrails-key",
        title: "SecurityTrails API key",
        severity: "medium",
        form: contextual(["securitytrails", "security trails"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.securitytrails.com/v1/ping", { auth: "APIKEY: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Shodan",
    console: "https://account.shodan.io",
    rules: [
      {
        id: "shodan-api-key",
        title: "Shodan API key",
        severity: "medium",
        form: contextual(["shodan"], run("alnum", 32)),
        envVars: ["SHODAN_API_KEY"],
        verify: probe("https://api.shodan.io/api-info", { auth: "query parameter key={token}" }),
      },
    ],
  }),
  service({
    name: "SSLMate",
    rules: [
      {
        id: "sslmate-key",
        title: "SSLMate API key or cluster secret",
        severity: "medium",
        form: contextual(["sslmate"], run("alnum", 36)),
        envVars: [],
        verify: probe("https://sslmate.com/api/v2/certs/example.com", {
          auth: "HTTP Basic, {token} as user name, empty password",
        }),
      },
    ],
  }),
  service({
    name: "urlscan.io",
    console: "https://urlscan.io/user/profile/",
    rules: [
      {
        id: "urlscan-key",
        title: "urlscan.io API key",
        severity: "low",
        form: contextual(
          [
            "urlscan api",
            "urlscan key",
            "urlscan token",
            "urlscan secret",
            "urlscan io api",
            "urlscan io key",
            "urlscan io token",
          ],
          uuid,
        ),
        envVars: [],
        verify: probe("https://urlscan.io/user/quotas", { auth: "API-Key: {token}", dead: [400, 401] }),
      },
    ],
  }),
  service({
    name: "VirusTotal",
    console: "https://www.virustotal.com/gui/my-apikey",
    rules: [
      {
        id: "virustotal-key",
        title: "VirusTotal API key",
        severity: "medium",
        form: contextual(
          [
            "virustotal api",
            "virustotal key",
            "virustotal token",
            "virustotal secret",
            "virustotal apikey",
            "virus total api",
            "virus total key",
            "virus total token",
            "virus total secret",
            "vt api",
            "vt key",
          ],
          run("hex", 64),
        ),
        envVars: ["VT_API_KEY", "VIRUSTOTAL_API_KEY"],
        verify: probe("https://www.virustotal.com/api/v3/users/{token}", { auth: "x-apikey: {token}" }),
      },
    ],
  }),
  service({
    name: "ZeroTier",
    console: "https://my.zerotier.com/account",
    rules: [
      {
        id: "zerotier-token",
        title: "ZeroTier Central API token",
        severity: "high",
        form: contextual(["zerotier"], run("alnum", 32)),
        envVars: ["ZEROTIER_CENTRAL_TOKEN"],
        verify: probe("https://api.zerotier.com/api/v1/network", {
          auth: "Authorization: token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
