/**
 * `.env`, `.env.production`, `prod.env`: files that hold the values themselves. Templates are meant to be committed, and so is
 * `.envrc`, a script that direnv asks about before it runs it.
 */
export function isEnvFile(path: string): boolean {
  const name = fileName(path);
  const isNamedSo = /^\.env(?:\.[\w-]+)*$|^\.?[\w-]+(?:\.[\w-]+)*\.env$/i.test(name);
  return isNamedSo && !isEnvTemplate(path) && !isEncrypted(name) && !isSource(name);
}

/** `.env.example`, `.env.local.sample`, `example.env`. */
export function isEnvTemplate(path: string): boolean {
  const name = fileName(path);
  return isEnvLike(name) && /(?:^|[._-])(?:example|sample|template|tmpl|dist|defaults?|schema)(?:[._-]|$)/i.test(name);
}

function isEnvLike(name: string): boolean {
  return /^\.?env[._-]|^\.env|\.env$/i.test(name);
}

/** `.env.vault` and `.env.enc` are made to be committed. */
function isEncrypted(name: string): boolean {
  return /\.(?:vault|enc|encrypted|gpg|age|sops)(?:\.|$)/i.test(name);
}

/** `.env.d.ts`, `.env.md`: about environment files. */
function isSource(name: string): boolean {
  return /\.(?:[cm]?[jt]sx?|md|txt|py|rb|go|rs|php|sh|html?)$/i.test(name);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
