import "server-only";
import { type Logger, pino } from "pino";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "./process-singleton";

/**
 * JSON lines on standard output. Callers log operation, status, code, request id, durations, lane,
 * user id, marketplace and counts: never bodies, tokens, names or Amazon's own sentences.
 */
export function logger(): Logger {
  return processSingleton("logger", () =>
    pino({
      level: settings().logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    }),
  );
}
