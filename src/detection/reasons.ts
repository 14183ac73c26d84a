/** Why a candidate is, or is not, reported with its confidence. The keys are data; the texts are for people. */
const texts = {
  form: "has the form that only this issuer uses",
  checksum: "its checksum holds",
  badChecksum: "its checksum does not hold",
  assigned: "its name and its shape fit together",
  nearName: "the issuer is named nearby, and the name of the value says secret",
  mentioned: "the issuer is named nearby, and the shape fits",
  nameSaysSecret: "the name says secret",
  nameSaysPassword: "the name says password",
  custom: "a rule of the policy's own matches it",
  random: "the value looks random",
  jwt: "its header and payload are JSON",
  armour: "a private key's armour",
  keyStore: "the file is a store of keys",
  passphrase: "protected by a passphrase",
  framed: "what stands around it says that it is a credential",
  urlPassword: "a password in a URL",
  maybeStandIn: "it may be a stand-in",
  localHost: "the host is local",
  sampleHost: "the host is a stand-in",
  decoded: "it stands there encoded",
  partner: "its other half stands beside it",
  testKey: "issued for tests",
  publishable: "made to be published",
  placeholder: "reads like a placeholder",
  publishedExample: "an example from a vendor's documentation",
  canary: "a canary token: its account plants keys to be found",
  sampleToken: "a sample token from a specification or a library",
  expired: "it has expired",
  aboutSecret: "the name says that the value is about a secret, not one itself",
  words: "reads like words, not like a key",
  reference: "refers to a value that stands elsewhere",
} as const;

export type Reason = keyof typeof texts;

export function reasonText(reason: Reason): string {
  return texts[reason];
}
