import { contextual, run } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const testing: readonly Provider[] = [
  service({
    name: "ApiMetrics",
    rules: [
      {
        id: "apimetrics-api-key",
        title: "ApiMetrics API key",
        severity: "medium",
        form: contextual(["apimetrics", "api metrics"], run("alnum", 32)),
        envVars: [],
        verify: byGet("https://client.apimetrics.io/api/2/calls/", "Authorization: Bearer {token}"),
      },
    ],
  }),
  service({
    name: "Bitbar",
    rules: [
      {
        id: "bitbar-api-key",
        title: "Bitbar API key",
        severity: "medium",
        form: contextual(["bitbar"], run("alnum", 32)),
        envVars: [],
        verify: byGet("https://cloud.bitbar.com/api/me", "Basic, user name {token}"),
      },
    ],
  }),
  service({
    name: "Blazemeter",
    rules: [
      {
        id: "blazemeter-api-key",
        title: "Blazemeter API key",
        severity: "medium",
        form: contextual(["blazemeter", "runscope"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: byGet("https://api.runscope.com/account", "Authorization: Bearer {token}"),
      },
    ],
  }),
  service({
    name: "BrowserStack",
    rules: [
      {
        id: "browserstack-api-key",
        title: "BrowserStack API key",
        severity: "medium",
        form: contextual(["browserstack", "browser stack", "bs authkey"], run("alnum", 20)),
        envVars: ["BROWSERSTACK_ACCESS_KEY"],
        verify: byGet("https://www.browserstack.com/automate/plan.json", "Basic, user name {id}, password {token}"),
      },
    ],
  }),
  service({
    name: "Dareboost",
    rules: [
      {
        id: "dareboost-api-key",
        title: "Dareboost API key",
        severity: "medium",
        form: contextual(["dareboost"], run("alnum", 60)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Detectify",
    rules: [
      {
        id: "detectify-api-key",
        title: "Detectify API key",
        severity: "medium",
        form: contextual(["detectify"], run("lowerAlnum", 32)),
        envVars: [],
        verify: byGet("https://api.detectify.com/rest/v2/assets/", "X-Detectify-Key: {token}"),
      },
    ],
  }),
  service({
    name: "GetSandbox",
    rules: [
      {
        id: "getsandbox-api-key",
        title: "GetSandbox API key",
        severity: "medium",
        form: contextual([...secretsOf("getsandbox"), "getsandbox.com"], run("lowerKebab", 40)),
        envVars: [],
        verify: byGet("https://getsandbox.com/api/1/sandboxes/{id}", "API-Key: {token}"),
      },
    ],
  }),
  service({
    name: "GTMetrix",
    rules: [
      {
        id: "gtmetrix-api-key",
        title: "GTMetrix API key",
        severity: "medium",
        form: contextual(["gtmetrix"], run("hex", 32)),
        envVars: [],
        verify: byGet("https://gtmetrix.com/api/2.0/status", "Basic, user name {token}"),
      },
    ],
  }),
  service({
    name: "Holistic.dev",
    rules: [
      {
        id: "holistic-api-key",
        title: "Holistic.dev API key",
        severity: "medium",
        form: contextual([...secretsOf("holistic"), "holistic.dev"], run("hex", 64)),
        envVars: [],
        verify: byGet("https://api.holistic.dev/api/v1/project", "x-api-key: {token}"),
      },
    ],
  }),
  service({
    name: "JupiterOne",
    rules: [
      {
        id: "jupiterone-api-key",
        title: "JupiterOne API key",
        severity: "medium",
        form: contextual(["jupiterone", "jupiter one"], run("alnum", 76)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "KnapsackPro",
    rules: [
      {
        id: "knapsackpro-api-key",
        title: "KnapsackPro API key",
        severity: "medium",
        form: contextual(["knapsackpro", "knapsack pro"], run("lowerAlnum", 32)),
        envVars: [],
        verify: byGet("https://api.knapsackpro.com/v1/builds?page=1", "KNAPSACK-PRO-TEST-SUITE-TOKEN: {token}"),
      },
    ],
  }),
  service({
    name: "Loadmill",
    rules: [
      {
        id: "loadmill-api-key",
        title: "Loadmill API key",
        severity: "medium",
        form: contextual(["loadmill"], run("alnum", 40)),
        envVars: [],
        verify: byGet("https://app.loadmill.com/api/v1/labels?filter=CI_enable", "Authorization: Bearer {token}"),
      },
    ],
  }),
  service({
    name: "Mailsac",
    rules: [
      {
        id: "mailsac-api-key",
        title: "Mailsac API key",
        severity: "medium",
        form: contextual(["mailsac"], "k_", run("alnum", 36, 64)),
        envVars: [],
        verify: byGet("https://mailsac.com/api/addresses", "Mailsac-Key: {token}"),
      },
    ],
  }),
  service({
    name: "Mockaroo",
    rules: [
      {
        id: "mockaroo-api-key",
        title: "Mockaroo API key",
        severity: "medium",
        form: contextual([...secretsOf("mockaroo"), "api.mockaroo.com"], run("lowerAlnum", 8)),
        envVars: [],
        verify: byGet("https://api.mockaroo.com/api/types?key={token}", "in the URL"),
      },
    ],
  }),
  service({
    name: "Qase",
    rules: [
      {
        id: "qase-api-key",
        title: "Qase API key",
        severity: "low",
        form: contextual(["qase"], run("alnum", 40)),
        envVars: [],
        verify: byGet("https://api.qase.io/v1/user", "Token: {token}"),
      },
    ],
  }),
  service({
    name: "Sauce Labs",
    rules: [
      {
        id: "saucelabs-api-key",
        title: "Sauce Labs API key",
        severity: "medium",
        form: contextual(["saucelabs", "sauce labs", "sauce access key"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: ["SAUCE_ACCESS_KEY"],
      },
    ],
  }),
  service({
    name: "ScrutinizerCi",
    rules: [
      {
        id: "scrutinizerci-api-key",
        title: "ScrutinizerCi API key",
        severity: "medium",
        form: contextual(["scrutinizer"], run("lowerAlnum", 64)),
        envVars: [],
        verify: byGet("https://scrutinizer-ci.com/api/user/repositories?access_token={token}", "in the URL"),
      },
    ],
  }),
  service({
    name: "Statuspal",
    rules: [
      {
        id: "statuspal-api-key",
        title: "Statuspal API key",
        severity: "medium",
        form: contextual(["statuspal"], run("alnum", 32)),
        envVars: [],
        verify: byGet("https://statuspal.io/api/v1/status_pages/{page}/subscriptions", "Authorization: {token}"),
      },
    ],
  }),
  service({
    name: "TestingBot",
    rules: [
      {
        id: "testingbot-api-key",
        title: "TestingBot API key",
        severity: "medium",
        form: contextual(["testingbot"], run("lowerAlnum", 32)),
        envVars: [],
        verify: byGet("https://api.testingbot.com/v1/user", "Basic, user name {id}, password {token}"),
      },
    ],
  }),
  service({
    name: "ThousandEyes",
    rules: [
      {
        id: "thousandeyes-api-key",
        title: "ThousandEyes API key",
        severity: "medium",
        form: contextual(["thousandeyes", "thousand eyes"], run("alnum", 32)),
        envVars: [],
        verify: byGet(
          "https://api.thousandeyes.com/v6/endpoint-data/user-sessions/web.json",
          "Basic, user name {id}, password {token}",
        ),
      },
    ],
  }),
  service({
    name: "VersionEye",
    rules: [
      {
        id: "versioneye-api-key",
        title: "VersionEye API key",
        severity: "medium",
        form: contextual(["versioneye"], run("kebab", 40)),
        envVars: [],
        verify: byGet("https://www.versioneye.com/api/v1/scans", "apiKey: {token}"),
      },
    ],
  }),
  service({
    name: "Websitepulse",
    rules: [
      {
        id: "websitepulse-api-key",
        title: "Websitepulse API key",
        severity: "medium",
        form: contextual(["websitepulse", "website pulse"], run("hex", 32)),
        envVars: [],
        verify: byGet(
          "https://api.websitepulse.com/textserver.php?method=GetContacts&username={id}&key={token}",
          "in the URL",
        ),
      },
    ],
  }),
];
