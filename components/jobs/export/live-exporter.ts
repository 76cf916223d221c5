import { exportState } from "./export-state";
import { createExporter } from "./exporter";

/** The exporter of this tab. */
export const exporter = createExporter({
  state: exportState,
  fetch: (path, init) => fetch(path, init),
  now: Date.now,
  sleep,
});

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
