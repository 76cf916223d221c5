import { describe, expect, it } from "vitest";
import { initials } from "./initials";

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
});
