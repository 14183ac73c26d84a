import type { Parameter } from "../detection/url-query.ts";

/** Milliseconds since 1970 of a date or a time in UTC (ISO 8601); undefined where it is none. */
export function timeOf(written = ""): number | undefined {
  const extended = written.replace(basicTime, "$1-$2-$3T$4:$5:$6Z");
  const time = isoTime.test(extended) ? Date.parse(extended) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** When a URL expires that says when it was signed, and how many seconds it lasts: `X-Amz-Date` and `X-Amz-Expires`. */
export function signedUntil(prefix: "X-Amz" | "X-Goog"): (parameter: Parameter) => number | undefined {
  return (parameter) => {
    const signed = timeOf(parameter(`${prefix}-Date`));
    const seconds = parameter(`${prefix}-Expires`) ?? "";
    return signed !== undefined && /^\d{1,9}$/.test(seconds) ? signed + Number(seconds) * 1000 : undefined;
  };
}

/** `20260301T120000Z` */
const basicTime = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const isoTime = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,20}Z)?$/;
