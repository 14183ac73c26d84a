import { afterEach, describe } from "vitest";
import type { Store } from "../../../src/database/store.ts";
import { type Clock, createClock } from "../clock.ts";
import { testAnnouncedHeads } from "./announced-heads.ts";
import { testCheckRuns } from "./check-runs.ts";
import { testCleanBlobs } from "./clean-blobs.ts";
import { testContentWrites } from "./content-writes.ts";
import { testDeliveries } from "./deliveries.ts";
import { testFairness } from "./fairness.ts";
import { testFingerprintKey } from "./fingerprint-key.ts";
import { testHistories } from "./histories.ts";
import { testIncidents } from "./incidents.ts";
import { testLeases } from "./leases.ts";
import { testQueue } from "./queue.ts";
import { testRefs } from "./refs.ts";

export interface TestDatabase {
  /** Opens it, or opens it again; the store is closed when the test ends. */
  open(now: () => Date): Promise<Store>;
  /** Starts a process that runs `commit-stream.ts`, kills it with SIGKILL after so many lines and returns what it printed. */
  killWriterAfter(lines: number): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

/** What a test of the contract starts from: an empty database, or a store on one with its clock. */
export interface Setup {
  createDatabase(): Promise<TestDatabase>;
  openStore(): Promise<{ readonly store: Store; readonly clock: Clock }>;
}

/** What every store must do, whatever database is under it. */
export function describeStore(name: string, create: () => Promise<TestDatabase>): void {
  const databases: TestDatabase[] = [];
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.dispose();
  });

  const setup: Setup = {
    async createDatabase() {
      const database = await create();
      databases.push(database);
      return database;
    },
    async openStore() {
      const clock = createClock();
      const database = await setup.createDatabase();
      return { store: await database.open(clock.now), clock };
    },
  };

  describe(`${name}: queue`, () => testQueue(setup));
  describe(`${name}: leases`, () => testLeases(setup));
  describe(`${name}: fairness`, () => testFairness(setup));
  describe(`${name}: deliveries`, () => testDeliveries(setup));
  describe(`${name}: check runs`, () => testCheckRuns(setup));
  describe(`${name}: announced heads`, () => testAnnouncedHeads(setup));
  describe(`${name}: incidents`, () => testIncidents(setup));
  describe(`${name}: refs`, () => testRefs(setup));
  describe(`${name}: content writes`, () => testContentWrites(setup));
  describe(`${name}: fingerprint key`, () => testFingerprintKey(setup));
  describe(`${name}: histories`, () => testHistories(setup));
  describe(`${name}: clean blobs`, () => testCleanBlobs(setup));
}
