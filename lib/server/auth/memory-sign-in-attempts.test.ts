import { expect, it } from "vitest";
import { createMemorySignInAttempts } from "./memory-sign-in-attempts";
import { countsFailedSignIns } from "./testing/sign-in-attempts-contract";

countsFailedSignIns(createMemorySignInAttempts);

it("remembers no more than it can hold", async () => {
  const attempts = createMemorySignInAttempts();
  for (let count = 0; count < 10; count += 1) await attempts.fail("first");
  for (let count = 0; count < 6_000; count += 1) await attempts.fail(`address ${count}`);
  expect(await attempts.waitOf("first")).toBeNull();
});
