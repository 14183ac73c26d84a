import { contextual, jwt, near, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const surveys: readonly Provider[] = [
  service({
    name: "Canny",
    rules: [
      {
        id: "canny-api-key",
        title: "Canny API key",
        severity: "medium",
        form: contextual([...secretsOf("canny"), "canny.io"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Collect2",
    rules: [
      {
        id: "collect2-api-key",
        title: "Collect2 API key",
        severity: "medium",
        form: contextual(["collect2"], uuid),
        envVars: [],
        verify: probe("https://collect2.com/api/{token}/datarecord/", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "CustomerGuru",
    rules: [
      {
        id: "customerguru-api-key",
        title: "CustomerGuru API key",
        severity: "medium",
        form: contextual(["customer guru", "guru api", "guru key", "guru token"], run("alnum", 30)),
        envVars: [],
        verify: probe("https://customer.guru/export/customers?api_secret={id}&api_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Delighted",
    rules: [
      {
        id: "delighted-api-key",
        title: "Delighted API key",
        severity: "medium",
        form: contextual([...secretsOf("delighted"), "delighted.com"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Feedier",
    rules: [
      {
        id: "feedier-api-key",
        title: "Feedier API key",
        severity: "medium",
        form: contextual(["feedier"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.feedier.com/v1/carriers", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Form.io",
    rules: [
      {
        id: "form-io-api-key",
        title: "Form.io API key",
        severity: "medium",
        form: contextual(
          ["form.io", "formio"],
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.",
          run("alnum", 220, 310),
          ".",
          run("base64url", 43),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "FormBucket",
    rules: [
      {
        id: "formbucket-api-key",
        title: "FormBucket API token",
        severity: "low",
        form: near(["formbucket"], jwt()),
        envVars: [],
        verify: probe("https://www.formbucket.com/v1/profile"),
      },
    ],
  }),
  service({
    name: "Formcraft",
    rules: [
      {
        id: "formcraft-api-key",
        title: "Formcraft API key",
        severity: "medium",
        form: contextual(["formcraft"], run("lowerAlnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Formsite",
    rules: [
      {
        id: "formsite-api-key",
        title: "Formsite API key",
        severity: "medium",
        form: contextual(["formsite"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Fulcrum",
    rules: [
      {
        id: "fulcrum-api-key",
        title: "Fulcrum API key",
        severity: "low",
        form: contextual([...secretsOf("fulcrum"), "fulcrumapp"], run("lowerAlnum", 80)),
        envVars: [],
        verify: probe("https://api.fulcrumapp.com/api/v2/forms.json", {
          auth: "X-ApiToken: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "GoCanvas",
    rules: [
      {
        id: "gocanvas-api-key",
        title: "GoCanvas API key",
        severity: "medium",
        form: contextual(["gocanvas"], run("base64", 43), "="),
        envVars: [],
        verify: probe("https://www.gocanvas.com/apiv2/forms.xml", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Nicereply",
    rules: [
      {
        id: "nicereply-api-key",
        title: "Nicereply API key",
        severity: "medium",
        form: contextual(["nicereply", "nice reply"], run("hex", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Paperform",
    rules: [
      {
        id: "paperform-api-key",
        title: "Paperform API key",
        severity: "medium",
        form: contextual(["paperform"], run("unreserved", 850, 1000)),
        envVars: [],
        verify: probe("https://api.paperform.co/v1/forms", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "PollsAPI",
    rules: [
      {
        id: "pollsapi-api-key",
        title: "PollsAPI key",
        severity: "medium",
        form: contextual(["pollsapi", "polls api"], run("upperAlnum", 28)),
        envVars: [],
        verify: probe("https://api.pollsapi.com/v1/get/polls?offset=0&limit=10", {
          auth: "api-key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Qualaroo",
    rules: [
      {
        id: "qualaroo-api-key",
        title: "Qualaroo API key",
        severity: "medium",
        form: contextual(["qualaroo"], run("paddedBase64", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Refiner",
    rules: [
      {
        id: "refiner-api-key",
        title: "Refiner API key",
        severity: "medium",
        form: contextual([...secretsOf("refiner"), "refiner.io"], uuid),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Satismeter",
    rules: [
      {
        id: "satismeter-api-token",
        title: "Satismeter API token",
        severity: "medium",
        form: contextual(["satismeter"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://app.satismeter.com/api/users?project={id}", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Signupgenius",
    rules: [
      {
        id: "signupgenius-api-key",
        title: "Signupgenius API key",
        severity: "medium",
        form: contextual(["signupgenius", "sign up genius"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.signupgenius.com/v2/k/user/profile/?user_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Simplesat",
    rules: [
      {
        id: "simplesat-api-key",
        title: "Simplesat API key",
        severity: "medium",
        form: contextual(["simplesat"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.simplesat.io/api/answers/", {
          auth: "X-Simplesat-Token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "SurveyAnyplace",
    rules: [
      {
        id: "surveyanyplace-api-key",
        title: "SurveyAnyplace API key",
        severity: "medium",
        form: contextual(
          ["surveyanyplace", "survey anyplace", "survey api key", "survey token", "survey key"],
          run("alnum", 32),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "SurveyBot",
    rules: [
      {
        id: "surveybot-api-key",
        title: "SurveyBot API key",
        severity: "medium",
        form: contextual(["surveybot"], run("kebab", 80)),
        envVars: [],
        verify: probe("https://app.surveybot.io/api/v1/surveys?page=1&per_page=20&offset=0", {
          auth: "X-Api-Key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "SurveySparrow",
    rules: [
      {
        id: "surveysparrow-api-key",
        title: "SurveySparrow API key",
        severity: "medium",
        form: contextual(["surveysparrow", "survey sparrow"], run("base64url", 88)),
        envVars: [],
        verify: probe("https://api.surveysparrow.com/v1/contacts", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Survicate",
    rules: [
      {
        id: "survicate-api-key",
        title: "Survicate API key",
        severity: "medium",
        form: contextual(["survicate"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ZonkaFeedback",
    rules: [
      {
        id: "zonkafeedback-api-key",
        title: "ZonkaFeedback API key",
        severity: "medium",
        form: contextual(["zonka"], run("alnum", 36)),
        envVars: [],
        verify: probe(
          "https://app-us1.zonkafeedback.com/responses?page=1&limit=25&startDate=2020-05-02&endDate=2020-05-09",
          { auth: "Z-API-TOKEN: {token}", dead: [401, 403] },
        ),
      },
    ],
  }),
];
