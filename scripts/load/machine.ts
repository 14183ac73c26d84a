import { cpus, loadavg } from "node:os";
import process from "node:process";

/** What figures are worth nothing without: the day, the machine and what else ran on it. Call it before the measurement. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const [load = 0] = loadavg();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}`;
  return `${day}, ${machine}, Node ${process.version}, load before: ${load.toFixed(1)}`;
}
