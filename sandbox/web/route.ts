import type { Octokit } from "@octokit/rest";
import type { Html } from "./html.ts";

/** The running site, as its pages see it: from outside, through its own addresses and the user's token. */
export interface Site {
  readonly api: string;
  readonly web: string;
  readonly git: string;
  readonly token: string;
  readonly login: string;
  readonly organisation: string;
}

/** One request to one page. */
export interface Visit<Params = unknown> {
  readonly site: Site;
  readonly github: Octokit;
  /** What stands in the path at the pattern's `:names`, decoded. */
  readonly params: Params;
  readonly query: URLSearchParams;
  /** Fields of the posted form; empty on GET. */
  readonly form: URLSearchParams;
}

export interface RepoParams {
  readonly owner: string;
  readonly repo: string;
}

export interface NumberParams extends RepoParams {
  readonly number: string;
}

/** `place` is what follows: a branch, a commit, or either of them and a path. */
export interface PlaceParams extends RepoParams {
  readonly place: string;
}

export type Answer =
  | { readonly kind: "page"; readonly status: number; readonly title: string; readonly body: Html }
  | { readonly kind: "redirect"; readonly to: string };

export interface Route {
  readonly method: "GET" | "POST";
  /** Undefined when the path is not this route's. */
  readonly open: (pathname: string, visit: Visit) => Promise<Answer> | undefined;
}

/** `:name` is one segment of the path, `:name+` all that follow. */
type Params<Pattern extends string> = Pattern extends `${infer First}/${infer Rest}`
  ? Param<First> & Params<Rest>
  : Param<Pattern>;
type Param<Segment extends string> = Segment extends `:${infer Name}+`
  ? { readonly [Key in Name]: string }
  : Segment extends `:${infer Name}`
    ? { readonly [Key in Name]: string }
    : unknown;

export function get<Pattern extends string>(
  pattern: Pattern,
  page: (visit: Visit<Params<Pattern>>) => Promise<Answer>,
): Route {
  return route("GET", pattern, page);
}

export function post<Pattern extends string>(
  pattern: Pattern,
  action: (visit: Visit<Params<Pattern>>) => Promise<Answer>,
): Route {
  return route("POST", pattern, action);
}

export function page(title: string, body: Html): Answer {
  return { kind: "page", status: 200, title, body };
}

/** Within the site: `//elsewhere`, which an encoded slash in an owner's name could make, would lead out of it. */
export function redirect(to: string): Answer {
  return { kind: "redirect", to: to.replace(/^\/+/, "/") };
}

function route<Pattern extends string>(
  method: Route["method"],
  pattern: Pattern,
  page: (visit: Visit<Params<Pattern>>) => Promise<Answer>,
): Route {
  const expression = new RegExp(
    `^${pattern.replace(/:(\w+)(\+?)/g, (_, name, more) => `(?<${name}>${more ? ".+" : "[^/]+"})`)}/?$`,
  );
  return {
    method,
    open(pathname, visit) {
      const groups = expression.exec(pathname)?.groups;
      if (!groups && !expression.test(pathname)) return undefined;
      const params = Object.entries(groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
      return page({ ...visit, params: Object.fromEntries(params) });
    },
  };
}
