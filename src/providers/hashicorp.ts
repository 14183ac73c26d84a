import { assigned, contextual, framed, near, oneOf, run, token, uuid } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const hashicorp = {
  name: "HashiCorp",
  rules: [
    {
      id: "hashicorp-vault-service-token",
      title: "HashiCorp Vault service token",
      severity: "critical",
      // 24 characters in root and development tokens, 90 and more in others.
      form: token("hvs.", run("base64url", 24, 160)),
      envVars: ["VAULT_TOKEN"],
    },
    {
      id: "hashicorp-vault-batch-token",
      title: "HashiCorp Vault batch token",
      severity: "high",
      form: token("hvb.", run("base64url", 138, 300)),
      envVars: ["VAULT_TOKEN"],
    },
    {
      id: "hashicorp-vault-recovery-token",
      title: "HashiCorp Vault recovery token",
      severity: "critical",
      form: token("hvr.", run("base64url", 24, 130)),
      envVars: ["VAULT_TOKEN"],
    },
    {
      id: "hashicorp-vault-token-legacy",
      title: "HashiCorp Vault token (before 1.10)",
      severity: "critical",
      form: contextual(["vault"], oneOf("s.", "b.", "r."), run("alnum", 24, 100)),
      envVars: ["VAULT_TOKEN"],
    },
    {
      id: "hashicorp-vault-approle",
      title: "HashiCorp Vault AppRole secret id",
      severity: "critical",
      form: near(["vault", "approle", "role_id"], assigned(["secret id"], uuid)),
      envVars: ["VAULT_SECRET_ID"],
    },
    {
      id: "hashicorp-vault-unseal-key",
      title: "HashiCorp Vault unseal key",
      severity: "critical",
      form: contextual(["unseal", "recovery key"], oneOf([run("base64", 43), "="], run("hex", 66))),
      envVars: [],
    },
    {
      id: "terraform-cloud-token",
      title: "HCP Terraform token",
      severity: "critical",
      form: token(run("alnum", 14), ".atlasv1.", run("loose", 60, 70)),
      envVars: ["TF_TOKEN_app_terraform_io", "TFE_TOKEN", "ATLAS_TOKEN"],
      verify: probe("https://app.terraform.io/api/v2/account/details"),
      revoke: {
        method: "DELETE",
        url: "https://app.terraform.io/api/v2/authentication-tokens/{id}",
        auth: "Authorization: Bearer {token}",
      },
    },
    {
      id: "terraform-state-password",
      title: "Generated password in a Terraform state",
      severity: "critical",
      // Attributes are sorted by their name; the hash is none of random_string's.
      form: framed(
        [oneOf('"random_password"', '"bcrypt_hash":'), run("lines", 1, 900), '"result":', run("space", 0, 2), '"'],
        [run("jsonText", 4, 200)],
        ['"'],
      ),
      envVars: [],
    },
    {
      id: "terraform-state-value",
      title: "Stored secret in a Terraform state",
      severity: "critical",
      form: framed(
        [
          oneOf(
            '"azuread_application_password"',
            '"azuread_service_principal_password"',
            '"azurerm_key_vault_secret"',
            '"SecureString"',
          ),
          run("lines", 1, 1500),
          '"value":',
          run("space", 0, 2),
          '"',
        ],
        [run("jsonText", 4, 1000)],
        ['"'],
      ),
      envVars: [],
    },
    {
      id: "hcp-client-secret",
      title: "HCP service principal secret",
      severity: "critical",
      form: contextual(["hcp", "hcp client secret"], run("unreserved", 64)),
      envVars: ["HCP_CLIENT_SECRET"],
      verify: {
        method: "POST",
        url: "https://auth.idp.hashicorp.com/oauth2/token",
        auth: "the form of client credentials, {token} as client_secret, audience https://api.hashicorp.cloud",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://portal.cloud.hashicorp.com",
    replace: [
      "Issue a new token with the same policies (vault token create, or a new secret id for the AppRole); in HCP Terraform, on the Tokens page.",
      "Deploy it. Better: let machines log in by their platform's identity, so that no long-lived token exists.",
    ],
    revoke: [
      "Revoke the leaked token and its children: vault token revoke, or by accessor where only that is known. Destroy the secret id.",
      "A batch token cannot be revoked: revoke its parent. After a leaked unseal key, rekey Vault.",
    ],
    audit: [
      "In the audit device's log, look up the token's accessor and list every path it read.",
      "Every secret that was read counts as leaked: rotate those too.",
    ],
  },
  references: [
    "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
  ],
} as const satisfies Provider;
