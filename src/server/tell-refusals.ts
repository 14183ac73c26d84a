import type { Log } from "../log.ts";
import type { Answer } from "./answer.ts";

const quietMs = 10_000;

/**
 * Logs refused requests, those of one kind at most once in ten seconds with their number: whoever reaches the port can have
 * requests refused as fast as the line allows, and must not fill the disk with it.
 */
export function createRefusals(log: Log): (answer: Answer) => void {
  const counts = new Map<string, number>();
  return ({ status, text: reason }) => {
    const count = counts.get(reason);
    if (count !== undefined) {
      counts.set(reason, count + 1);
      return;
    }
    log.warn({ status, reason, count: 1 }, "Delivery refused");
    counts.set(reason, 0);
    setTimeout(() => {
      const more = counts.get(reason) ?? 0;
      counts.delete(reason);
      if (more > 0) log.warn({ status, reason, count: more }, "Further deliveries refused");
    }, quietMs).unref();
  };
}
