import { describe, expect, it } from "vitest";
import { csvEnding, jsonEnding } from "./ending";

const WHOLE = { reason: null, missing: [], resume: null };

describe("csvEnding", () => {
  it("reads that everything is there", () => {
    expect(csvEnding("# complete: 28 of 28 jobs\r\n")).toEqual({
      ...WHOLE,
      complete: true,
      rows: 28,
      total: 28,
    });
    expect(csvEnding('"# complete: 28 jobs, Amazon gave no count"\r\n')).toMatchObject({
      complete: true,
      rows: 28,
      total: null,
    });
  });

  it("reads what is missing, why, and how to go on", () => {
    const record =
      '"# incomplete: 1200 of 4000 jobs, reason=throttled, missing 2800 created 2026-10-24T00:00:00.000Z..2026-11-01T00:00:00.000Z request 3e1f-77, resume=eyJ2IjoxfQ-_"\r\n';
    expect(csvEnding(record)).toEqual({
      complete: false,
      rows: 1200,
      total: 4000,
      reason: "throttled",
      missing: [
        {
          from: "2026-10-24T00:00:00.000Z",
          to: "2026-11-01T00:00:00.000Z",
          jobs: 2800,
          requestId: "3e1f-77",
        },
      ],
      resume: "eyJ2IjoxfQ-_",
    });
  });

  it("reads several parts, and parts of which little is known", () => {
    const { missing, resume } =
      csvEnding('"# incomplete: 5 of 9 jobs, reason=count_differs, missing 3, missing some"') ?? {};
    const unknown = { from: null, to: null, requestId: null };
    expect(missing).toEqual([
      { ...unknown, jobs: 3 },
      { ...unknown, jobs: null },
    ]);
    expect(resume).toBeNull();
  });

  it("takes nothing else for an ending", () => {
    for (const record of ["", "112-1,HOLD", "# note", "# complete: all"]) {
      expect(csvEnding(record)).toBeNull();
    }
  });
});

describe("jsonEnding", () => {
  it("reads both kinds of end", () => {
    expect(jsonEnding('{"type":"end","complete":true,"rows":3,"total":3}\n')).toEqual({
      ...WHOLE,
      complete: true,
      rows: 3,
      total: 3,
    });
    const part = { from: null, to: null, jobs: 2, requestId: "r1" };
    const missing = [{ ...part, reason: "timeout" }];
    const end = {
      type: "end",
      complete: false,
      rows: 1,
      total: 3,
      missing,
      resume: "T",
      reason: "timeout",
    };
    expect(jsonEnding(JSON.stringify(end))).toEqual({
      complete: false,
      rows: 1,
      total: 3,
      reason: "timeout",
      missing: [part],
      resume: "T",
    });
  });

  it("takes nothing else for an ending", () => {
    for (const record of ["", "{", "null", '{"type":"job"}', '{"type":"end"}']) {
      expect(jsonEnding(record)).toBeNull();
    }
  });
});
