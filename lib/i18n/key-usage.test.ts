import { describe, expect, it } from "vitest";
import { readCatalogue } from "@/lib/testing/catalogue";
import { keyUsage, unusedKeys } from "@/lib/testing/key-usage";
import { parseSource, readSources } from "@/lib/testing/syntax";

describe("the catalogue", () => {
  it("holds no message that nothing shows", () => {
    const usage = keyUsage(readSources(["app", "components", "lib"]));
    expect(unusedKeys([...readCatalogue("en").keys()], usage)).toEqual([]);
  });
});

describe("keyUsage", () => {
  const keys = ["a.close", "a.state.open", "a.state.shut", "b.close"];
  const unusedIn = (text: string) => unusedKeys(keys, keyUsage([parseSource("x.tsx", text)]));

  it.each([
    ["a hook", 'function X() { const t = useTranslations("a"); return t("close"); }'],
    [
      "a part of the page",
      'async function X() { const t = await getTranslations("a"); t("close"); }',
    ],
    [
      "several at once",
      'async function X() { const [n, t] = await Promise.all([1, getTranslations("a")]); t("close"); }',
    ],
    ["rich text", 'function X() { const t = useTranslations("a"); return t.rich("close", {}); }'],
    ["a choice", 'function X() { const t = useTranslations("a"); t(x ? "close" : "state.open"); }'],
    ["a single use", 'const x = () => useTranslations("a")("close");'],
    [
      "an inner function",
      'function X() { const t = useTranslations("a"); const y = () => { const u = 1; t("close"); }; }',
    ],
  ])("reads %s", (_, text) => {
    const unused = unusedIn(text);
    expect(unused).not.toContain("a.close");
    expect(unused).toContain("b.close");
  });

  it("keeps functions with a `t` of their own apart", () => {
    const text = `function X() { const t = useTranslations("a"); t("close"); }
      function Y() { const t = useTranslations("b"); t("state.open"); }`;
    expect(unusedIn(text)).toEqual(["a.state.open", "a.state.shut", "b.close"]);
  });

  it("counts a part that is known when it runs only if the sources know the word", () => {
    const text = `const S = ["open"];
      function X() { const t = useTranslations("a"); return t(\`state.\${S[0]}\`); }`;
    expect(unusedIn(text)).toEqual(["a.close", "a.state.shut", "b.close"]);
  });

  it("reads whole trees of messages", () => {
    expect(unusedIn("function X() { return useMessages().a.state; }")).toEqual([
      "a.close",
      "b.close",
    ]);
  });
});
