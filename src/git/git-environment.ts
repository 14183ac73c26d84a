import { devNull } from "node:os";

/** What git may take over from our own environment: where programs, proxies and certificates are. */
const inherited = [
  "PATH",
  "TMPDIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "all_proxy",
  "no_proxy",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GIT_SSL_CAINFO",
  "SYSTEMROOT",
];

export type Protocol = "https" | "http" | "file";

export interface GitEnvironmentOptions {
  /** The bare repository. Given outright, so that git searches no parent folder for one. */
  readonly gitDirectory: string;
  /** Ours and without dot files: git and curl look for `.gitconfig` and `.netrc` there. */
  readonly home: string;
  readonly from: Readonly<Record<string, string | undefined>>;
  readonly protocols: readonly Protocol[];
}

/**
 * The environment of every git process: nobody's configuration, no prompt, no hook, no helper. Settings travel here and
 * not as `-c` arguments, because one of them is the token (`GIT_CONFIG_COUNT`, git 2.31).
 */
export function gitEnvironment(options: GitEnvironmentOptions): Record<string, string> {
  const kept = inherited.flatMap((name): [string, string][] => {
    const value = options.from[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: options.home,
    // Messages are read by git-failed.ts, which knows them in English.
    LC_ALL: "C",
    GIT_DIR: options.gitDirectory,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    // A repository could otherwise show us other objects than the ones that were pushed.
    GIT_NO_REPLACE_OBJECTS: "1",
    // Missing objects of a partial repository stay missing, until bring-in.ts has them fetched. In somebody's work tree, to
    // fetch them would run what the repository names.
    GIT_NO_LAZY_FETCH: "1",
    ...configVariables([...settings, ...protocolSettings(options.protocols)]),
  };
}

/** The same environment, with the token on every request to the remote. */
export function withToken(environment: Environment, token: string): Record<string, string> {
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  return withSettings(environment, [["http.extraHeader", `Authorization: Basic ${credentials}`]]);
}

/**
 * For what adds objects, or packs them anew: the remote has those that are lacking. Whoever reads is not told so, or git would
 * try to fetch what is lacking one by one, and die where it may not.
 */
export function withPromisor(environment: Environment, url: string): Record<string, string> {
  return withSettings(environment, [
    [`remote.${url}.promisor`, "true"],
    [`remote.${url}.partialclonefilter`, partialFilter],
  ]);
}

/** Commits and folders, and no contents of files but those that are wanted by their ids. */
export const partialFilter = "blob:none";

type Environment = Readonly<Record<string, string>>;

function withSettings(environment: Environment, more: readonly Setting[]): Record<string, string> {
  const count = Number(environment.GIT_CONFIG_COUNT);
  const variables = more.map((pair, index) => configVariable(count + index, pair));
  return Object.assign({ ...environment }, ...variables, { GIT_CONFIG_COUNT: `${count + more.length}` });
}

type Setting = readonly [key: string, value: string];

const settings: readonly Setting[] = [
  ["core.hooksPath", devNull],
  ["core.attributesFile", devNull],
  ["credential.helper", ""],
  // A renamed repository answers the first request with a redirect; a later one has no honest reason.
  ["http.followRedirects", "initial"],
  // Less than 1 kB/s for half a minute is a dead connection.
  ["http.lowSpeedLimit", "1000"],
  ["http.lowSpeedTime", "30"],
  // GitHub accepts objects that fsck refuses. Refusing them here would mean not to look at them.
  ["transfer.fsckObjects", "false"],
  // A small fetch would be unpacked object by object, and a kill in the middle would leave commits without their trees.
  ["transfer.unpackLimit", "1"],
  ["gc.autoDetach", "false"],
  // Many small packs are joined, big ones are left as they are: joining stays cheap in a big repository.
  ["gc.bigPackThreshold", "256m"],
];

function protocolSettings(protocols: readonly Protocol[]): readonly Setting[] {
  return [["protocol.allow", "never"], ...protocols.map((name): Setting => [`protocol.${name}.allow`, "always"])];
}

function configVariables(pairs: readonly Setting[]): Record<string, string> {
  const variables = pairs.map((pair, index) => configVariable(index, pair));
  return Object.assign({ GIT_CONFIG_COUNT: `${pairs.length}` }, ...variables);
}

function configVariable(index: number, [key, value]: Setting): Record<string, string> {
  return { [`GIT_CONFIG_KEY_${index}`]: key, [`GIT_CONFIG_VALUE_${index}`]: value };
}
