import { describe, expect, it } from "vitest";
import { emptySearch } from "./jobs-search";
import { strangeParameters } from "./strange-parameters";

describe("strangeParameters", () => {
  it("names each parameter that is none of the page's, once", () => {
    const params = new URLSearchParams("statuses=HOLD&status=HOLD&view=mine&view=ours&columns=");
    expect(strangeParameters(params).map(({ parameter, values }) => [parameter, values])).toEqual([
      ["statuses", ["HOLD"]],
      ["view", ["mine", "ours"]],
      ["columns", []],
    ]);
  });

  it("knows the page's own", () => {
    const params = new URLSearchParams(Object.keys(emptySearch()).map((name) => [name, "x"]));
    expect(strangeParameters(params)).toEqual([]);
  });

  it("says nothing of what mail programs and chats put there", () => {
    const params = new URLSearchParams("utm_source=mail&fbclid=1&gclid=2&_rsc=3");
    expect(strangeParameters(params)).toEqual([]);
  });
});
