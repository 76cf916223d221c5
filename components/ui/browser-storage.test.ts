import { afterEach, expect, it, vi } from "vitest";
import { writeCookie } from "./browser-storage";

afterEach(() => vi.unstubAllGlobals());

/** A browser's jar of cookies, which may refuse what is put in. */
function browser({ protocol = "http:", takes = true, throws = false } = {}) {
  const jar = new Map<string, string>();
  const written: string[] = [];
  vi.stubGlobal("window", { location: { protocol } });
  vi.stubGlobal("document", {
    get cookie() {
      if (throws) throw new DOMException("Access is denied for this document.", "SecurityError");
      return [...jar].map((pair) => pair.join("=")).join("; ");
    },
    set cookie(text: string) {
      if (throws) throw new DOMException("Access is denied for this document.", "SecurityError");
      written.push(text);
      const [name = "", value = ""] = text.split(";", 1)[0]?.split("=") ?? [];
      if (takes && text.includes("max-age=0")) jar.delete(name);
      else if (takes) jar.set(name, value);
    },
  });
  return { jar, written };
}

it("keeps a value, and removes it", () => {
  const { jar } = browser();
  jar.set("locale", "de");
  expect(writeCookie("theme=dark; path=/; max-age=60; samesite=lax")).toBe(true);
  expect(jar.get("theme")).toBe("dark");
  expect(writeCookie("theme=; path=/; max-age=0; samesite=lax")).toBe(true);
  expect([...jar.keys()]).toEqual(["locale"]);
});

it("is for https alone where the page is", () => {
  const { written } = browser({ protocol: "https:" });
  expect(writeCookie("theme=dark; max-age=60")).toBe(true);
  expect(written).toEqual(["theme=dark; max-age=60; secure"]);
});

it.each([
  ["blocks cookies", { takes: false }],
  ["lets no document without an origin ask", { throws: true }],
])("says that nothing was stored where the browser %s", (_, how) => {
  const { jar } = browser(how);
  jar.set("theme", "light");
  expect(writeCookie("theme=dark; max-age=60")).toBe(false);
  expect(writeCookie("theme=; max-age=0")).toBe(false);
});
