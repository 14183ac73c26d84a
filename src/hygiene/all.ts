export { composeLiteralSecret } from "./compose-literal-secret.ts";
export { dockerfileLiteralSecret } from "./dockerfile-literal-secret.ts";
export { envFileIgnored } from "./env-file-ignored.ts";
export { envFileUntracked } from "./env-file-untracked.ts";
export { envTemplatePlaceholder } from "./env-template-placeholder.ts";
export { workflowLiteralSecret } from "./workflow-literal-secret.ts";
