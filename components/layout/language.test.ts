import { describe, expect, it } from "vitest";
import { LANGUAGES, languageCookie, parseLanguage, readLanguage } from "./language";

describe("readLanguage", () => {
  it.each([
    ["theme=dark; locale=zh-CN", "zh-CN"],
    ["locale=de; theme=dark", "de"],
    ["old-locale=de", "browser"],
    ["locale=", "browser"],
    ["locale=xx", "browser"],
    ["", "browser"],
  ])("of the cookies %j is %s", (cookies, language) => {
    expect(readLanguage(cookies)).toBe(language);
  });
});

describe("parseLanguage", () => {
  it.each(LANGUAGES)("reads its own %s", (language) => {
    expect(parseLanguage(language)).toBe(language);
  });
});

describe("languageCookie", () => {
  it("keeps a choice for a year", () => {
    expect(languageCookie("de")).toBe("locale=de; path=/; max-age=31536000; samesite=lax");
  });

  it("goes away where the browser decides", () => {
    expect(languageCookie("browser")).toBe("locale=; path=/; max-age=0; samesite=lax");
  });
});
