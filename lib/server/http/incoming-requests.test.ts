import fc from "fast-check";
import { expect, it } from "vitest";
import { readableAddress } from "./incoming-requests";

it.each([
  ["/api/jobs/%", "/api/jobs/%25"],
  ["/jobs/%E0%A4%A", "/jobs/%25E0%25A4%25A"],
  ["/jobs/%zz?store=%zz", "/jobs/%25zz?store=%zz"],
  ["/jobs/M%C3%BCller%20?a?b", "/jobs/M%C3%BCller%20?a?b"],
  ["/jobs?created=%", "/jobs?created=%"],
])("%s is read as %s", (address, read) => {
  expect(readableAddress(address)).toBe(read);
});

it("makes a path that can be decoded of anything, and leaves the query as it is", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (path, query) => {
      const [read = "", ...rest] = readableAddress(`/${path}?${query}`).split("?");
      expect(() => decodeURIComponent(read)).not.toThrow();
      expect(`/${path}?${query}`.endsWith(rest.join("?"))).toBe(true);
    }),
  );
});
