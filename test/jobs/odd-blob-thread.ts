import { workerData } from "node:worker_threads";

const [how] = workerData.request.paths as readonly string[];
if (how === "broken") throw new RangeError("with what was read in it");
for (;;) if (how !== "stuck") break;
