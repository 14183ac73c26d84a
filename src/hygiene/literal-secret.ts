import { isMadeOf } from "./made-of.ts";

/** What a literal value under a name says about itself. */
export type LiteralKind =
  /** A placeholder, a reference, a setting: nothing to hide. */
  | "harmless"
  /** A password that everybody knows (`postgres`, `password123`): nothing leaks, yet it must not guard anything. */
  | "well known"
  | "secret";

/** Judges by the name and the look of the value alone. A guess that errs towards "harmless": structured tokens are the engine's business. */
export function judgeLiteral(name: string, value: string): LiteralKind {
  if (value.length > maxLength || isReference(value)) return "harmless";
  const password = passwordInUrl(value);
  if (password !== undefined) return judgeLiteral("password", password);
  if (!isSecretName(name) || isSetting(value) || saysPlaceholder(value)) return "harmless";
  if (isMadeOf(value.toLowerCase(), everydayWords)) return "well known";
  if (value.length < 6 || looksLikeName(name, value)) return "harmless";
  return "secret";
}

/** `DB_PASSWORD`, `stripeSecretKey`, `API_TOKEN_PROD`; not `PASSWORD_FILE`, `TOKEN_URL`, `PUBLIC_KEY`. */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !environmentWords.has(word) && !/^\d+$/.test(word));
  if (words.some((word) => publicWords.has(word))) return false;
  const last = words.at(-1) ?? "";
  if (secretNouns.has(last) || /(?:password|passwd|secret|apikey|accesskey|secretkey)$/.test(last)) return true;
  return last === "key" && keyKinds.has(words.at(-2) ?? "");
}

/** Longer values are certificates, key files and documents, which the engine knows by their structure. */
const maxLength = 512;

const secretNouns = wordsOf(`
  password passwd pwd pass passphrase secret secrets token apikey credential credentials pat
`);
/** What a `_KEY` must be the key of to be secret: not `PRIMARY_KEY`, not `CACHE_KEY`. */
const keyKinds = wordsOf(`
  api access secret private encryption signing master account storage auth license service admin app webhook jwt session deploy
  crypt cipher hmac shared
`);
/** They follow the noun and do not change what it is: `TOKEN_PROD`, `SECRET_KEY_BASE`, `PASSWORD_B64`. */
const environmentWords = wordsOf(`
  prod production stage staging dev development test testing local ci base base64 b64 value old new primary secondary
`);
const publicWords = wordsOf("public publishable anon");

/** `${X}`, `$X`, `$(x)`, `{{ x }}`, `<x>`, `%X%`, and addresses in secret stores. */
function isReference(value: string): boolean {
  return (
    /\$\{|\$\(|\{\{|^\$[A-Za-z_{]|^[<[({].*[>\])}]$|^%\w+%$|^@\w+@$|^ENC\[/.test(value) ||
    /^(?:arn|vault|op|ssm|sm|kms|secret|secrets|doppler|akv|keyvault|awssm|gcpsm|file|env):/i.test(value) ||
    /^projects\/[^/]+\/secrets\//.test(value)
  );
}

/** Empty, yes or no, a number, a path, a URL without a password, a sentence. */
function isSetting(value: string): boolean {
  return (
    value.trim() === "" ||
    /\s/.test(value) ||
    /^(?:true|false|yes|no|on|off|null|none|nil|undefined|n\/a|~)$/i.test(value) ||
    /^[\d.,_-]+$/.test(value) ||
    /^(?:\.{0,2}|~|[A-Za-z]:)[/\\][\w.@/\\-]*$/.test(value) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value)
  );
}

function saysPlaceholder(value: string): boolean {
  return (
    /your|example|placeholder|change[-_ ]?(?:me|it|this)|replace|insert|redacted|dummy|sample|fake|todo|x{4,}|\*{3}|\.{3}|…|here$/i.test(
      value,
    ) || /^(.)\1*$/.test(value)
  );
}

/** `production-db-credentials` under `TOKEN` is the name of a secret, not one; under `PASSWORD` it may be a passphrase. */
function looksLikeName(name: string, value: string): boolean {
  return (
    !/pass|pwd/i.test(name) &&
    /^[a-z]+(?:[-_./](?:[a-z]+|\d{1,4}))*$/i.test(value) &&
    !/[a-z][A-Z]{2}|[A-Z][a-z]+[A-Z]/.test(value)
  );
}

/** Of `scheme://user:password@host`. */
function passwordInUrl(value: string): string | undefined {
  const start = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value);
  if (!start) return undefined;
  const authority = value.slice(start[0].length).split(/[/?#]/, 1)[0] ?? "";
  const login = authority.slice(0, Math.max(0, authority.lastIndexOf("@")));
  const colon = login.indexOf(":");
  return colon === -1 || colon === login.length - 1 ? undefined : login.slice(colon + 1);
}

/** A password of nothing but these is in every list that is tried first. */
const everydayWords = wordsOf(`
  a the my me it this that in on for of is not no do real only please value default local dev development test tests testing prod
  production ci demo super very top secure strong pass password passwd pwd pw passphrase secret secrets token key api app access
  auth jwt session cookie encryption signing webhook admin administrator root user username guest owner master service client
  server postgres postgresql mysql mariadb mongo mongodb redis rabbit rabbitmq mq minio minioadmin keycloak elastic elasticsearch
  grafana db database docker compose github actions web site backend frontend django flask rails laravel hunter letmein qwerty
  welcome abc foo bar baz 0 1 2 3 4 5 6 7 8 9 - _ . ! @ # + =
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
