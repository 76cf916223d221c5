import { describe, expect, it } from "vitest";
import { pickLocale } from "./locales";

describe("pickLocale", () => {
  it.each([
    ["de", "en", "de"],
    [undefined, "de-AT,de;q=0.9,en;q=0.8", "de"],
    [undefined, "en;q=0.2, zh-cn;q=0.7", "zh-CN"],
    [undefined, "fr, zh-TW;q=0.4, de;q=0.3", "zh-CN"],
    [undefined, "de;q=0, en", "en"],
    [undefined, "fr,*", "en"],
    ["xx", null, "en"],
    [undefined, null, "en"],
    [undefined, ";;,q=1,-", "en"],
  ])("cookie %s and header %s give %s", (cookie, header, locale) => {
    expect(pickLocale(cookie, header)).toBe(locale);
  });
});
