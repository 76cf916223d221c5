import { exportState } from "./export-state";
import { createExporter } from "./exporter";

/** The exporter of this tab. */
export const exporter = createExporter({
  state: exportState,
  fetch: (path, init) => fetch(path, init),
  now: Date.now,
  sleep,
});

/** Resolves after so many milliseconds, or rejects when the signal aborts or has done so already. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    }, ms);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
