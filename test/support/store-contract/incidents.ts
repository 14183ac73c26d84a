import { expect, test } from "vitest";
import type { Sighting } from "../../../src/database/store.ts";
import type { Setup } from "./describe-store.ts";

export function testIncidents(setup: Setup): void {
  test("the first sighting of a credential opens its incident, a repeated one changes nothing", async () => {
    const { store } = await setup.openStore();
    const first = await store.recordOccurrences(sighting([1]));
    const again = await store.recordOccurrences({
      ...sighting([1]),
      actor: "hubot",
      seenAt: "2026-12-01T00:00:00.000Z",
    });
    expect(first).toEqual({ incident: { ...opened, id: first.incident.id }, isNew: true, recurred: false });
    expect(again).toEqual({ ...first, isNew: false });
    expect(await store.readIncident(42, "f1")).toEqual(first.incident);
    expect(await store.readIncident(43, "f1")).toBeUndefined();
  });

  test("who brought a credential in is told by the first sighting that knows", async () => {
    const { store } = await setup.openStore();
    const first = await store.recordOccurrences({ ...sighting([1]), actor: undefined });
    expect(first.incident.actor).toBeUndefined();
    for (const actor of ["mona", "hubot", undefined]) {
      const { incident } = await store.recordOccurrences({ ...sighting([1]), actor });
      expect(incident.actor).toBe("mona");
    }
  });

  test("open incidents come worst first, then in the order they were opened", async () => {
    const { store } = await setup.openStore();
    for (const [fingerprint, severity] of [
      ["f1", "low"],
      ["f2", "critical"],
      ["f3", "high"],
      ["f4", "critical"],
    ] as const)
      await store.recordOccurrences({ ...sighting([1]), fingerprint, severity });
    await store.recordOccurrences({ ...sighting([1]), repositoryId: 43 });
    const resolved = await store.readIncident(42, "f2");
    await store.resolveIncident(resolved?.id ?? 0, "2026-11-03T00:00:00.000Z");
    expect((await store.openIncidents(42)).map(({ fingerprint }) => fingerprint)).toEqual(["f4", "f3", "f1"]);
  });

  test("a repository is public since it was told first", async () => {
    const { store, clock } = await setup.openStore();
    const told = clock.now();
    await store.recordPublication(42, told);
    await store.recordPublication(42, clock.advance(1_000));
    expect(await store.publicSince(42)).toBe(told.toISOString());
    expect(await store.publicSince(43)).toBeUndefined();
  });

  test("a resolved incident opens again when the credential appears at a new place, and at a known one not", async () => {
    const { store } = await setup.openStore();
    const { incident } = await store.recordOccurrences(sighting([1]));
    await store.resolveIncident(incident.id, "2026-11-03T00:00:00.000Z");
    const known = await store.recordOccurrences({ ...sighting([1]), authoredAt: "2026-11-03T00:00:01.000Z" });
    expect(known.recurred).toBe(false);
    expect(known.incident).toMatchObject({ state: "resolved", resolvedAt: "2026-11-03T00:00:00.000Z" });
    const recurred = await store.recordOccurrences({ ...sighting([1, 2]), authoredAt: "2026-11-03T00:00:01.000Z" });
    expect(recurred.recurred).toBe(true);
    expect(recurred.incident).toMatchObject({ state: "open", resolvedAt: undefined });
    expect(await store.readOccurrences(incident.id)).toEqual(sighting([1, 2]).occurrences);
  });

  test("a new place that was authored before the incident was resolved, as after a rebase, reopens nothing", async () => {
    const { store } = await setup.openStore();
    const { incident } = await store.recordOccurrences(sighting([1]));
    await store.resolveIncident(incident.id, "2026-11-03T00:00:00.000Z");
    const rebased = await store.recordOccurrences(sighting([2]));
    expect(rebased).toMatchObject({ recurred: false, incident: { state: "resolved" } });
  });

  test("a new place of an open incident is no recurrence", async () => {
    const { store } = await setup.openStore();
    await store.recordOccurrences(sighting([1]));
    expect(await store.recordOccurrences(sighting([2]))).toMatchObject({ isNew: false, recurred: false });
  });

  test("ten thousand occurrences are recorded, each once", async () => {
    const { store } = await setup.openStore();
    const lines = Array.from({ length: 10_000 }, (_, index) => index + 1);
    const { incident } = await store.recordOccurrences(sighting([...lines, 1, 2]));
    expect(await store.readOccurrences(incident.id)).toEqual(sighting(lines).occurrences);
  });

  test("incidents are found by the place outside of files where their credential stands or stood", async () => {
    const { store } = await setup.openStore();
    const place = { kind: "issue comment", on: 7, id: 4711 } as const;
    const written = { commit: "", path: "", line: 1, endLine: 1, place };
    await store.recordOccurrences(sighting([1]));
    const { incident } = await store.recordOccurrences({ ...sighting([]), fingerprint: "f2", occurrences: [written] });
    expect(await store.readOccurrences(incident.id)).toEqual([written]);
    expect(await store.readIncidentsAt(42, [place])).toEqual([incident]);
    expect(await store.readIncidentsAt(42, [{ ...place, id: 4712 }])).toEqual([]);
    expect(await store.readIncidentsAt(43, [place])).toEqual([]);
  });

  test("an incident remembers its issue", async () => {
    const { store } = await setup.openStore();
    const { incident } = await store.recordOccurrences(sighting([1]));
    const issue = { owner: "acme", repository: "security", number: 12 };
    await store.recordIssue(incident.id, issue);
    expect(await store.readIncident(42, "f1")).toEqual({ ...incident, issue });
  });
}

function sighting(lines: readonly number[]): Sighting {
  return {
    installation: 7,
    repositoryId: 42,
    fingerprint: "f1",
    ruleId: "stripe-secret-key",
    mask: "sk_l…4242",
    severity: "critical",
    actor: "mona",
    seenAt: "2026-11-02T10:00:00.000Z",
    authoredAt: "2026-11-02T09:00:00.000Z",
    occurrences: lines.map((line) => ({ commit: "a".repeat(40), path: "app.ts", line, endLine: line })),
  };
}

const opened = {
  repositoryId: 42,
  fingerprint: "f1",
  ruleId: "stripe-secret-key",
  mask: "sk_l…4242",
  severity: "critical",
  actor: "mona",
  lastSeenAt: "2026-11-02T10:00:00.000Z",
  firstSeenAt: "2026-11-02T10:00:00.000Z",
  state: "open",
  resolvedAt: undefined,
  issue: undefined,
};
