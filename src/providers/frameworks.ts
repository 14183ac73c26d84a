import { assigned, guess, near, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const frameworks = {
  name: "Web framework",
  rules: [
    {
      id: "rails-master-key",
      title: "Rails master key",
      severity: "critical",
      form: assigned(["rails master key", "master key"], run("hex", 32)),
      envVars: ["RAILS_MASTER_KEY"],
    },
    {
      id: "rails-secret-key-base",
      title: "Rails secret_key_base",
      severity: "critical",
      form: assigned(["secret key base"], oneOf(run("hex", 128), run("hex", 64))),
      envVars: ["SECRET_KEY_BASE"],
    },
    {
      id: "django-secret-key",
      title: "Django SECRET_KEY",
      severity: "high",
      form: near(
        ["django", "installed_apps", "debug =", "allowed_hosts", "base_dir"],
        assigned(["secret key"], run("password", 50)),
      ),
      envVars: ["DJANGO_SECRET_KEY", "SECRET_KEY"],
    },
    {
      id: "django-secret-key-insecure",
      title: "Django SECRET_KEY of a new project",
      severity: "medium",
      form: token("django-insecure-", run("password", 40, 60)),
      envVars: ["DJANGO_SECRET_KEY"],
    },
    {
      id: "flask-secret-key",
      title: "Flask SECRET_KEY",
      severity: "high",
      form: near(["flask", "app.config"], guess("password", ["secret key"])),
      envVars: ["SECRET_KEY"],
    },
    {
      id: "laravel-app-key",
      title: "Laravel APP_KEY",
      severity: "critical",
      form: assigned(["app key"], "base64:", run("base64", 43), "="),
      envVars: ["APP_KEY"],
    },
    {
      id: "symfony-app-secret",
      title: "Symfony APP_SECRET",
      severity: "high",
      form: assigned(["app secret"], run("hex", 32)),
      envVars: ["APP_SECRET"],
    },
    {
      id: "nextauth-secret",
      title: "Auth.js secret",
      severity: "high",
      form: assigned(
        ["nextauth secret", "auth secret"],
        oneOf([run("base64", 43), "="], run("hex", 64), run("hex", 32)),
      ),
      envVars: ["AUTH_SECRET", "NEXTAUTH_SECRET"],
    },
    {
      id: "aspnet-machine-key",
      title: "ASP.NET machine key",
      severity: "critical",
      form: assigned(["validation key", "decryption key"], run("anyHex", 40, 128)),
      envVars: [],
    },
    {
      id: "wordpress-config-secrets",
      title: "WordPress key or salt",
      severity: "critical",
      form: near(
        ["define"],
        assigned(
          [
            "auth key",
            "secure auth key",
            "logged in key",
            "nonce key",
            "auth salt",
            "secure auth salt",
            "logged in salt",
            "nonce salt",
          ],
          run("wordpress", 64),
        ),
      ),
      envVars: [],
    },
    {
      id: "spring-config-password",
      title: "Password in a Spring configuration",
      severity: "high",
      form: near(["spring.", "datasource"], guess("password", ["password"])),
      envVars: ["SPRING_DATASOURCE_PASSWORD"],
    },
    {
      id: "jwt-secret",
      title: "Signing secret of JSON Web Tokens",
      severity: "critical",
      form: near(
        ["jwt"],
        guess("password", ["jwt secret", "jwt secret key", "jwt key", "token secret", "jwt signing key"]),
      ),
      envVars: ["JWT_SECRET"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Generate a new key with the framework's own command (bin/rails secret, php artisan key:generate, npx auth secret) and put it into the secret store.",
      "Deploy it as the first of two keys where the framework can rotate: what was signed or encrypted with the old one stays readable for a while.",
    ],
    revoke: [
      "Take the old key out of the configuration: from then on nothing that was signed with it is accepted. Sessions end; encrypted columns must be written anew.",
    ],
    audit: [
      "Whoever had the key could forge sessions: look for sessions of administrators that were never started by a login.",
      "With Rails and ASP.NET the key can mean code execution on the server: look for processes and files that should not be there.",
    ],
  },
  references: [],
} as const satisfies Provider;
