import "server-only";
import { clusterTemplate } from "./cluster-template";

/** Writes to standard output where the template is. */
process.stdout.write(await clusterTemplate());
