import "server-only";
import { type Logger, pino } from "pino";
import { processSingleton } from "./process-singleton";

/**
 * JSON lines on standard output, `info` and above until bootstrap.ts sets the level. Callers log
 * operation, status, code, request id, durations, lane, user id, marketplace and counts: never bodies,
 * tokens, names or Amazon's own sentences.
 */
export function logger(): Logger {
  return processSingleton("logger", () =>
    pino({
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    }),
  );
}
