import { afterEach, expect, it, vi } from "vitest";
import { copyText } from "./copy-text";

afterEach(() => vi.unstubAllGlobals());

/** A browser whose page has the clipboard API, or an old way to copy, or neither. */
function browser(clipboard: object | undefined, execCommand: () => boolean) {
  const field = {
    value: "",
    className: "",
    setAttribute: () => undefined,
    select: () => undefined,
    remove: vi.fn(),
  };
  vi.stubGlobal("navigator", { clipboard });
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", {
    activeElement: null,
    body: { append: () => undefined },
    createElement: () => field,
    execCommand,
  });
  return field;
}

const refuses = { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) };

it("copies by the API where the page has one", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  browser({ writeText }, () => false);
  expect(await copyText("114-1")).toBe(true);
  expect(writeText).toHaveBeenCalledWith("114-1");
});

it.each([
  ["the page came over plain http and has no API", undefined],
  ["the API refuses", refuses],
])("copies from a field where %s", async (_, clipboard) => {
  const field = browser(clipboard, () => true);
  expect(await copyText("114-1")).toBe(true);
  expect(field.value).toBe("114-1");
  expect(field.remove).toHaveBeenCalledOnce();
});

it.each([
  ["says no", () => false],
  [
    "throws",
    () => {
      throw new DOMException("", "SecurityError");
    },
  ],
])("says that it failed where the field %s too", async (_, execCommand) => {
  const field = browser(refuses, execCommand);
  expect(await copyText("114-1")).toBe(false);
  expect(field.remove).toHaveBeenCalledOnce();
});
