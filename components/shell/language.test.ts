import { describe, expect, it } from "vitest";
import { LANGUAGES, languageCookie, parseLanguage, readLanguage } from "./language";

describe("readLanguage", () => {
  it.each([
    ["service-jobs.theme=dark; service-jobs.locale=zh-CN", "zh-CN"],
    ["service-jobs.locale=de; service-jobs.theme=dark", "de"],
    ["locale=de; theme=dark", "browser"],
    ["service-jobs.locale=", "browser"],
    ["service-jobs.locale=xx", "browser"],
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
    expect(languageCookie("de")).toBe(
      "service-jobs.locale=de; path=/; max-age=31536000; samesite=lax",
    );
  });

  it("goes away where the browser decides", () => {
    expect(languageCookie("browser")).toBe("service-jobs.locale=; path=/; max-age=0; samesite=lax");
  });
});
