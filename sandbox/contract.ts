import { readFileSync } from "node:fs";
import { Ajv2019, type ErrorObject, type ValidateFunction } from "ajv/dist/2019.js";
import formats from "ajv-formats";
import { ApiError } from "./rest/api-error.ts";
import type { Reply } from "./rest/endpoint.ts";

/** GitHub's own description of its REST API, held against requests and against our answers. */
export interface Contract {
  /** Throws 422 for a field or a value that GitHub's description does not know. */
  checkRequest(operation: string, query: Readonly<Record<string, string | undefined>>, body: unknown): void;
  /** Throws when an answer of ours is not what GitHub's description promises. */
  checkReply(operation: string, reply: Reply): void;
  /** What went wrong inside the sandbox so far. */
  readonly defects: unknown[];
}

/** Made by `scripts/extract-openapi.ts`. */
interface Description {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: object;
}

interface Operation {
  readonly query: object;
  readonly body?: object;
  readonly isBodyRequired: boolean;
  /** By status; null: no body. */
  readonly replies: Readonly<Record<string, object | null>>;
}

const maxErrorsTold = 12;

export function createContract(): Contract {
  const { description, find } = loadDescription();
  return {
    defects: [],
    checkRequest(operation, query, body) {
      const { isBodyRequired, body: schema } = operationOf(description, operation);
      refuseUnless(find.query(operation, "query"), { ...query });
      if (schema === undefined && body !== undefined) throw invalidRequest(["No body is expected."]);
      if (body === undefined && isBodyRequired) throw invalidRequest(["A body is required."]);
      if (body !== undefined) refuseUnless(find.other(operation, "body"), body);
    },
    checkReply(operation, { status, body }) {
      const schema = operationOf(description, operation).replies[status];
      // Raw media types are no JSON.
      if (Buffer.isBuffer(body) || (schema === null && body === undefined)) return;
      if (schema === undefined) throw new Error(`${operation} never answers ${status}`);
      if (schema === null) throw new Error(`${operation} answers ${status} without a body`);
      const validate = find.other(operation, `replies/${status}`);
      if (validate(JSON.parse(JSON.stringify(body ?? null)))) return;
      throw new Error(`${operation} answered against its schema:\n${tell(validate.errors ?? []).join("\n")}`);
    },
  };
}

interface Loaded {
  readonly description: Description;
  /** The values of a query are text on the wire: "3" is a number where a number is expected. */
  readonly find: Readonly<Record<"query" | "other", (operation: string, part: string) => ValidateFunction>>;
}

let loaded: Loaded | undefined;

/** Once per process: making a validator takes longer than most requests. */
function loadDescription(): Loaded {
  if (loaded !== undefined) return loaded;
  const text = readFileSync(new URL("./openapi.json", import.meta.url), "utf8");
  const description = JSON.parse(text) as Description;
  loaded = { description, find: { query: compiler(description, true), other: compiler(description, false) } };
  return loaded;
}

function operationOf(description: Description, operation: string): Operation {
  const found = description.operations[operation];
  if (found === undefined) throw new Error(`openapi.json lacks ${operation}: run scripts/extract-openapi.ts`);
  return found;
}

/** Validators are made when they are first needed: all of them would take seconds. */
function compiler(description: Description, coerceTypes: boolean) {
  const ajv = new Ajv2019({ strict: false, allErrors: true, verbose: true, coerceTypes });
  formats.default(ajv);
  for (const format of ["repo.nwo", "uri-template"]) ajv.addFormat(format, true);
  ajv.addSchema(description, "openapi.json");
  return (operation: string, part: string): ValidateFunction => {
    const pointer = operation.replaceAll("~", "~0").replaceAll("/", "~1");
    const id = `openapi.json#/operations/${encodeURIComponent(pointer)}/${part}`;
    const validate = ajv.getSchema(id);
    if (validate === undefined) throw new Error(`no schema ${id}`);
    return validate as ValidateFunction;
  };
}

function refuseUnless(validate: ValidateFunction, value: unknown): void {
  if (!validate(value)) throw invalidRequest(tell(validate.errors ?? []));
}

function invalidRequest(lines: readonly string[]): ApiError {
  return new ApiError(422, { message: `Invalid request.\n\n${lines.join("\n")}` });
}

function tell(errors: readonly ErrorObject[]): readonly string[] {
  const lines = errors.filter(({ keyword }) => !["oneOf", "anyOf", "if"].includes(keyword)).map(sentence);
  return [...new Set(lines)].slice(0, maxErrorsTold);
}

/** In GitHub's words, as far as they are known. */
function sentence({ keyword, instancePath, params, message = "", data }: ErrorObject): string {
  switch (keyword) {
    case "required":
      return `"${params.missingProperty}" wasn't supplied.`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `"${params.additionalProperty ?? params.unevaluatedProperty}" is not a permitted key.`;
    case "maxItems":
      return `No more than ${params.limit} items are allowed; ${(data as unknown[] | undefined)?.length} were supplied.`;
    default:
      return `For 'properties${instancePath}', ${message}.`;
  }
}
