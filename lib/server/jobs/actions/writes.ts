import "server-only";
import type { WriteService } from "@/lib/server/actions/write-service";
import { port } from "@/lib/server/runtime/port";

/** What has Amazon do things with jobs: one for the account of this process. */
export const writes = port<WriteService>("writes");

/** Aborted when this process ends: what goes through many jobs goes no further then. */
export const bulkEnding = port<AbortController>("bulk-ending");
