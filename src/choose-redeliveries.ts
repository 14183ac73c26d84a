import type { DeliveryAttempt } from "./github/as-app.ts";

/** GitHub gives up on an answer after ten seconds: what is younger may still be on its way. */
const inFlightMs = 15_000;

/** What was refused so often will be refused again. */
const mostAttempts = 5;

/** One attempt for each event that never arrived, oldest first. GitHub itself never tries twice. */
export function chooseRedeliveries(attempts: readonly DeliveryAttempt[], now: Date): readonly DeliveryAttempt[] {
  const byGuid = Map.groupBy(attempts, ({ guid }) => guid);
  return [...byGuid.values()]
    .filter((tried) => !tried.some(({ isOk }) => isOk) && tried.length < mostAttempts)
    .map(newestOf)
    .filter(({ deliveredAt }) => now.getTime() - deliveredAt.getTime() > inFlightMs)
    .sort((one, other) => one.deliveredAt.getTime() - other.deliveredAt.getTime());
}

function newestOf(attempts: readonly DeliveryAttempt[]): DeliveryAttempt {
  return attempts.reduce((newest, attempt) => (attempt.deliveredAt > newest.deliveredAt ? attempt : newest));
}
