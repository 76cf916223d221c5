import { expect, it } from "vitest";
import { changeSessionsAddress, readSessionsSearch, sessionsHref } from "./search-params";

const read = (query: string) => readSessionsSearch(new URLSearchParams(query));

it.each(["mara@example.com", "Zoë & Söhne", "a b", "100 %", "李雷"])(
  "writes %s so that it is read as the same",
  (user) => {
    const { search, problems } = read(sessionsHref(user).split("?", 2)[1] ?? "");
    expect(search).toEqual({ user });
    expect(problems).toEqual([]);
    const changed = changeSessionsAddress(new URLSearchParams("user=b&x=1"), { user });
    expect(readSessionsSearch(changed).search).toEqual({ user });
    expect(changed.get("x")).toBe("1");
  },
);

it("names nobody in an address that asks for everybody", () => {
  expect(sessionsHref(null)).toBe("/sessions/all");
  expect(read("")).toEqual({ search: { user: null }, problems: [] });
});

it.each([
  [`user=${"x".repeat(101)}`, "tooLong"],
  ["user=%00", "unprintable"],
  ["user=a&user=b", "repeated"],
])("leaves out what cannot be read of %s, and says so", (query, code) => {
  expect(read(query)).toMatchObject({ search: { user: null }, problems: [{ code }] });
});

it("names a parameter that is none of the list's", () => {
  expect(read("users=mara&utm_source=mail")).toMatchObject({
    search: { user: null },
    problems: [{ parameter: "users", code: "parameterUnknown", meant: "user" }],
  });
});
