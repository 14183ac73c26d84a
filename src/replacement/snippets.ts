/** Where the value may live instead, and the lines that bring it from there into the variable. */
export interface Snippet {
  readonly store: string;
  readonly language: string;
  readonly code: string;
}

/** Paste-ready, in the order of how often they are what people have. `name` is the store's own name of the secret. */
export function snippets(envVar: string): readonly Snippet[] {
  const name = envVar.toLowerCase().replaceAll("_", "-");
  return [
    {
      store: "GitHub Actions secrets",
      language: "yaml",
      code: `# gh secret set ${envVar}   (asks for the value)\nenv:\n  ${envVar}: \${{ secrets.${envVar} }}`,
    },
    {
      store: "GitLab CI/CD variables",
      language: "yaml",
      code: `# Settings › CI/CD › Variables: ${envVar}, masked and protected; jobs have it as $${envVar}`,
    },
    {
      store: "Docker",
      language: "sh",
      code: `docker run --env-file .env …   # .env: ${envVar}=…, never committed`,
    },
    {
      store: "Docker Compose",
      language: "yaml",
      code: `environment:\n  ${envVar}: \${${envVar}:?}   # from the shell or an uncommitted .env`,
    },
    {
      store: "AWS Secrets Manager",
      language: "sh",
      code: `export ${envVar}="$(aws secretsmanager get-secret-value --secret-id ${name} --query SecretString --output text)"`,
    },
    {
      store: "Google Cloud Secret Manager",
      language: "sh",
      code: `export ${envVar}="$(gcloud secrets versions access latest --secret=${name})"`,
    },
    {
      store: "Azure Key Vault",
      language: "sh",
      code: `export ${envVar}="$(az keyvault secret show --vault-name YOUR_VAULT --name ${name} --query value --output tsv)"`,
    },
    {
      store: "HashiCorp Vault",
      language: "sh",
      code: `export ${envVar}="$(vault kv get -field=value secret/${name})"`,
    },
    {
      store: "CyberArk Conjur",
      language: "yaml",
      code: `# secrets.yml, read by: summon your-command\n${envVar}: !var ${name}`,
    },
  ];
}
