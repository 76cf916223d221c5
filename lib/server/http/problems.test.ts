import { describe, expect, it } from "vitest";
import { problem } from "@/lib/http/problem";
import { mapProblems, toProblem } from "./problems";

describe("toProblem", () => {
  it("says nothing of an error that it does not know", () => {
    expect(toProblem(new Error("secret"))).toMatchObject({ code: "internal", status: 500 });
    expect(JSON.stringify(toProblem(new Error("secret")))).not.toContain("secret");
  });

  it("asks the rooms whose errors it was taught", () => {
    class Known extends Error {}
    mapProblems((error) =>
      error instanceof Known ? problem("not_found", { detail: "Known." }) : null,
    );
    expect(toProblem(new Known())).toMatchObject({ code: "not_found", status: 404 });
    expect(toProblem(new Error("other"))).toMatchObject({ code: "internal" });
  });
});
