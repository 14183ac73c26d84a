export { leftOutAi } from "./ai-and-cloud.ts";
export { leftOutCodeAndHosting } from "./code-and-hosting.ts";
export { leftOutLongTail } from "./long-tail.ts";
export { leftOutMonitoringAndIdentity } from "./monitoring-and-identity.ts";
export { leftOutStructures } from "./structures.ts";
