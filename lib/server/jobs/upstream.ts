import "server-only";
import { logger } from "../logger";
import { processSingleton } from "../process-singleton";
import { settings } from "../settings";
import { createSpApi } from "../sp-api/client";
import type { SpApi } from "../sp-api/contract";

/** Amazon, as this process knows it: one token, one bucket an operation, however Next splits its bundles. */
export function spApi(): SpApi {
  return processSingleton("sp-api", () => {
    logger().info({ mode: settings().mode }, "sp-api client created");
    return createSpApi(settings().spApi, {
      observe: (event) => logger().debug(event, "sp-api"),
    });
  });
}
