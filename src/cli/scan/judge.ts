import { filePath, pathIn, shownPath } from "../../change/inner-path.ts";
import type { Finding } from "../../detection/finding.ts";
import { suppress } from "../../policy/suppress.ts";
import type { Occurrence } from "../../verdict/verdict.ts";
import type { Examined, Found, Item } from "./item.ts";
import type { ScanPolicy } from "./load-policy.ts";
import { isAdded, type Reported } from "./report.ts";

/** What was examined: names with whatever credentials they hold masked, and what was found. */
export interface Sight extends Pick<Item, "added" | "place"> {
  readonly file: string;
  readonly path: string;
  readonly examined: Examined;
  /** The file as it is now, where the content is an older version of it. */
  readonly current: Examined | undefined;
}

export type JudgedFinding = Omit<Reported, "about" | "fails">;

export interface Judged {
  readonly kept: readonly JudgedFinding[];
  readonly suppressed: number;
  /** As in `Suppressed`. */
  readonly notes: readonly string[];
}

/** As the app would: a credential that still stands in the file is judged by what the file says of it now. */
export function judge(
  { file, path, place, added, examined, current }: Sight,
  policy: ScanPolicy,
  isCustom: (ruleId: string) => boolean,
): Judged {
  // The file that defines rules holds samples of what they find.
  const counts = ({ ruleId }: Found) => path !== policy.path || !isCustom(ruleId);
  const findings = examined.found
    .filter((one) => isAdded(one, added) && counts(one))
    .map((one) => toFinding(one, { path, place, commit: added?.commit }));
  if (findings.length === 0) return { kept: [], suppressed: 0, notes: [] };
  const { kept, suppressed, notes } = suppress(findings, policy, {
    change: { head: "", commits: [], files: [], replaced: [], notExamined: [] },
    tree: new Map([[path, { blob: current === undefined ? thisVersion : currentVersion }]]),
    present: current === undefined ? new Map() : placesIn(path, current),
    allows: new Map([
      [thisVersion, examined.allows],
      [currentVersion, current?.allows ?? new Map()],
    ]),
  });
  return {
    kept: kept.map((finding) => ({ ...toReported(finding, file), ...added?.sightings?.get(finding.fingerprint) })),
    suppressed: suppressed.length,
    notes,
  };
}

interface Whereabouts {
  readonly path: string;
  readonly place: Sight["place"] | undefined;
  readonly commit: string | undefined;
}

function toFinding({ inner, ...found }: Found, { path, place, commit = "" }: Whereabouts): Finding {
  const finding = { ...found, blob: thisVersion, commit };
  return place === undefined ? { ...finding, path: pathIn(path, inner) } : { ...finding, path, place };
}

/** In place of the blobs' ids: there are but these two. */
const [thisVersion, currentVersion] = ["this", "current"];

function placesIn(path: string, { found }: Examined): Map<string, Occurrence[]> {
  const groups = Map.groupBy(found, ({ fingerprint }) => fingerprint);
  return new Map(
    [...groups].map(([fingerprint, places]) => [
      fingerprint,
      places.map(({ inner, line, endLine, startColumn, endColumn }) => ({
        ...{ path: pathIn(path, inner), line, endLine, startColumn, endColumn },
        lineKey: "",
      })),
    ]),
  );
}

function toReported({ blob: _, commit, ...finding }: Finding, file: string): JudgedFinding {
  const inner = finding.path.slice(filePath(finding.path).length);
  return { ...finding, file: shownPath(`${file}${inner}`), ...(commit === "" ? {} : { commit }) };
}
