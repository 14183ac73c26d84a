import { contextual, jwt, near, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const documents: readonly Provider[] = [
  service({
    name: "APITemplate",
    rules: [
      {
        id: "apitemplate-api-key",
        title: "APITemplate API key",
        severity: "low",
        form: contextual(["apitemplate", "api template"], run("alnum", 39)),
        envVars: [],
        verify: probe("https://api.apitemplate.io/v1/list-templates", { auth: "X-API-KEY: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Autodesk",
    rules: [
      {
        id: "autodesk-api-secret",
        title: "Autodesk API secret",
        severity: "medium",
        form: contextual(["autodesk"], run("alnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "BoostNote",
    rules: [
      {
        id: "boostnote-api-key",
        title: "BoostNote API key",
        severity: "medium",
        form: contextual(["boostnote", "boost note"], run("hex", 64)),
        envVars: [],
        verify: probe("https://boostnote.io/api/docs", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ClickHelp",
    rules: [
      {
        id: "clickhelp-api-key",
        title: "ClickHelp API key",
        severity: "medium",
        form: contextual(["clickhelp"], run("alnum", 24)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CloudConvert",
    rules: [
      {
        id: "cloudconvert-api-key",
        title: "CloudConvert API key",
        severity: "medium",
        form: near(["cloudconvert", "cloud_convert", "cloud-convert"], jwt()),
        envVars: [],
        verify: probe("https://api.cloudconvert.com/v2/users/me", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Clustdoc",
    rules: [
      {
        id: "clustdoc-api-key",
        title: "Clustdoc API key",
        severity: "medium",
        form: contextual(["clustdoc"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://clustdoc.com/api/users", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ConversionTools",
    rules: [
      {
        id: "conversiontools-api-key",
        title: "ConversionTools API key",
        severity: "medium",
        form: contextual(["conversiontools", "conversion tools"], "ey", run("unreserved", 157, 165)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ConvertApi",
    rules: [
      {
        id: "convertapi-api-key",
        title: "ConvertApi API key",
        severity: "medium",
        form: near(["convertapi", "convert_api", "convert-api"], token("secret_", run("alnum", 16))),
        envVars: [],
        verify: probe("https://v2.convertapi.com/user?auth={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "CraftMyPDF",
    rules: [
      {
        id: "craftmypdf-api-key",
        title: "CraftMyPDF API key",
        severity: "low",
        form: contextual(["craftmypdf", "craft my pdf"], run("alnum", 35)),
        envVars: [],
        verify: probe("https://api.craftmypdf.com/v1/get-account-info", {
          auth: "X-API-KEY: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Docparser",
    rules: [
      {
        id: "docparser-api-key",
        title: "Docparser API key",
        severity: "low",
        form: contextual(["docparser"], run("hex", 40)),
        envVars: [],
        verify: probe("https://api.docparser.com/v1/parsers?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Dynalist",
    rules: [
      {
        id: "dynalist-api-key",
        title: "Dynalist API key",
        severity: "medium",
        form: contextual(["dynalist"], run("base64url", 128)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Eraser",
    rules: [
      {
        id: "eraser-api-key",
        title: "Eraser API key",
        severity: "medium",
        form: contextual([...secretsOf("eraser"), "eraser.io"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ExportSDK",
    rules: [
      {
        id: "exportsdk-api-key",
        title: "ExportSDK API key",
        severity: "low",
        form: contextual(["exportsdk", "export sdk"], run("lowerAlnum", 5, 15), "_", run("lowerKebab", 36)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "file.io",
    rules: [
      {
        id: "file-io-api-key",
        title: "file.io API key",
        severity: "medium",
        form: contextual(
          ["file.io", "fileio"],
          oneOf([run("upperAlnum", 7), ".", ...groups("upperAlnum", 7, 7, 7, 7)], run("upperKebab", 39)),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Guru",
    rules: [
      {
        id: "guru-api-key",
        title: "Guru API key",
        severity: "medium",
        form: contextual([...secretsOf("guru"), "getguru"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://api.getguru.com/api/v1/teams", {
          auth: "HTTP Basic, the account email as user name, {token} as password",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Html2Pdf",
    rules: [
      {
        id: "html2pdf-api-key",
        title: "Html2Pdf API key",
        severity: "low",
        form: contextual(["html2pdf"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Hybiscus",
    rules: [
      {
        id: "hybiscus-api-key",
        title: "Hybiscus API key",
        severity: "medium",
        form: contextual(["hybiscus"], run("alnum", 43)),
        envVars: [],
        verify: probe("https://api.hybiscus.dev/api/v1/get-remaining-quota", {
          auth: "X-API-KEY: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Juro",
    rules: [
      {
        id: "juro-api-key",
        title: "Juro API key",
        severity: "medium",
        form: contextual([...secretsOf("juro"), "juro.com"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://api.juro.com/v3/templates", { auth: "x-api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "MindMeister",
    rules: [
      {
        id: "mindmeister-api-key",
        title: "MindMeister API key",
        severity: "low",
        form: contextual(["mindmeister"], run("alnum", 43)),
        envVars: [],
        verify: probe("https://www.mindmeister.com/services/rest/oauth2?method=mm.maps.getList", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Parseur",
    rules: [
      {
        id: "parseur-api-key",
        title: "Parseur API key",
        severity: "medium",
        form: contextual(["parseur"], run("hex", 40)),
        envVars: [],
        verify: probe("https://api.parseur.com/", { auth: "Authorization: Token {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Pastebin",
    rules: [
      {
        id: "pastebin-api-key",
        title: "Pastebin API key",
        severity: "medium",
        form: contextual(["pastebin"], run("word", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "PdfLayer",
    rules: [
      {
        id: "pdflayer-api-key",
        title: "PdfLayer API key",
        severity: "low",
        form: contextual(["pdflayer", "pdf layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "PdfShift",
    rules: [
      {
        id: "pdfshift-api-key",
        title: "PdfShift API key",
        severity: "low",
        form: contextual(["pdfshift"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.pdfshift.io/v3/credits/usage", {
          auth: "HTTP Basic, user name api, {token} as password",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "SelectPDF",
    rules: [
      {
        id: "selectpdf-api-key",
        title: "SelectPDF API key",
        severity: "low",
        form: contextual(["selectpdf", "select pdf"], run("lowerKebab", 36)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Signable",
    rules: [
      {
        id: "signable-api-key",
        title: "Signable API key",
        severity: "medium",
        form: contextual([...secretsOf("signable"), "signable.co.uk"], run("kebab", 32)),
        envVars: [],
        verify: probe("https://api.signable.co.uk/v1/templates?offset=0&limit=5", { auth: "Basic, user name {token}" }),
      },
    ],
  }),
  service({
    name: "Signaturit",
    rules: [
      {
        id: "signaturit-api-key",
        title: "Signaturit API key",
        severity: "medium",
        form: contextual(["signaturit"], run("alnum", 86)),
        envVars: [],
        verify: probe("https://api.sandbox.signaturit.com/v3/signatures.json", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Supernotes",
    rules: [
      {
        id: "supernotes-api-key",
        title: "Supernotes API key",
        severity: "medium",
        form: contextual(["supernotes"], run("base64url", 43)),
        envVars: [],
        verify: probe("https://api.supernotes.app/v1/user", { auth: "Api-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Tefter",
    rules: [
      {
        id: "tefter-api-key",
        title: "Tefter API key",
        severity: "medium",
        form: contextual(["tefter"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "YouSign",
    rules: [
      {
        id: "yousign-api-key",
        title: "YouSign API key",
        severity: "medium",
        form: contextual(["yousign"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
];
