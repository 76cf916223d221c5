import { describe, expect, it } from "vitest";
import { parseTheme, THEMES, themeClass } from "./theme";

describe("parseTheme", () => {
  it.each(THEMES)("reads its own %s", (theme) => {
    expect(parseTheme(theme)).toBe(theme);
  });

  it.each([undefined, "", "blue"])("follows the system for %s", (cookie) => {
    expect(parseTheme(cookie)).toBe("system");
  });
});

describe("themeClass", () => {
  it("forces only what was chosen", () => {
    expect(THEMES.map(themeClass)).toEqual(["light", "dark", undefined]);
  });
});
