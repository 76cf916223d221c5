import { test as base } from "vitest";
import type { Role } from "@/lib/access/permissions";
import { type Api, openApi, type Visitor } from "./api/client";
import {
  createEnvironments,
  type EnvironmentName,
  SETUPS,
  type Setup,
  start,
} from "./app/environments";
import { controlOf } from "./app/simulator-control";

/** Vitest makes what is its worker's anew for each file, but loads this module once. */
const environments = createEnvironments(SETUPS);

const inWorker = base
  .extend("setups", { scope: "worker" }, SETUPS)
  .extend("environments", { scope: "worker" }, ({ setups: _ }, { onCleanup }) => {
    onCleanup(environments.stop);
    return environments;
  });

/**
 * Vitest's `test` with the built app and without a browser: in an environment that the files of a
 * worker share, or in one that the file starts for itself.
 */
export function testIn(where: EnvironmentName | Setup) {
  return (
    inWorker
      .extend("started", { scope: "file" }, async ({ environments: all }, { onCleanup }) => {
        if (typeof where === "string") return all.get(where);
        const own = await start(where);
        onCleanup(own.stop);
        return own;
      })
      .extend("running", ({ started }, { onCleanup }) => {
        const { simulator } = started;
        onCleanup(async () => {
          if (simulator) await controlOf(simulator).reset();
        });
        return started;
      })
      .extend("app", ({ running: { app } }) => app)
      .extend("ownSimulator", ({ running: { simulator } }) => simulator)
      // Signing in costs as much as many questions: whoever asks in a file does it once.
      .extend("signedIn", { scope: "file" }, () => new Map<Role, Promise<Api>>())
      // As a person of this role sees it; null has not signed in.
      .extend("api", ({ app: { baseUrl }, signedIn }) => (visitor: Visitor) => {
        if (typeof visitor !== "string") return openApi(baseUrl, visitor);
        const known = signedIn.get(visitor) ?? openApi(baseUrl, visitor);
        signedIn.set(visitor, known);
        return known;
      })
  );
}
