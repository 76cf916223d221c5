import "server-only";
import { lookAtSecretsAgain, settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { countSpApiEvent } from "./metrics-sp-api";
import { logSpApiEvent, withCallLog } from "./upstream-log";

/** Amazon, as this process knows it: one token, one bucket an operation, however Next splits its bundles. */
export function spApi(): SpApi {
  return processSingleton("sp-api", () => {
    const log = logger();
    log.info({ mode: settings().mode }, "sp-api client created");
    const api = createSpApi(() => settings().spApi, {
      lookAgain: lookAtSecretsAgain,
      observe(event) {
        countSpApiEvent(event);
        logSpApiEvent(log, event);
      },
    });
    return withCallLog(api, log);
  });
}
