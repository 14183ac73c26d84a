import { lockDirectory } from "../../src/database/lock-directory.ts";

/** Run as a process of its own: locks the directory, says so and holds it until it is killed. */
const [directory = ""] = process.argv.slice(2);
lockDirectory(directory);
process.stdout.write("locked\n");
setInterval(() => {}, 1000);
