import "server-only";
import { processSingleton } from "./process-singleton";

/** An interface between rooms: whoever needs something names its interface, and bootstrap.ts hands in what there is. */
export type Port<T> = {
  /** The implementation that counts from now on. */
  provide(implementation: T): void;
  /** @throws Error when nothing has been provided, which is a fault of bootstrap.ts */
  get(): T;
};

/** The same port in every bundle of this process; `name` is unique. */
export function port<T>(name: string): Port<T> {
  const held = processSingleton<{ implementation: T | null }>(`port/${name}`, () => ({
    implementation: null,
  }));
  return {
    provide(implementation) {
      held.implementation = implementation;
    },
    get() {
      if (held.implementation === null) throw new Error(`Nothing is provided for ${name}.`);
      return held.implementation;
    },
  };
}
