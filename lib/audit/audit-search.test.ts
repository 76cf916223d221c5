import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRange } from "@/lib/time/range";
import { AUDIT_ACTIONS } from "./audit-record";
import {
  type AuditSearch,
  auditHref,
  auditQueryString,
  changeAuditAddress,
  emptyAuditSearch,
  readAuditSearch,
  typedText,
} from "./audit-search";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const read = (query: string) => readAuditSearch(new URLSearchParams(query), NOW);

const searches: fc.Arbitrary<AuditSearch> = fc
  .record({
    action: fc.subarray([...AUDIT_ACTIONS]),
    user: fc.option(
      fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text.trim() === text),
    ),
    job: fc.option(fc.stringMatching(/^[\w-]{1,100}$/u)),
    at: fc
      .constantFrom(null, "today", "lastMonth", "2026-11-01..", "..2026-11-01T08:00Z")
      .map((text) => text && parseRange(text)),
    tz: fc.constantFrom(null, "America/Chicago", "Pacific/Kiritimati"),
    size: fc.integer({ min: 1, max: 100 }),
    cursor: fc.option(fc.nat()),
    older: fc.boolean(),
  })
  .map(({ cursor, older, ...rest }) => ({
    ...rest,
    before: older ? cursor : null,
    after: older ? null : cursor,
  }));

describe("the address of the audit log", () => {
  it("says every search, and is read back as the same", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(read(auditQueryString(search))).toEqual({ search, problems: [] });
      }),
      { seed: 5 },
    );
  });

  it("leaves defaults out and stays legible", () => {
    expect(auditHref(emptyAuditSearch())).toBe("/audit");
    expect(
      auditHref(read("size=50&action=export,reveal,export&at=7d&tz=Europe/Berlin").search),
    ).toBe("/audit?action=reveal,export&at=7d&tz=Europe/Berlin");
  });

  it.each([
    ["action=reveal,steal", "action", "actionUnknown"],
    ["user=mara%00", "user", "unprintable"],
    ["at=someday", "at", "rangeUnreadable"],
    ["at=TEST_CASE_400..", "at", "rangeUnreadable"],
    ["at=2026-11-05..2026-11-01", "at", "rangeBackwards"],
    ["tz=Mars/Olympus", "tz", "zoneUnknown"],
    ["size=101", "size", "recordsOutside"],
    ["size=0", "size", "recordsOutside"],
    ["before=-1", "before", "cursorUnreadable"],
    ["after=1e3", "after", "cursorUnreadable"],
    ["before=1&after=2", "after", "beforeAndAfter"],
    ["user=a&user=b", "user", "repeated"],
    [`job=${"x".repeat(101)}`, "job", "tooLong"],
  ])("names what is wrong with %s", (query, parameter, code) => {
    const { problems } = read(query);
    expect(problems).toMatchObject([{ parameter, code }]);
  });

  it("goes to the newest page with every other question, and not when somebody only turns the page", () => {
    const change = (patch: Partial<AuditSearch>) =>
      changeAuditAddress(new URLSearchParams("action=reveal&before=40"), patch).toString();
    expect(change({ user: "mara" })).toBe("action=reveal&user=mara");
    expect(change({ before: null, after: 60 })).toBe("action=reveal&after=60");
  });
});

it("names a parameter that is none of the audit log's, with the one that may be meant", () => {
  expect(read("Action=lookup&amp;size=5&utm_source=mail").problems).toMatchObject([
    { parameter: "Action", code: "parameterUnknown", meant: "action" },
    { parameter: "amp;size", code: "parameterUnknown", meant: "size" },
  ]);
});

it("reads a job's id without the marks of its way", () => {
  expect(read("job=“34000164006504”.").search.job).toBe("34000164006504");
});

it("keeps of what is typed the id and the name", () => {
  expect(typedText("job", "\u200b３４０００１６４００６５０４。")).toBe("34000164006504");
  expect(typedText("user", "“mara@example.com”\u00a0")).toBe("mara@example.com");
  expect(typedText("user", "“”")).toBeNull();
});
