import "server-only";
import { databaseTemplate } from "./cluster-template";

/** Writes to standard output where the template is. */
process.stdout.write(await databaseTemplate());
