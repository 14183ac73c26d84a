import type { Connect, GitHub } from "./port.ts";

/**
 * The same connection, which throws once the signal is aborted. A run that was given up may still be going, and the next run on
 * the same pull request has begun: the old one must not write beside it.
 */
export function untilAborted(connect: Connect, signal: AbortSignal): Connect {
  return (installation, repository) =>
    new Proxy(connect(installation, repository), {
      get(github, name: keyof GitHub) {
        signal.throwIfAborted();
        return github[name];
      },
    });
}
