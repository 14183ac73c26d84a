import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
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
        verify: probe("https://client.apimetrics.io/api/2/calls/", { dead: [401, 403] }),
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
        verify: probe("https://cloud.bitbar.com/api/me", { auth: "Basic, user name {token}", dead: [401, 403] }),
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
        verify: probe("https://api.runscope.com/account", { dead: [401, 403] }),
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
        verify: probe("https://www.browserstack.com/automate/plan.json", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://api.detectify.com/rest/v2/assets/", {
          auth: "X-Detectify-Key: {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://getsandbox.com/api/1/sandboxes/{id}", { auth: "API-Key: {token}", dead: [401, 403] }),
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
        verify: probe("https://gtmetrix.com/api/2.0/status", { auth: "Basic, user name {token}", dead: [401, 403] }),
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
        verify: probe("https://api.holistic.dev/api/v1/project", { auth: "x-api-key: {token}", dead: [401, 403] }),
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
        verify: probe("https://api.knapsackpro.com/v1/builds?page=1", {
          auth: "KNAPSACK-PRO-TEST-SUITE-TOKEN: {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://app.loadmill.com/api/v1/labels?filter=CI_enable", { dead: [401, 403] }),
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
        verify: probe("https://mailsac.com/api/addresses", { auth: "Mailsac-Key: {token}", dead: [401, 403] }),
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
        verify: probe("https://api.mockaroo.com/api/types?key={token}", { auth: "in the URL", dead: [401, 403] }),
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
        verify: probe("https://api.qase.io/v1/user", { auth: "Token: {token}", dead: [401, 403] }),
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
        verify: probe("https://scrutinizer-ci.com/api/user/repositories?access_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
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
        verify: probe("https://statuspal.io/api/v1/status_pages/{page}/subscriptions", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://api.testingbot.com/v1/user", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://api.thousandeyes.com/v6/endpoint-data/user-sessions/web.json", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
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
        verify: probe("https://www.versioneye.com/api/v1/scans", { auth: "apiKey: {token}", dead: [401, 403] }),
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
        verify: probe("https://api.websitepulse.com/textserver.php?method=GetContacts&username={id}&key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
