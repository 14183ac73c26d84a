/** Rules that are not yet found everywhere they should be, each with its reason. */

/**
 * The look at the bytes before a pattern is tried (source.ts) waits for ten characters in a row, a digit among them. These
 * values need not hold such a stretch.
 */
export const passedBy: ReadonlySet<string> = new Set([
  "aeroworkflow-api-key",
  "apple-app-specific-password",
  "bip39-mnemonic",
  "brandfetch-api-key",
  "bulksms-api-key",
  "contribsys-credentials",
  "django-secret-key",
  "freemius-secret-key",
  "fxmarket-api-key",
  "gengo-api-secret",
  "mockaroo-api-key",
  "npmrc-token",
  // May begin with a tilde, where no value is looked for.
  "shipday-api-key",
  "timezoneapi-api-key",
  "wordpress-application-password",
  "wordpress-config-secrets",
]);

/** Two guesses at one value: nothing says yet that the longer name knows more. */
export const reportedByAnother: ReadonlySet<string> = new Set([
  "dotdigital-account-password",
  "mrticktock-account-password",
]);

/**
 * In these dresses the name is taken for an argument, a cell or an option. There a password that a word nearby explains is
 * refused, and the guess that needs no such word with it.
 */
export const noSetting: ReadonlySet<string> = new Set([
  "C",
  "Markdown table",
  "PHP",
  "XML element",
  "call with two arguments",
  "container environment",
  "curl",
  "long option",
  "next line",
  "option",
  "setter in camelCase",
  "setter in snake_case",
]);
