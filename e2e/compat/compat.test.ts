import { describe, expect, it } from "vitest";
import { ALLOWED } from "./allowed";
import { findInScript, findInStyles } from "./find-newer";
import { newerNames, readOldest } from "./newer";

const newer = newerNames(
  readOldest([
    "chrome >= 111",
    "edge >= 111",
    "firefox >= 128",
    "safari >= 16.4",
    "ios_saf >= 16.4",
  ]),
);

const namesIn = (code: string) => findInScript(code, newer).map(({ name }) => name);

describe("a built script", () => {
  it.each([
    ["a newer static", "let t=Promise.withResolvers();", "Promise.withResolvers"],
    ["another", "AbortSignal.any([e,t])", "AbortSignal.any"],
    ["a newer member of the window", "window.navigation.currentEntry", "window.navigation"],
    ["a newer method of an element", "e.find(e=>e.checkVisibility())", "checkVisibility"],
    ["a newer method of a set", "n.symmetricDifference(t)", "symmetricDifference"],
    ["a newer class", "new CloseWatcher()", "CloseWatcher"],
    ["a newer formatter", "new Intl.DurationFormat(e)", "Intl.DurationFormat"],
    ["what a page has over https alone", "let t=crypto.randomUUID();", "crypto.randomUUID"],
  ])("is refused for %s", (_, code, name) => {
    expect(namesIn(code)).toContain(name);
  });

  it.each([
    "typeof window.requestIdleCallback==='function'?window.requestIdleCallback(t):setTimeout(t)",
    '"function"==typeof e.checkVisibility?e.checkVisibility():e.offsetParent',
    "window.navigation?.currentEntry?.key??null",
    'Promise.hasOwnProperty("withResolvers")?Promise.withResolvers():n()',
    '"startViewTransition"in document&&document.startViewTransition(t)',
    "await window.showSaveFilePicker?.({types:n})",
  ])("may use what it has asked for: %s", (code) => {
    expect(namesIn(code)).toEqual([]);
  });

  it.each([
    "[1,2].toSorted().at(-1)",
    "structuredClone(t);new Map(e.entries());e.replaceAll('a','b')",
    "fetch(e,{signal:new AbortController().signal})",
    "crypto.getRandomValues(new Uint8Array(16))",
    'let t="CloseWatcher is the name of a class";',
  ])("may use what every browser of the list has: %s", (code) => {
    expect(namesIn(code)).toEqual([]);
  });

  it("is refused again for a use beside which nobody asks", () => {
    const asked = "typeof e.checkVisibility=='function'&&e.checkVisibility()";
    const code = `${asked};${"f();".repeat(100)}t.checkVisibility()`;
    expect(namesIn(code)).toEqual(["checkVisibility"]);
  });
});

describe("a built style sheet", () => {
  const stylesIn = (css: string) => findInStyles(css, newer).map(({ name }) => name);

  it.each([
    ["a newer property", "a{color:red;interpolate-size:allow-keywords}", "interpolate-size"],
    ["a newer rule", "@scope(.a){b{color:red}}", "@scope"],
    ["a newer state", "a:open{color:red}", ":open"],
    ["a newer function", "a{color:light-dark(red,blue)}", "light-dark"],
  ])("is refused for %s", (_, css, name) => {
    expect(stylesIn(css)).toEqual([name]);
  });

  it("may use what every browser of the list has", () => {
    const css = "@layer a{.b:where(:not(.c)){color:color-mix(in oklab,red,blue);inset:0}}";
    expect(stylesIn(css)).toEqual([]);
  });
});

it("allows nothing without a reason", () => {
  expect(Object.entries(ALLOWED).filter(([, reason]) => reason === "")).toEqual([]);
});

it("reads a list that names no version of a browser as a mistake", () => {
  expect(() => readOldest(["last 2 versions"])).toThrow("last 2 versions");
});
