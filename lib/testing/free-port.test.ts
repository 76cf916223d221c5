import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "./free-port";

it("gives no port that is taken, none twice, and none that the system may give out meanwhile", async () => {
  const first = await freePort();
  const taken = createServer().listen(first + 1, "127.0.0.1");
  await once(taken, "listening");
  const others = await Promise.all([freePort(), freePort(), freePort()]);
  taken.close();
  expect(new Set([first, first + 1, ...others]).size).toBe(5);
  expect(Math.max(first, ...others)).toBeLessThan(32_768);
});
