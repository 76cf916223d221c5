import { expect, it, vi } from "vitest";
import { guardComposition } from "./composition";

/** A key as it comes, and whether what is below the window may hear it and act on it. */
function press(keys: { key: string; keyCode: number; isComposing?: boolean }) {
  const window = new EventTarget();
  const stop = guardComposition(window);
  const event = Object.assign(new Event("keydown", { cancelable: true }), {
    isComposing: false,
    ...keys,
  });
  const stopped = vi.spyOn(event, "stopPropagation");
  window.dispatchEvent(event);
  stop();
  return { heard: stopped.mock.calls.length === 0, acts: !event.defaultPrevented };
}

it.each([
  { name: "Enter amid a composition", key: "Enter", keyCode: 13, isComposing: true },
  { name: "Enter as most browsers send it then", key: "Enter", keyCode: 229, isComposing: true },
  { name: "Enter of Safari, which has ended the composition by then", key: "Enter", keyCode: 229 },
])("$name is heard by nobody and sends no form", ({ name: _, ...keys }) => {
  expect(press(keys)).toEqual({ heard: false, acts: false });
});

it.each(["Escape", "ArrowDown", "ArrowUp", "Home", "Tab", "Backspace", "k", "Process"])(
  "%s amid a composition is heard by nobody and still reaches the input method",
  (key) => {
    expect(press({ key, keyCode: 229 })).toEqual({ heard: false, acts: true });
    expect(press({ key, keyCode: 0, isComposing: true })).toEqual({ heard: false, acts: true });
  },
);

it.each([
  { key: "Enter", keyCode: 13 },
  { key: "Escape", keyCode: 27 },
  { key: "k", keyCode: 75 },
])("$key outside a composition counts", (keys) => {
  expect(press(keys)).toEqual({ heard: true, acts: true });
});

it("leaves alone what is no key press, such as a field that a browser fills in", () => {
  const window = new EventTarget();
  const stop = guardComposition(window);
  const event = new Event("keydown", { cancelable: true });
  const stopped = vi.spyOn(event, "stopPropagation");
  window.dispatchEvent(event);
  stop();
  expect(stopped).not.toHaveBeenCalled();
});

it("ends when asked to", () => {
  const window = new EventTarget();
  guardComposition(window)();
  const event = Object.assign(new Event("keydown", { cancelable: true }), {
    key: "Enter",
    keyCode: 229,
    isComposing: true,
  });
  window.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});
