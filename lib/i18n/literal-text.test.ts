import { describe, expect, it } from "vitest";
import { literalText } from "@/lib/testing/literal-text";
import { parseSource, readSources } from "@/lib/testing/syntax";

describe("the screens", () => {
  it("take every word from the catalogue", () => {
    expect(readSources(["app", "components"]).flatMap(literalText)).toEqual([]);
  });
});

describe("literalText", () => {
  const check = (text: string) => literalText(parseSource("x.tsx", text));

  it.each([
    ["text", "const x = <p>Close it</p>;", "Close it"],
    ["text in a fragment", "const x = <>Close it</>;", "Close it"],
    ["a string in braces", 'const x = <p>{open && "Close it"}</p>;', "Close it"],
    ["a choice", 'const x = <p>{open ? t("shut") : "Close it"}</p>;', "Close it"],
    ["a sentence with a value", `const x = <p>{\`\${count} jobs\`}</p>;`, "jobs"],
    ["an accessible name", 'const x = <button aria-label="Close it" />;', "Close it"],
    ["a placeholder", 'const x = <input placeholder={"Close it"} />;', "Close it"],
    ["a property of our parts", 'const x = <Banner emptyLabel="Close it" />;', "Close it"],
    ["an argument of a toast", 'toast({ kind: "error", title: "Close it" });', "Close it"],
  ])("finds %s", (_, text, words) => {
    expect(check(text)).toEqual([`x.tsx: ${words}`]);
  });

  it.each([
    'const x = <p className="text-sm" id="title">{t("close")}</p>;',
    'const x = <button aria-label={t("close")} title={label} />;',
    "const x = <p>{from}–{to} · {`1/2`}</p>;",
  ])("accepts %s", (text) => {
    expect(check(text)).toEqual([]);
  });
});
