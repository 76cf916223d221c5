import { describe, expect, it } from "vitest";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-columns";
import {
  evenly,
  inOrder,
  outage,
  refusedToken,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";
import { cellsOf, exportRig, linesOf, NOW } from "./testing/export-rig";

const DAY = 86_400_000;
const JOBS = evenly(1_000, NOW - 20 * DAY, NOW - DAY);

describe("an export as CSV", () => {
  it("holds a header, every job in order, and a proof that it is complete", async () => {
    const rig = exportRig(scriptedAmazon(JOBS).ask);
    const response = await rig.export("");
    const [header, ...records] = cellsOf(await response.text());
    expect(header).toEqual(EXPORT_COLUMNS.map(({ id }) => id));
    expect(records.pop()).toEqual(["# complete: 1000 of 1000 jobs"]);
    expect(records.map(([id]) => id)).toEqual(inOrder(JOBS, "DESC"));
    expect(rig.ends).toMatchObject([{ complete: true, rows: 1_000 }]);
  });

  it("says what it is in its headers", async () => {
    const rig = exportRig(scriptedAmazon(JOBS).ask);
    const { headers } = await rig.export("created=2026-11-01..2026-11-23&tz=Europe/Berlin");
    expect(Object.fromEntries(headers)).toEqual({
      "cache-control": "private, no-store",
      "content-disposition": 'attachment; filename="service-jobs-2026-11-01_2026-11-23.csv"',
      "content-type": "text/csv; charset=utf-8",
      "x-as-of": "2026-11-23T12:00:00.000Z",
      "x-total-count": "1000",
    });
  });

  it("holds the list still where the address does", async () => {
    const amazon = scriptedAmazon(JOBS);
    const { headers } = await exportRig(amazon.ask).export("asOf=2026-11-13T12:00Z&page=4");
    expect(headers.get("x-as-of")).toBe("2026-11-13T12:00:00.000Z");
    expect(amazon.queries[0]?.createdBefore).toBe("2026-11-13T12:00:00.000Z");
  });

  it("names the one day of a search", async () => {
    const rig = exportRig(scriptedAmazon([]).ask);
    const { headers } = await rig.export("created=2026-11-20..2026-11-20&tz=Pacific/Auckland");
    expect(headers.get("content-disposition")).toContain('"service-jobs-2026-11-20.csv"');
  });

  it("begins with a byte order mark only when asked to", async () => {
    const rig = exportRig(scriptedAmazon([]).ask);
    const bytesOf = async (params: string) =>
      new Uint8Array(await (await rig.export(params)).arrayBuffer()).slice(0, 3);
    expect([...(await bytesOf("bom=1"))]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...(await bytesOf(""))]).toEqual([..."ser"].map((letter) => letter.charCodeAt(0)));
  });

  it("quotes what CSV needs quoted and disarms what a spreadsheet would run", async () => {
    const titles = ['Mount 55" TV, "flush"', "two\r\nlines", "=HYPERLINK(1)", "+1", "-1", "@now"];
    const amazon = scriptedAmazon(evenly(titles.length, NOW - 6 * DAY, NOW - DAY), {
      change: (listing) => ({
        ...listing,
        jobs: listing.jobs.map((job, n) => ({ ...job, scopeOfWork: { title: titles[n] } })),
      }),
    });
    const csv = await (await exportRig(amazon.ask).export("sort=date")).text();
    expect(csv).toContain('"Mount 55"" TV, ""flush""",');
    expect(csv.endsWith("\r\n")).toBe(true);
    const service = EXPORT_COLUMNS.findIndex(({ id }) => id === "service");
    const found = cellsOf(csv).map((cells) => cells[service]);
    expect(found.slice(1, -1)).toEqual([
      titles[0],
      titles[1],
      ...titles.slice(2).map((title) => `'${title}`),
    ]);
  });
});

describe("an export as JSON Lines", () => {
  it("holds a start, every job, and an end", async () => {
    const rig = exportRig(scriptedAmazon(JOBS).ask);
    const response = await rig.export("format=json&sort=date&size=5&page=3");
    expect(response.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const [start, ...lines] = linesOf(await response.text());
    const end = lines.pop();
    expect(start).toEqual({
      type: "start",
      search: "sort=date&asOf=2026-11-23T12:00Z",
      asOf: "2026-11-23T12:00:00.000Z",
      zone: "America/Los_Angeles",
      total: 1_000,
      after: 0,
    });
    expect(lines.map((line) => line.type)).toEqual(Array(1_000).fill("job"));
    expect(lines.map(({ job }) => job)).toMatchObject(
      inOrder(JOBS, "ASC").map((serviceJobId) => ({ serviceJobId })),
    );
    expect(end).toEqual({ type: "end", complete: true, rows: 1_000, total: 1_000 });
  });

  it.each([
    ["viewer", "A. M.", "981"],
    ["manager", "Anna Meier", "98188-1234"],
  ] as const)("shows a %s what the role may see, and nobody a phone", async (role, name, code) => {
    const amazon = scriptedAmazon(evenly(1, NOW - DAY, NOW), {
      change: (listing) => ({
        ...listing,
        jobs: listing.jobs.map((job) => ({
          ...job,
          buyer: { name: "Anna Meier", phone: "+1 555 0100" },
          serviceLocation: {
            address: { addressLine1: "1 Elm St", postalCode: "98188-1234", phone: "+1 555 0100" },
          },
        })),
      }),
    });
    const rig = exportRig(amazon.ask);
    const json = await (await rig.export("format=json", { role })).text();
    const csv = await (await rig.export("", { role })).text();
    for (const text of [json, csv]) {
      expect(text).toContain(name);
      expect(text).toContain(code);
      expect(text).not.toMatch(/555 0100|Elm St/);
    }
    if (role === "viewer") expect(json + csv).not.toMatch(/Meier|1234/);
  });
});

describe("an export with a job that cannot be written", () => {
  const ODD = ["job-000950", "job-000300"];
  /** What no JSON can hold and no CSV can shape. */
  const oddAmazon = () =>
    scriptedAmazon(JOBS, {
      change: (listing) => ({
        ...listing,
        jobs: listing.jobs.map((job) =>
          ODD.includes(job.serviceJobId ?? "")
            ? {
                ...job,
                get storeId(): string {
                  throw new RangeError("Invalid time value");
                },
              }
            : job,
        ),
      }),
    });

  it.each(["json", "csv"])(
    "names it, writes the others and is not complete, as %s",
    async (format) => {
      const rig = exportRig(oddAmazon().ask);
      const text = await (await rig.export(`format=${format}`)).text();
      const others = inOrder(JOBS, "DESC").filter((id) => !ODD.includes(id));
      if (format === "json") {
        const lines = linesOf(text);
        expect(lines.at(-1)).toMatchObject({
          complete: false,
          rows: 998,
          total: 1_000,
          reason: "unwritten",
          unwritten: { count: 2, ids: ODD },
          resume: null,
        });
        expect(lines.slice(1, -1).map(({ job }) => Object(job).serviceJobId)).toEqual(others);
      } else {
        const records = cellsOf(text);
        expect(records.at(-1)?.[0]).toMatch(
          /^# incomplete: 998 of 1000 jobs, reason=unwritten, unwritten 2 \(job-000950 job-000300\)/,
        );
        expect(records.slice(1, -1).map(([id]) => id)).toEqual(others);
      }
    },
  );

  it("remembers it when it goes on", async () => {
    const amazon = oddAmazon();
    const rig = exportRig(async (query, options) => {
      if (amazon.queries.length > 25) throw outage();
      return await amazon.ask(query, options);
    });
    const first = linesOf(await (await rig.export("format=json")).text()).at(-1);
    expect(first).toMatchObject({ reason: "unavailable", unwritten: { count: 1, ids: [ODD[0]] } });
    const later = await exportRig(oddAmazon().ask).export(`format=json&resume=${first?.resume}`);
    const rest = linesOf(await later.text());
    expect(rest.at(0)).toMatchObject({ after: first?.rows });
    expect(rest.at(-1)).toMatchObject({ reason: "unwritten", rows: 998, unwritten: { ids: ODD } });
  });
});

describe("an export in which the program fails", () => {
  it.each(["json", "csv"])("ends with a record that says so, as %s", async (format) => {
    const amazon = scriptedAmazon(JOBS);
    const rig = exportRig(async (query, options) => {
      if (amazon.queries.length === 30) throw new TypeError("not a function");
      return await amazon.ask(query, options);
    });
    const text = await (await rig.export(`format=${format}`)).text();
    const written = (format === "json" ? linesOf(text) : cellsOf(text)).length - 2;
    expect(written).toBeGreaterThan(20);
    if (format === "json") {
      expect(linesOf(text).at(-1)).toMatchObject({
        complete: false,
        rows: written,
        total: 1_000,
        reason: "internal",
        missing: [{ jobs: 1_000 - written }],
        resume: null,
      });
    } else {
      expect(cellsOf(text).at(-1)?.[0]).toContain(
        `# incomplete: ${written} of 1000 jobs, reason=int`,
      );
    }
    expect(rig.ends).toMatchObject([{ complete: false, reason: "internal" }]);
  });
});

describe("an export that cannot begin", () => {
  it.each([
    ["format=xlsx", "format"],
    ["bom=yes", "bom"],
    ["resume=nonsense", "resume"],
    ["status=LOST", "status"],
  ])("refuses %s by name and asks Amazon nothing", async (params, parameter) => {
    const amazon = scriptedAmazon(JOBS);
    await expect(exportRig(amazon.ask).export(params)).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter }] },
    });
    expect(amazon.queries).toHaveLength(0);
  });

  it("fails as Amazon's refusal and gives its slot back", async () => {
    const amazon = scriptedAmazon(JOBS, {
      onCall: () => {
        throw refusedToken();
      },
    });
    const rig = exportRig(amazon.ask);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(rig.export("")).rejects.toMatchObject({ kind: "rejected" });
    }
  });
});
