import "server-only";
import { logger } from "../logger";
import { countSpApiEvent } from "../metrics-sp-api";
import { processSingleton } from "../process-singleton";
import { lookAtSecretsAgain, settings } from "../settings";
import { createSpApi } from "../sp-api/client";
import type { SpApi } from "../sp-api/contract";
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
