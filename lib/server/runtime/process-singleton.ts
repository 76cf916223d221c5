import "server-only";

/**
 * One value per process. Next bundles pages and route handlers separately, so a module-level
 * variable exists once per bundle; the global symbol registry exists once per process. A promise that
 * rejects is forgotten, so that whoever asks next has it made anew.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`service-jobs/${name}`);
  const holder: Record<symbol, T | undefined> = globalThis as Record<symbol, T | undefined>;
  const existing = holder[key];
  if (existing !== undefined) return existing;
  const created = create();
  holder[key] = created;
  if (created instanceof Promise) {
    created.catch(() => {
      if (holder[key] === created) holder[key] = undefined;
    });
  }
  return created;
}
