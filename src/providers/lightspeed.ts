import { run, token } from "../detection/form.ts";
import { service } from "./service.ts";

export const lightspeed = service({
  name: "Lightspeed",
  rules: [
    {
      id: "lightspeed-pat",
      title: "Lightspeed X-Series personal access token",
      severity: "medium",
      form: token("lsxs_pt_", run("alnum", 28, 40)),
      envVars: [],
    },
  ],
});
