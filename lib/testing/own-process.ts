import { afterAll, vi } from "vitest";

/** The names under which `processSingleton` keeps what a process has one of; modules hold on to their ports. */
const KEPT = "service-jobs/";
const PORT = `${KEPT}port/`;

/** Files of the server's tests share a process. Each leaves it as it found it, so that none leans on another. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    const name = Symbol.keyFor(key) ?? "";
    if (name.startsWith(PORT))
      Object.assign(Reflect.get(globalThis, key), { implementation: null });
    else if (name.startsWith(KEPT)) Reflect.deleteProperty(globalThis, key);
  }
});
