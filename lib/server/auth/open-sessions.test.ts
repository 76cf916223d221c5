import { expect, it } from "vitest";
import { requireFresh } from "./open-sessions";

const NOON = Date.parse("2026-11-24T12:00:00Z");
const MINUTE = 60_000;

it("lets through who signed in within the last 15 minutes, and nobody else", () => {
  expect(() => requireFresh({ signedInAt: NOON }, NOON + 15 * MINUTE - 1)).not.toThrow();
  expect(() => requireFresh({ signedInAt: NOON }, NOON + 15 * MINUTE)).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ code: "forbidden", reason: "signInAgain" }),
    }),
  );
});
