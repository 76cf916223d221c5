import { expect, it } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import { refuseStrange } from "@/lib/server/http/problems";
import { readExportRequest } from "./export/export-request";
import { searchFrom } from "./search-request";

const refusalOf = (read: (params: URLSearchParams) => unknown, query: string) => {
  try {
    read(new URLSearchParams(query));
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
};

it.each([
  ["a list", searchFrom, "Status=HOLD", [["Status", "status"]]],
  ["a list", searchFrom, "size=5&amp;store=A", [["amp;store", "store"]]],
  ["a list", searchFrom, "size=0&stores=A&x=1", [["size"], ["stores", "store"], ["x"]]],
  ["a list", searchFrom, "format=csv", [["format"]]],
  ["an export", (params) => readExportRequest(params, 0), "fromat=json", [["fromat", "format"]]],
  ["one job", (params) => refuseStrange(params, ["marketplace"]), "tz=UTC", [["tz"]]],
] satisfies [string, (params: URLSearchParams) => unknown, string, string[][]][])(
  "refuses for %s what it does not know",
  (_, read, query, named) => {
    const problem = refusalOf(read, query);
    expect(problem).toMatchObject({ code: "bad_search", status: 422 });
    const errors = problem?.errors?.map(({ parameter, meant }) =>
      meant ? [parameter, meant] : [parameter],
    );
    expect(errors).toEqual(named);
  },
);

it("leaves alone what mail programs and the export add", () => {
  expect(refusalOf(searchFrom, "utm_source=mail&_rsc=1")).toBeNull();
  const known = "format=json&bom=1&status=HOLD&created=7d";
  expect(refusalOf((params) => readExportRequest(params, Date.now()), known)).toBeNull();
});
