import "server-only";

/**
 * One value per process. Next bundles pages and route handlers separately, so a module-level
 * variable exists once per bundle; the global symbol registry exists once per process.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`service-jobs/${name}`);
  const holder: Record<symbol, T | undefined> = globalThis as Record<symbol, T | undefined>;
  const existing = holder[key];
  if (existing !== undefined) return existing;
  const created = create();
  holder[key] = created;
  return created;
}
