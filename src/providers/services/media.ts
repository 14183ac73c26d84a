import { contextual, jwt, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const media: readonly Provider[] = [
  service({
    name: "Abyssale",
    rules: [
      {
        id: "abyssale-api-key",
        title: "Abyssale API key",
        severity: "low",
        form: contextual(["abyssale"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://api.abyssale.com/ready", { auth: "x-api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Artsy",
    rules: [
      {
        id: "artsy-api-key",
        title: "Artsy API key",
        severity: "medium",
        form: contextual(["artsy"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "AudD",
    rules: [
      {
        id: "audd-api-key",
        title: "AudD API key",
        severity: "low",
        form: contextual(["audd", "audd.io"], run("lowerKebab", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Bannerbear",
    rules: [
      {
        id: "bannerbear-api-key",
        title: "Bannerbear API key",
        severity: "medium",
        form: token(oneOf("bb_pr_", "bb_ma_"), run("hex", 30)),
        envVars: [],
        verify: probe("https://api.bannerbear.com/v2/auth"),
      },
      {
        id: "bannerbear-older-api-key",
        title: "Bannerbear API key (old form)",
        severity: "medium",
        form: contextual(["bannerbear"], run("alnum", 22), "tt"),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Brandfetch",
    rules: [
      {
        id: "brandfetch-api-key",
        title: "Brandfetch API key",
        severity: "medium",
        form: contextual(["brandfetch"], oneOf(run("base64", 43), run("symbols", 43)), "="),
        envVars: [],
        verify: probe("https://api.brandfetch.io/v2/brands/google.com", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ButterCMS",
    rules: [
      {
        id: "buttercms-api-key",
        title: "ButterCMS API key",
        severity: "medium",
        form: contextual(["buttercms", "butter cms"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.buttercms.com/v2/posts/?auth_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Cloudimage",
    rules: [
      {
        id: "cloudimage-api-key",
        title: "Cloudimage API key",
        severity: "low",
        form: contextual(["cloudimage"], run("lowerWord", 30)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Duply",
    rules: [
      {
        id: "duply-api-key",
        title: "Duply API key",
        severity: "low",
        form: contextual([...secretsOf("duply"), "duply.co"], uuid),
        envVars: [],
        verify: probe("https://gen.duply.co/v1/usage", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Flat.io",
    rules: [
      {
        id: "flat-io-api-key",
        title: "Flat.io API key",
        severity: "low",
        form: contextual(["flat.io", ...secretsOf("flat")], run("lowerAlnum", 128)),
        envVars: [],
        verify: probe("https://api.flat.io/v2/me", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Gyazo",
    rules: [
      {
        id: "gyazo-api-key",
        title: "Gyazo API key",
        severity: "low",
        form: contextual(["gyazo"], run("kebab", 43)),
        envVars: [],
        verify: probe("https://api.gyazo.com/api/images?access_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Hygraph (GraphCMS)",
    rules: [
      {
        id: "graphcms-api-key",
        title: "Hygraph (GraphCMS) API key",
        severity: "medium",
        form: contextual(
          ["graphcms", "hygraph"],
          "ey",
          run("alnum", 73),
          ".ey",
          run("alnum", 365),
          ".",
          run("base64url", 683),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "IconFinder",
    rules: [
      {
        id: "iconfinder-api-key",
        title: "IconFinder API key",
        severity: "medium",
        form: contextual(["iconfinder"], run("alnum", 64)),
        envVars: [],
        verify: probe("https://api.iconfinder.com/v4/iconsets", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Imagekit",
    rules: [
      {
        id: "imagekit-api-key",
        title: "Imagekit API key",
        severity: "low",
        form: contextual(["imagekit", "image kit"], run("paddedBase64url", 36)),
        envVars: [],
        verify: probe("https://api.imagekit.io/v1/files", { auth: "Basic, user name {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Imagga",
    rules: [
      {
        id: "imagga-api-key",
        title: "Imagga API key",
        severity: "low",
        form: contextual(["imagga"], run("paddedBase64", 72)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Kontent.ai",
    rules: [
      {
        id: "kontent-api-key",
        title: "Kontent.ai API key",
        severity: "medium",
        form: near(["kontent"], jwt()),
        envVars: [],
        verify: probe("https://manage.kontent.ai/v2/projects/{id}", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Pixabay",
    rules: [
      {
        id: "pixabay-api-key",
        title: "Pixabay API key",
        severity: "medium",
        form: contextual(["pixabay"], run("lowerKebab", 34)),
        envVars: [],
        verify: probe("https://pixabay.com/api/?key={token}&q=yellow+flowers&image_type=photo", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Shotstack",
    rules: [
      {
        id: "shotstack-api-key",
        title: "Shotstack API key",
        severity: "medium",
        form: contextual(["shotstack"], run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Sirv",
    rules: [
      {
        id: "sirv-api-key",
        title: "Sirv API key",
        severity: "low",
        form: contextual(["sirv"], run("paddedBase64", 88)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Siteleaf",
    rules: [
      {
        id: "siteleaf-api-key",
        title: "Siteleaf API key",
        severity: "medium",
        form: contextual(["siteleaf"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Viewneo",
    rules: [
      {
        id: "viewneo-api-key",
        title: "Viewneo API key",
        severity: "medium",
        form: contextual(
          ["viewneo"],
          run("alnum", 120, 300),
          ".",
          run("alnum", 150, 300),
          ".",
          run("base64url", 600, 800),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Wistia",
    rules: [
      {
        id: "wistia-api-key",
        title: "Wistia API key",
        severity: "medium",
        form: contextual(["wistia"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://api.wistia.com/v1/stats/account.json?access_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Zeplin",
    rules: [
      {
        id: "zeplin-api-key",
        title: "Zeplin API key",
        severity: "medium",
        form: contextual(["zeplin"], run("unreserved", 350, 400)),
        envVars: [],
        verify: probe("https://api.zeplin.dev/v1/users/me", { dead: [401, 403] }),
      },
    ],
  }),
];
