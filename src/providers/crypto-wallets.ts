import { assigned, contextual, maybe, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

const word = run("lowerLetter", 3, 8);
const threeMore = [" ", word, " ", word, " ", word];
const longer = maybe(...threeMore, maybe(...threeMore, maybe(...threeMore, maybe(...threeMore))));
const phrase = [word, " ", word, " ", word, ...threeMore, ...threeMore, ...threeMore, longer];

export const cryptoWallets = {
  name: "Cryptocurrency wallet",
  rules: [
    {
      id: "ethereum-private-key",
      title: "Ethereum private key",
      severity: "critical",
      form: assigned(
        ["private key", "privkey", "deployer key", "wallet key", "wallet secret", "signer key"],
        maybe("0x"),
        run("anyHex", 64),
      ),
      envVars: ["PRIVATE_KEY", "DEPLOYER_PRIVATE_KEY"],
    },
    {
      id: "bip39-mnemonic",
      title: "Wallet recovery phrase",
      severity: "critical",
      // 12, 15, 18, 21 or 24 words of a list in which none is shorter than three letters or longer than eight.
      form: assigned(
        ["mnemonic", "seed phrase", "recovery phrase", "seed words", "secret phrase", "wallet seed"],
        phrase,
      ),
      envVars: ["MNEMONIC", "SEED_PHRASE"],
    },
    {
      id: "bitcoin-wif",
      title: "Bitcoin private key (WIF)",
      severity: "critical",
      form: contextual(
        ["wif", "bitcoin", "btc", "privkey", "private key"],
        oneOf(["5", run("base58", 50)], [oneOf("K", "L"), run("base58", 51)]),
      ),
      envVars: ["BITCOIN_PRIVATE_KEY"],
    },
    {
      id: "bip32-xprv",
      title: "Extended private key of a wallet",
      severity: "critical",
      form: token(oneOf("xprv", "yprv", "zprv", "tprv", "uprv", "vprv"), run("base58", 107)),
      envVars: ["WALLET_XPRV"],
    },
    {
      id: "solana-keypair",
      title: "Solana private key",
      severity: "critical",
      form: contextual(["solana", "keypair", "phantom", "anchor wallet"], run("base58", 86, 88)),
      envVars: ["SOLANA_PRIVATE_KEY"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Create a new wallet on a device that is clean, and write its recovery phrase down on paper only.",
      "Move everything that the old key holds to it now: coins, tokens, ownership of contracts, upgrade and signer rights.",
    ],
    revoke: [
      "A key on a chain cannot be revoked. Take back the allowances given by it, and hand over the roles it has in contracts.",
    ],
    audit: [
      "Look through a block explorer for transactions since the commit, on every chain and every address derived from the key.",
      "Bots empty leaked wallets within seconds: take whatever is still there as luck, and hurry.",
    ],
  },
  references: [],
} as const satisfies Provider;
