import { contextual, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const language: readonly Provider[] = [
  service({
    name: "Alconost",
    rules: [
      {
        id: "alconost-api-key",
        title: "Alconost API key",
        severity: "low",
        form: contextual(["alconost"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CloudSight",
    rules: [
      {
        id: "cloudsight-api-key",
        title: "CloudSight API key",
        severity: "low",
        form: contextual(["cloudsight"], run("lowerAlnum", 20, 24)),
        envVars: [],
        verify: probe("https://api.cloudsightapi.com/image_requests", { auth: "Authorization: CloudSight {token}" }),
      },
    ],
  }),
  service({
    name: "Codequiry",
    rules: [
      {
        id: "codequiry-api-key",
        title: "Codequiry API key",
        severity: "medium",
        form: contextual(["codequiry"], run("kebab", 64)),
        envVars: [],
        verify: probe("https://codequiry.com/api/v1/checks", { auth: "apikey: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Dandelion",
    rules: [
      {
        id: "dandelion-api-key",
        title: "Dandelion API key",
        severity: "medium",
        form: contextual([...secretsOf("dandelion"), "dandelion.eu"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.dandelion.eu/datatxt/li/v1/?text=Smart&token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Detect Language",
    rules: [
      {
        id: "detectlanguage-api-key",
        title: "Detect Language API key",
        severity: "low",
        form: contextual(
          [
            "detectlanguage api",
            "detectlanguage key",
            "detectlanguage token",
            "detectlanguage.com",
            "detect language api",
            "detect language key",
          ],
          run("lowerAlnum", 32),
        ),
        envVars: [],
        verify: probe("https://ws.detectlanguage.com/0.2/user/status", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Ditto",
    rules: [
      {
        id: "ditto-api-key",
        title: "Ditto API key",
        severity: "medium",
        form: contextual([...secretsOf("ditto"), "dittowords"], uuid, ".", run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.dittowords.com/variants", {
          auth: "Authorization: token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Gengo",
    rules: [
      {
        id: "gengo-api-secret",
        title: "Gengo API secret",
        severity: "low",
        form: contextual(["gengo"], run("symbols", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Happy Scribe",
    rules: [
      {
        id: "happyscribe-api-key",
        title: "Happy Scribe API key",
        severity: "medium",
        form: contextual(["happyscribe", "happy scribe"], run("alnum", 24)),
        envVars: [],
        verify: probe("https://www.happyscribe.com/api/v1/transcriptions", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "LanguageLayer",
    rules: [
      {
        id: "languagelayer-api-key",
        title: "LanguageLayer API key",
        severity: "low",
        form: contextual(["languagelayer", "language layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "MeaningCloud",
    rules: [
      {
        id: "meaningcloud-api-key",
        title: "MeaningCloud API key",
        severity: "medium",
        form: contextual(["meaningcloud", "meaning cloud"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Moderation API",
    rules: [
      {
        id: "moderation-api-key",
        title: "Moderation API key",
        severity: "medium",
        form: contextual(
          ["moderationapi", ...secretsOf("moderation")],
          run("alnum", 36),
          ".",
          run("alnum", 115),
          ".",
          run("word", 43),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Owlbot",
    rules: [
      {
        id: "owlbot-api-key",
        title: "Owlbot API key",
        severity: "low",
        form: contextual(["owlbot"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://owlbot.info/api/v4/dictionary/security", {
          auth: "Authorization: Token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ParallelDots",
    rules: [
      {
        id: "paralleldots-api-key",
        title: "ParallelDots API key",
        severity: "medium",
        form: contextual(["paralleldots", "parallel dots"], run("alnum", 43)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Rev.com",
    rules: [
      {
        id: "revcom-api-key",
        title: "Rev.com API key",
        severity: "medium",
        form: contextual(["rev.com", ...secretsOf("rev")], run("base64", 27), "="),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Uclassify",
    rules: [
      {
        id: "uclassify-api-key",
        title: "Uclassify API key",
        severity: "medium",
        form: contextual(["uclassify"], run("alnum", 12)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Voicegain",
    rules: [
      {
        id: "voicegain-api-key",
        title: "Voicegain API key",
        severity: "low",
        form: contextual(
          ["voicegain"],
          "ey",
          run("base64url", 34),
          ".ey",
          run("base64url", 108),
          ".",
          run("base64url", 43),
        ),
        envVars: [],
        verify: probe("https://api.voicegain.ai/v1/sa/config", { dead: [401, 403] }),
      },
    ],
  }),
];
