// Loaded into an app before anything else: its clock runs ahead by as many milliseconds as a file says.
import { readFileSync } from "node:fs";

const READ_EVERY_MS = 20;
const file = process.env.E2E_CLOCK_FILE;
const realNow = Date.now;
let ahead = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  if (performance.now() - readAt > READ_EVERY_MS) {
    ahead = Number(readFileSync(file, "utf8"));
    readAt = performance.now();
  }
  return realNow() + ahead;
}

Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, parts, newTarget) =>
    Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
});
