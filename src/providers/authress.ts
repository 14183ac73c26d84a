import { oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import { service } from "./service.ts";

export const authress = service({
  name: "Authress",
  console: "https://authress.io/app/#/settings",
  rules: [
    {
      id: "authress-key",
      title: "Authress service client access key",
      severity: "high",
      form: token(
        oneOf("sc_", "ext_", "scauth_", "authress_"),
        run("alnum", 5, 30),
        ".",
        run("alnum", 4, 6),
        oneOf(".acc_", ".acc-"),
        run("base64url", 10, 32),
        ".",
        run("loose", 30, 120),
      ),
      envVars: [],
      verify: probe("https://api.authress.io/v1/users/me"),
    },
  ],
});
