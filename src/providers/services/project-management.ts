import { contextual, maybe, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const projectManagement: readonly Provider[] = [
  service({
    name: "Aeroworkflow",
    rules: [
      {
        id: "aeroworkflow-api-key",
        title: "Aeroworkflow API key",
        severity: "medium",
        form: contextual(["aeroworkflow", "aero workflow"], run("symbols", 20)),
        envVars: [],
        verify: probe("https://api.aeroworkflow.com/api/{id}/me", { auth: "apikey: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Aha!",
    rules: [
      {
        id: "aha-api-key",
        title: "Aha! API key",
        severity: "medium",
        form: contextual(["aha.io", ...secretsOf("aha")], run("hex", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Avaza",
    rules: [
      {
        id: "avaza-api-key",
        title: "Avaza API key",
        severity: "medium",
        form: contextual(["avaza"], run("digit", 1, 10), "-", run("hex", 40)),
        envVars: [],
        verify: probe("https://api.avaza.com/api/Account", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Bugherd",
    rules: [
      {
        id: "bugherd-api-key",
        title: "Bugherd API key",
        severity: "medium",
        form: contextual(["bugherd"], run("lowerAlnum", 22)),
        envVars: [],
        verify: probe("https://www.bugherd.com/api_v2/projects.json", {
          auth: "Basic, user name {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Caflou",
    rules: [
      {
        id: "caflou-api-key",
        title: "Caflou API key",
        severity: "medium",
        form: contextual(["caflou"], "eyJhbGciOiJIUzI1NiJ9", run("unreserved", 135)),
        envVars: [],
        verify: probe("https://app.caflou.com/api/v1/accounts", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Checkvist",
    rules: [
      {
        id: "checkvist-api-key",
        title: "Checkvist API key",
        severity: "medium",
        form: contextual(["checkvist"], run("alnum", 14)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Fibery",
    rules: [
      {
        id: "fibery-api-key",
        title: "Fibery API key",
        severity: "medium",
        form: contextual(["fibery"], run("hex", 8), ".", run("hex", 35)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "GoodDay",
    rules: [
      {
        id: "goodday-api-key",
        title: "GoodDay API key",
        severity: "medium",
        form: contextual(["goodday"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.goodday.work/2.0/users", { auth: "gd-api-token: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Hive (hive.com)",
    rules: [
      {
        id: "hive-api-key",
        title: "Hive (hive.com) API key",
        severity: "medium",
        form: contextual([...secretsOf("hive"), "app.hive.com"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://app.hive.com/api/v1/testcredentials?user_id={id}&api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Kanbantool",
    rules: [
      {
        id: "kanbantool-api-key",
        title: "Kanbantool API key",
        severity: "medium",
        form: contextual(["kanbantool", "kanban tool"], run("upperAlnum", 12)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Magnetic HQ",
    rules: [
      {
        id: "magnetic-api-key",
        title: "Magnetic HQ API key",
        severity: "medium",
        form: contextual([...secretsOf("magnetic"), "magnetichq"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://app.magnetichq.com/Magnetic/rest/accountsAPI/itemTypes?token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Manifest",
    rules: [
      {
        id: "manifest-api-key",
        title: "Manifest API key",
        severity: "medium",
        form: contextual(
          ["manifest.ly", "manifestly", "manifest api", "manifest token", "manifest secret"],
          run("alnum", 32),
        ),
        envVars: [],
        verify: probe("https://api.manifest.ly/api/v1/checklists/?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Mavenlink",
    rules: [
      {
        id: "mavenlink-api-key",
        title: "Mavenlink API key",
        severity: "medium",
        form: contextual(["mavenlink"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://api.mavenlink.com/api/v1/workspaces.json", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "MeisterTask",
    rules: [
      {
        id: "meistertask-api-key",
        title: "MeisterTask API key",
        severity: "medium",
        form: contextual(["meistertask", "meister task"], run("alnum", 43)),
        envVars: [],
        verify: probe("https://www.meistertask.com/api/projects", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "MyIntervals",
    rules: [
      {
        id: "myintervals-api-key",
        title: "MyIntervals API key",
        severity: "medium",
        form: contextual([...secretsOf("myintervals"), "api.myintervals.com"], run("lowerAlnum", 11)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Noticeable",
    rules: [
      {
        id: "noticeable-api-key",
        title: "Noticeable API key",
        severity: "medium",
        form: contextual([...secretsOf("noticeable"), "noticeable.io"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Nozbe",
    rules: [
      {
        id: "nozbe-api-key",
        title: "Nozbe API key",
        severity: "medium",
        form: contextual(["nozbe", "nozbeteams"], run("alnum", 16), "_", run("base64url", 64)),
        envVars: [],
        verify: probe("https://api4.nozbe.com/v1/api/users", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Pivotal Tracker",
    rules: [
      {
        id: "pivotaltracker-api-key",
        title: "Pivotal Tracker API key",
        severity: "medium",
        form: contextual(["pivotaltracker", "pivotal tracker", ...secretsOf("pivotal")], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://www.pivotaltracker.com/services/v5/me", {
          auth: "X-TrackerToken: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Planview LeanKit",
    rules: [
      {
        id: "planviewleankit-api-key",
        title: "Planview LeanKit API key",
        severity: "medium",
        form: contextual(["planview", "leankit"], run("hex", 128)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Podio",
    rules: [
      {
        id: "podio-api-key",
        title: "Podio API key",
        severity: "medium",
        form: contextual(["podio"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.podio.com/user", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Prodpad",
    rules: [
      {
        id: "prodpad-api-key",
        title: "Prodpad API key",
        severity: "medium",
        form: contextual(["prodpad"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.prodpad.com/v1/tags", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RunRunIt",
    rules: [
      {
        id: "runrunit-api-key",
        title: "RunRunIt API key",
        severity: "medium",
        form: contextual(["runrunit", "runrun.it"], run("hex", 32)),
        envVars: [],
        verify: probe("https://runrun.it/api/v1.0/users", {
          auth: "App-Key: {token}; User-Token: {user_token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Stormboard",
    rules: [
      {
        id: "stormboard-api-key",
        title: "Stormboard API key",
        severity: "medium",
        form: contextual(["stormboard"], run("hex", 40)),
        envVars: [],
        verify: probe("https://api.stormboard.com/users/profile", { auth: "X-API-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Tallyfy",
    rules: [
      {
        id: "tallyfy-api-key",
        title: "Tallyfy API key",
        severity: "medium",
        form: contextual(["tallyfy"], run("alnum", 36), ".", run("alnum", 264), ".", run("base64url", 683)),
        envVars: [],
        verify: probe("https://api.tallyfy.com/me", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Teamwork",
    rules: [
      {
        id: "teamwork-api-token",
        title: "Teamwork API key",
        severity: "medium",
        form: token("tkn.v1_", run("alnum", 71), "="),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Twist (Doist)",
    rules: [
      {
        id: "twist-access-token",
        title: "Twist (Doist) OAuth access token",
        severity: "medium",
        form: contextual(["twist.com", ...secretsOf("twist"), "twist oauth"], maybe("oauth2:"), run("hex", 40)),
        envVars: [],
        verify: probe("https://api.twist.com/api/v3/users/get_session_user"),
      },
    ],
  }),
  service({
    name: "Upwave",
    rules: [
      {
        id: "upwave-api-key",
        title: "Upwave API key",
        severity: "medium",
        form: contextual(["upwave"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.upwave.io/workspaces/", { auth: "Authorization: Token {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Workstack",
    rules: [
      {
        id: "workstack-api-key",
        title: "Workstack API key",
        severity: "medium",
        form: contextual(["workstack"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://app.workstack.io/api/team?api_token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Zenkit",
    rules: [
      {
        id: "zenkit-api-key",
        title: "Zenkit API key",
        severity: "medium",
        form: contextual(["zenkit"], run("lowerAlnum", 8), "-", run("alnum", 32)),
        envVars: [],
        verify: probe("https://base.zenkit.com/api/v1/users/me", { auth: "Zenkit-API-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
];
