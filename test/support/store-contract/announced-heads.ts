import { expect, test } from "vitest";
import { examinePull } from "../jobs.ts";
import { delivery } from "./deliveries.ts";
import type { Setup } from "./describe-store.ts";

const head = { repositoryId: 42, headSha: "1".repeat(40), name: "rekey / secrets" };
const output = { conclusion: "success", title: "", summary: "", text: "", annotations: [] } as const;

export function testAnnouncedHeads(setup: Setup): void {
  test("a head that was announced is awaited until it is judged, and again when it is announced again", async () => {
    const { store, clock } = await setup.openStore();
    await store.announceHead({ ...head, subject: "42/pull/1" });
    await store.announceHead({ ...head, subject: "42/pull/2" });
    await store.announceHead({ ...head, headSha: "2".repeat(40), subject: "42/pull/3" });
    expect(await store.awaitedOn(head)).toEqual(["42/pull/1", "42/pull/2"]);
    await store.recordVerdict({ ...head, subject: "42/pull/1", output });
    await store.recordVerdict({ ...head, name: "another", subject: "42/pull/2", output });
    expect(await store.awaitedOn(head)).toEqual(["42/pull/2"]);
    clock.advance(1);
    await store.announceHead({ ...head, subject: "42/pull/1" });
    expect(await store.awaitedOn(head)).toEqual(["42/pull/1", "42/pull/2"]);
  });

  test("a delivery announces a head when it is accepted, and not when it is known already", async () => {
    const { store, clock } = await setup.openStore();
    const accept = () => store.acceptDelivery(delivery("d1"), [examinePull(1)], { ...head, subject: "42/pull/1" });
    await accept();
    expect(await store.awaitedOn(head)).toEqual(["42/pull/1"]);
    await store.recordVerdict({ ...head, subject: "42/pull/1", output });
    clock.advance(1);
    await accept();
    expect(await store.awaitedOn(head)).toEqual([]);
  });

  test("who withdraws, and who does not come for half an hour, is not awaited", async () => {
    const { store, clock } = await setup.openStore();
    await store.announceHead({ ...head, subject: "42/pull/1" });
    await store.announceHead({ ...head, subject: "42/pull/2" });
    const withdraw = (subject: string, except: string | undefined, before = clock.now()) =>
      store.withdrawHeads({ repositoryId: 42, subject, except, before });
    await withdraw("42/pull/1", undefined);
    expect(await store.awaitedOn(head)).toHaveLength(2);
    clock.advance(1);
    await withdraw("42/pull/1", undefined);
    await withdraw("42/pull/2", head.headSha);
    expect(await store.awaitedOn(head)).toEqual(["42/pull/2"]);
    clock.advance(30 * 60 * 1000);
    expect(await store.awaitedOn(head)).toEqual([]);
  });
}
