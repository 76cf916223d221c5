import "server-only";
import { processSingleton } from "../process-singleton";
import { type Attempts, createAttempts } from "./attempts";

/** The failed sign-ins that this process remembers. */
export function signInAttempts(): Attempts {
  return processSingleton("sign-in-attempts", () => createAttempts());
}
