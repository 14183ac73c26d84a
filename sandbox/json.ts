/** What a request or an answer carries. `undefined` members are left out when it is written. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

export type JsonObject = { readonly [key: string]: Json };
