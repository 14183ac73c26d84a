import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { endpoints } from "../sandbox/rest/all.ts";

/**
 * Cuts GitHub's description of its REST API (385 MB with its variants) down to what the local GitHub serves, as JSON Schema.
 * Run it after adding an operation to `sandbox/rest/`:
 *
 *     npm install --no-save --prefix /tmp/openapi @octokit/openapi@23.0.2
 *     node scripts/extract-openapi.ts /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */
const target = new URL("../sandbox/openapi.json", import.meta.url);

type Json = string | number | boolean | null | Json[] | Schema;
type Schema = { [key: string]: Json };

/** Words for people; and `nullable`, which JSON Schema says in another way. */
const dropped = new Set(["description", "example", "examples", "title", "externalDocs", "deprecated", "nullable"]);

/** Where GitHub's description contradicts itself and its real answers: no account is a user and an enterprise at once. */
const corrections: Schema = {
  "GET /app/installations": { type: "array", items: { $ref: "#/components/schemas/installation" } },
};

/** Fields that real answers leave null, of which the description does not say so. */
const nullInPractice: readonly (readonly [schema: string, ...path: string[]])[] = [
  // The fork was deleted.
  ["pull-request", "head", "repo"],
  ["pull-request-simple", "head", "repo"],
  // The comment is outdated, or stands on the whole file.
  ...["position", "original_position", "line", "original_line"].flatMap((field) => [
    ["pull-request-review-comment", field] as const,
    ["review-comment", field] as const,
  ]),
];

const source = JSON.parse(await readFile(argv[2] ?? "", "utf8")) as Schema;
for (const [schema, ...path] of nullInPractice) {
  const field = at(source, "components", "schemas", schema, ...path.flatMap((name) => ["properties", name]));
  if (field === undefined) throw new Error(`GitHub's ${schema} has no ${path.join(".")}`);
  field.nullable = true;
}
const operations: Schema = {};
for (const { operation } of endpoints) operations[operation] = extractOperation(operation);
const schemas = collectSchemas(operations);
await writeFile(target, layOut({ operations: sorted(operations), schemas: sorted(schemas) }));

function extractOperation(operation: string): Schema {
  const [method = "", path = ""] = operation.split(" ");
  const description = at(source, "paths", path, method.toLowerCase());
  if (description === undefined) throw new Error(`GitHub has no operation ${operation}`);
  const body = at(description, "requestBody", "content", "application/json", "schema");
  return {
    query: queryOf((description.parameters ?? []) as Schema[]),
    ...(body === undefined ? {} : { body: closed(translate(body) as Schema) }),
    isBodyRequired: at(description, "requestBody")?.required === true,
    replies: repliesOf(description.responses as Schema, corrections[operation]),
  };
}

function queryOf(parameters: readonly Schema[]): Schema {
  const resolved = parameters.map((parameter) => ("$ref" in parameter ? resolve(parameter.$ref as string) : parameter));
  const inQuery = resolved.filter((parameter) => parameter.in === "query");
  return {
    type: "object",
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name as string, translate(schema as Json)])),
    required: inQuery.filter(({ required }) => required === true).map(({ name }) => name as string),
    additionalProperties: false,
  };
}

/** Successes only: failures are written in one place and all have one form. `null`: an answer without a body. */
function repliesOf(responses: Schema, correction: Json | undefined): Schema {
  const replies: Schema = {};
  for (const [status, response] of Object.entries(responses)) {
    if (!status.startsWith("2")) continue;
    const described = response as Schema;
    const resolved = "$ref" in described ? resolve(described.$ref as string) : described;
    const schema = correction ?? at(resolved, "content", "application/json", "schema");
    replies[status] = schema === undefined ? null : translate(schema);
  }
  return replies;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references lead into this file. */
function translate(node: Json): Json {
  if (Array.isArray(node)) return node.map(translate);
  if (typeof node !== "object" || node === null) return node;
  const schema: Schema = {};
  for (const [key, value] of Object.entries(node)) {
    const isDropped = (dropped.has(key) && !isPropertyMap(node)) || key.startsWith("x-");
    if (!isDropped) schema[key] = key === "$ref" ? reference(value as string) : translate(value);
  }
  return node.nullable === true ? allowNull(schema) : schema;
}

/** `{title: {type: …}}` is a property called "title", not a title. */
function isPropertyMap(node: Schema): boolean {
  return Object.values(node).every((value) => typeof value === "object" && value !== null && !Array.isArray(value));
}

function allowNull(schema: Schema): Schema {
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum;
  return { ...schema, type: [schema.type, "null"], ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
}

/** Fields that GitHub's description does not name are refused in requests. */
function closed(schema: Schema): Schema {
  const open = openParts(schema);
  return isObject(open) ? { ...open, unevaluatedProperties: false } : open;
}

function openParts(schema: Schema): Schema {
  const result: Schema = { ...schema };
  if (result.additionalProperties === true) delete result.additionalProperties;
  for (const [name, value] of Object.entries(schema)) {
    if (name === "properties") {
      const properties = Object.entries(value as Schema).map(([key, part]) => [key, closed(part as Schema)]);
      result.properties = Object.fromEntries(properties);
    }
    if (name === "items") result.items = closed(value as Schema);
    // The branches of a choice see the same object: only the whole can tell which fields are unknown.
    if (["oneOf", "anyOf", "allOf"].includes(name)) result[name] = (value as Schema[]).map(openParts);
  }
  return result;
}

function isObject(schema: Schema): boolean {
  return "properties" in schema && !("additionalProperties" in schema);
}

/** Everything that the operations refer to, directly or through other schemas. */
function collectSchemas(root: Json): Schema {
  const found: Schema = {};
  const waiting: Json[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const [, name = ""] of JSON.stringify(node).matchAll(/"#\/schemas\/([^"]+)"/g)) {
      if (name in found) continue;
      found[name] = translate(resolve(`#/components/schemas/${name}`));
      waiting.push(found[name]);
    }
  }
  return found;
}

function reference(pointer: string): string {
  return pointer.replace("#/components/schemas/", "#/schemas/");
}

function resolve(pointer: string): Schema {
  const found = at(source, ...pointer.replace("#/", "").split("/"));
  if (found === undefined) throw new Error(`GitHub's description lacks ${pointer}`);
  return found;
}

function at(node: Json | undefined, ...path: readonly string[]): Schema | undefined {
  let current = node;
  for (const key of path) current = (current as Schema | undefined)?.[key];
  return current as Schema | undefined;
}

function sorted(map: Schema): Schema {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One operation or schema a line, so that a change shows in a diff. */
function layOut(parts: { readonly operations: Schema; readonly schemas: Schema }): string {
  const block = (map: Schema) =>
    Object.entries(map)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(",\n");
  return `{"operations":{\n${block(parts.operations)}\n},"schemas":{\n${block(parts.schemas)}\n}}\n`;
}
