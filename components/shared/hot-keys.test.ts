import { describe, expect, it } from "vitest";
import { opensCommandMenu, writesOnly } from "./hot-keys";

const press = {
  key: "k",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

it.each([
  { name: "Ctrl K on Windows", platform: "Win32", keys: { ctrlKey: true }, opens: true },
  {
    name: "Ctrl K with caps lock",
    platform: "Win32",
    keys: { key: "K", ctrlKey: true },
    opens: true,
  },
  { name: "⌘ K on a Mac", platform: "MacIntel", keys: { metaKey: true }, opens: true },
  { name: "Ctrl K on a Mac", platform: "MacIntel", keys: { ctrlKey: true }, opens: false },
  { name: "the Windows key", platform: "Win32", keys: { metaKey: true }, opens: false },
  { name: "a plain k", platform: "Win32", keys: {}, opens: false },
  { name: "Ctrl Alt K", platform: "Win32", keys: { ctrlKey: true, altKey: true }, opens: false },
  {
    name: "Ctrl Shift K",
    platform: "Win32",
    keys: { ctrlKey: true, shiftKey: true },
    opens: false,
  },
  { name: "Ctrl J", platform: "Win32", keys: { key: "j", ctrlKey: true }, opens: false },
])("$name: $opens", ({ platform, keys, opens }) => {
  expect(opensCommandMenu({ ...press, ...keys }, platform)).toBe(opens);
});

describe("writesOnly", () => {
  const press = (modifiers: Partial<KeyboardEvent>, altGr = false) => ({
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    getModifierState: () => altGr,
    ...modifiers,
  });

  it.each([
    ["a bare key", press({}), "Win32", true],
    [
      "AltGr, which Windows reports as Ctrl and Alt",
      press({ ctrlKey: true, altKey: true }, true),
      "Win32",
      true,
    ],
    ["Ctrl", press({ ctrlKey: true }), "Linux x86_64", false],
    ["Alt", press({ altKey: true }), "Win32", false],
    ["Option on a Mac", press({ altKey: true }), "MacIntel", true],
    ["Command on a Mac", press({ metaKey: true, altKey: true }), "MacIntel", false],
  ])("%s", (_, modifiers, platform, only) => {
    expect(writesOnly(modifiers, platform)).toBe(only);
  });
});
