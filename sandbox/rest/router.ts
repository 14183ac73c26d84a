import type { Endpoint } from "./endpoint.ts";

export interface Match {
  readonly endpoint: Endpoint;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** Where a part of a path may hold slashes without being encoded, as on GitHub. */
const spanning = /\/(?:contents|compare|git\/refs?|git\/matching-refs)\/$/;

/** Finds the endpoint for a method and a path (percent-encoded, below `/api/v3`). */
export function createRouter(endpoints: readonly Endpoint[]): (method: string, path: string) => Match | undefined {
  const routes = endpoints.map((endpoint) => {
    const [method = "", template = ""] = endpoint.operation.split(" ");
    return { endpoint, method, pattern: compile(template) };
  });
  // A fixed word is closer than a placeholder: `/git/trees` before `/{anything}`.
  routes.sort((a, b) => placeholders(a.endpoint) - placeholders(b.endpoint));

  return (method, path) => {
    for (const route of routes) {
      const found = route.method === method ? route.pattern.exec(path) : null;
      if (found !== null) return { endpoint: route.endpoint, params: decodeAll(found.groups ?? {}) };
    }
    return undefined;
  };
}

function compile(template: string): RegExp {
  const source = template.replaceAll(/\{(\w+)\}/g, (_, name: string, start: number) => {
    const spans = spanning.test(template.slice(0, start));
    return `(?<${name}>${spans ? ".+" : "[^/]+"})`;
  });
  // The root folder's path is empty.
  return new RegExp(`^${source.replace("/contents/(?<path>.+)", "/contents(?:/(?<path>.*))?")}$`);
}

function placeholders(endpoint: Endpoint): number {
  return endpoint.operation.split("{").length;
}

function decodeAll(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value ?? "")]));
}

/** A percent sign that starts no escape stays as it is. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
