import { expect, it } from "vitest";
import { findIds } from "./use-find-commands";

const parametersOf = (text: string) => findIds(text).map(({ parameter }) => parameter);

it.each([
  { text: "113-1234567-7654321", parameters: ["order", "productOrder", "tracking"] },
  { text: "  '113-1234567-7654321' ", parameters: ["order", "productOrder", "tracking"] },
  { text: "b0svtyre01", parameters: ["asin", "tracking"] },
  { text: "1Z999AA10123456784", parameters: ["tracking"] },
  { text: "113-1234567-7654321, B0SVTYRE01", parameters: ["tracking"] },
  { text: "113-12", parameters: ["order", "productOrder"] },
  { text: "１１３－1234567－7654321。", parameters: ["order", "productOrder", "tracking"] },
  { text: "order 113–1234567–7654321", parameters: ["order", "productOrder", "tracking"] },
  { text: "B0SVTYRE01，\u200bB0SVTYRE02、B0SVTYRE03.", parameters: ["asin", "tracking"] },
  { text: "export", parameters: [] },
  { text: "completed jobs", parameters: [] },
  { text: "last 7 days", parameters: [] },
  { text: "", parameters: [] },
])("takes $text for $parameters", ({ text, parameters }) => {
  expect(parametersOf(text)).toEqual(parameters);
});

it("takes several ids at once, each once, as Amazon writes them", () => {
  expect(findIds("b0svtyre01\nB0SVTYRE02\nb0svtyre01")[0]).toEqual({
    parameter: "asin",
    ids: ["B0SVTYRE01", "B0SVTYRE02"],
  });
});

it("offers nothing for more ids than Amazon takes", () => {
  const ids = Array.from({ length: 21 }, (_, n) => `113-1234567-${1_000_000 + n}`);
  expect(findIds(ids.slice(1).join(" "))).not.toEqual([]);
  expect(findIds(ids.join(" "))).toEqual([]);
});
