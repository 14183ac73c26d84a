import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const check = probe("https://huggingface.co/api/whoami-v2");

/** Anyone may report a token, without logging in. */
const revoke = {
  method: "POST",
  url: "https://huggingface.co/api/credentials/revoke",
  auth: "none; a JSON body with an array of credentials",
} as const;

export const huggingFace = {
  name: "Hugging Face",
  rules: [
    {
      id: "huggingface-user-token",
      title: "Hugging Face access token",
      severity: "high",
      // Digits have not been seen in the wild, though some expect them.
      form: token("hf_", run("alnum", 34)),
      envVars: ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HUGGINGFACE_TOKEN"],
      verify: check,
      revoke,
    },
    {
      id: "huggingface-org-token",
      title: "Hugging Face organization token",
      severity: "high",
      form: token("api_org_", run("letter", 34)),
      envVars: ["HF_TOKEN"],
      verify: check,
      revoke,
    },
  ],
  runbook: {
    console: "https://huggingface.co/settings/tokens",
    replace: [
      "Create a fine-grained token for just the repositories and inference it needs.",
      "Put it into your secret store and deploy every job that used the old one.",
    ],
    revoke: ["On the Access Tokens page, invalidate the old token: Invalidate and refresh, or Delete."],
    audit: [
      "Look for commits to your models, datasets and Spaces that you do not know, and for inference you did not order.",
    ],
  },
  references: ["https://huggingface.co/docs/hub/security-tokens"],
} as const satisfies Provider;
