import { describe, expect, it, vi } from "vitest";
import { initials } from "./user-menu";

describe("initials", () => {
  it.each([
    ["Mara Manager", "MM"],
    ["Ana de la Cruz", "AC"],
    ["vera", "V"],
    ["  ", ""],
    ["é́tienne 👩‍🔧", "É́👩‍🔧"],
    ["山田 太郎", "山太"],
  ])("%s is %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("are whole code points where the browser knows no more", () => {
    vi.stubGlobal("Intl", { ...Intl, Segmenter: undefined });
    expect(initials("𠮷田 太郎")).toBe("𠮷太");
    vi.unstubAllGlobals();
  });
});
