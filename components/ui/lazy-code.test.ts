import { expect, test } from "vitest";
import { lazyCode } from "./lazy-code";

test("code is fetched once and announced when it arrives", async () => {
  let fetches = 0;
  const code = lazyCode(async () => {
    fetches += 1;
    return "code";
  });
  expect(code.current()).toBeNull();
  const arrived = new Promise<void>((resolve) => code.subscribe(resolve));
  code.load();
  code.load();
  await arrived;
  code.load();
  expect(code.current()).toBe("code");
  expect(fetches).toBe(1);
});

test("a fetch that failed is made anew the next time", async () => {
  let fails = true;
  const code = lazyCode(async () => {
    if (fails) throw new Error("The network is gone.");
    return "code";
  });
  code.load();
  await new Promise((resolve) => setTimeout(resolve));
  expect(code.current()).toBeNull();
  fails = false;
  const arrived = new Promise<void>((resolve) => code.subscribe(resolve));
  code.load();
  await arrived;
  expect(code.current()).toBe("code");
});
