import { describe, expect, it } from "vitest";
import { readCatalogue } from "@/lib/testing/catalogue";
import { catalogueFaults, pluralFaults } from "@/lib/testing/message-faults";
import { LOCALES } from "./locales";

const reference = readCatalogue("en");
const translated = LOCALES.filter((locale) => locale !== "en");

describe.each(LOCALES)("the catalogue of %s", (locale) => {
  const catalogue = readCatalogue(locale);

  it("has every message, with the same arguments and all plural forms", () => {
    expect(catalogueFaults(reference, catalogue, locale)).toEqual([]);
  });

  it("says something everywhere, without spaces around it", () => {
    expect([...catalogue].filter(([, text]) => text === "" || text !== text.trim())).toEqual([]);
  });

  it("names each language in its own words", () => {
    const names = LOCALES.map((name) => catalogue.get(`layout.language.name.${name}`));
    expect(names).toEqual(["English", "Deutsch", "简体中文"]);
  });
});

describe.each(translated)("the translation into %s", (locale) => {
  it("leaves no sentence in English", () => {
    const sentence = /\p{L}+ \p{L}+ \p{L}+/u;
    const same = [...readCatalogue(locale)].filter(
      ([key, text]) => sentence.test(text) && text === reference.get(key),
    );
    expect(same).toEqual([]);
  });
});

describe("the catalogue of zh-CN", () => {
  it("sets its own marks between its own characters", () => {
    const foreign = /\p{Script=Han}[,;:?!]|\p{Script=Han}\.(?!\.)/u;
    expect([...readCatalogue("zh-CN")].filter(([, text]) => foreign.test(text))).toEqual([]);
  });
});

describe("catalogueFaults", () => {
  const english = new Map([
    ["a.jobs", "{count, plural, one {# job} other {# jobs}} of {name}"],
    ["a.close", "Close"],
  ]);
  const faults = (jobs: string, more: [string, string][] = [["a.close", "Schließen"]]) =>
    catalogueFaults(english, new Map([["a.jobs", jobs], ...more]), "de");

  it("finds nothing where nothing is wrong", () => {
    expect(faults("{count, plural, one {# Auftrag} other {# Aufträge}} von {name}")).toEqual([]);
    expect(faults("{count, plural, =1 {ein Auftrag} other {# Aufträge}} von {name}")).toEqual([]);
  });

  it.each([
    ["{count} Aufträge von {name}", "a.jobs takes count: argument,name: argument"],
    ["{count, plural, one {#} other {#}}", "a.jobs takes count: plural, not"],
    ["{count, plural, other {# Aufträge}} von {name}", 'a.jobs lacks the form "one" of {count}'],
    [
      "{count, plural, one {#} few {#} other {#}} von {name}",
      'a.jobs has a form "few" of {count}, which the language does not know',
    ],
  ])("objects to %s", (message, fault) => {
    expect(faults(message).join()).toContain(fault);
  });

  it("names a missing key and one too many", () => {
    const right = "{count, plural, one {#} other {#}} {name}";
    expect(faults(right, [])).toEqual(["a.close is missing"]);
    expect(
      faults(right, [
        ["a.close", "Schließen"],
        ["a.open", "Öffnen"],
      ]),
    ).toEqual(["a.open is not in the reference"]);
  });

  it("asks no more forms of a language than it has", () => {
    expect(pluralFaults("{count, plural, other {# 个工单}}", "zh-CN")).toEqual([]);
    expect(pluralFaults("{count, plural, one {#} other {#}}", "zh-CN")).toHaveLength(1);
  });
});
