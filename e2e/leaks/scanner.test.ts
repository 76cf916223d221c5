import { describe, expect, it } from "vitest";
import { patternsOf } from "./patterns";
import { createScanner } from "./scanner";

const SECRET = "s3cret+of/the=app";
const { texts, phones, leftOut } = patternsOf([
  { kind: "secret", name: "NEXTAUTH_SECRET", value: SECRET },
  {
    kind: "buyer",
    name: "María José O'Connor",
    phones: ["+1 206-555-0142"],
    streets: ["12 Camino del Río", "Flat 2", "No 5"],
  },
  { kind: "buyer", name: "王小明", phones: ["+49 89 1234567"], streets: ["Straße des 17. Juni 4"] },
  { kind: "buyer", name: "Bob X", phones: ["", "555-0142"], streets: ["7"] },
  { kind: "buyer", name: "Bo", phones: [], streets: [] },
  { kind: "buyer", name: "李明", phones: [], streets: ["3号"] },
]);
const { find } = createScanner(texts, phones);
const found = (text: string) => find(text).map(({ text: pattern }) => pattern);

describe("what the scanner finds", () => {
  it.each([
    ["as it stands", `{"reason":"${SECRET}"}`],
    ["in an address", `GET /x?a=${encodeURIComponent(SECRET)} 200`],
    ["in an address that stands in one", encodeURIComponent(`/x?a=${encodeURIComponent(SECRET)}`)],
    ["in JSON", String.raw`{"a":"s3cret+of\/the=app"}`],
    ["in JSON within JSON", JSON.stringify(JSON.stringify({ a: `"${SECRET}"` }))],
  ])("a secret %s", (_, text) => {
    expect(found(text)).toEqual([SECRET]);
  });

  it.each([
    ["as it stands", "Error: María José O'Connor"],
    ["in capitals", "MARÍA JOSÉ O'CONNOR"],
    ["in a page", "<p>Mar&iacute;a</p><p>María José O&#x27;Connor</p>"],
    ["in escapes", String.raw`{"name":"Mar\u00eda Jos\u00e9 O'Connor"}`],
    ["decomposed", "María José O'Connor".normalize("NFD")],
    ["in an address", encodeURIComponent("María José O'Connor")],
    ["in a form", new URLSearchParams({ name: "María José O'Connor" }).toString()],
  ])("a name %s", (_, text) => {
    expect(found(text)).toEqual(["María José O'Connor"]);
  });

  it.each([
    "+1 206-555-0142",
    "12065550142",
    "206-555-0142",
    "(206) 555 0142",
    "tel:+1.206.555.0142",
    '{"phone":"2065550142"}',
    "%2B1%20206-555-0142",
    "0012065550142",
  ])("a phone as %s", (text) => {
    expect(found(`before ${text} after`)).toEqual(["+1 206-555-0142"]);
  });

  it("short names, streets, and a phone dialled inside of its country", () => {
    expect(found("不 王小明 不")).toEqual(["王小明"]);
    expect(found('{"buyer":"Bob X"}')).toEqual(["Bob X"]);
    expect(found("address2=flat+2")).toEqual(["Flat 2"]);
    expect(found('{"a":"no 5"}')).toEqual(["No 5"]);
    expect(found('{"buyer":"BO"}')).toEqual(["Bo"]);
    expect(found("在李明家3号")).toEqual(["李明", "3号"]);
    expect(found("STRAßE DES 17. JUNI 4, 089 1234567")).toEqual([
      "Straße des 17. Juni 4",
      "+49 89 1234567",
    ]);
  });

  it.each([
    ["access token", "Atza|IwEB"],
    ["refresh token", "x-refresh: Atzr%7CIwEB"],
    ["client secret", "amzn1.oa2-cs.v1.anything"],
    ["key of a document", Buffer.from("sim-aes-k7Q2M4").toString("base64")],
    ["address of an upload", "PUT http://127.0.0.1:4010/_upload/amzn1.tortuga.3.x"],
    ["address of an upload", "?X-Amz-SignedHeaders=host&X-Amz-Signature=0"],
    ["session", "service-jobs.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..abc"],
  ])("the mark of a leak that nobody has kept: %s", (what, text) => {
    expect(find(text)).toMatchObject([{ what: expect.stringContaining(what) }]);
  });
});

describe("what it leaves alone", () => {
  it("what is too short to tell anything, and says so", () => {
    expect(found("7")).toEqual([]);
    expect(leftOut).toEqual([
      { what: "a buyer's street", text: "7" },
      { what: "a buyer's phone", text: "555-0142" },
    ]);
  });

  it.each([
    "Flat",
    "about no 55",
    "María José",
    "206555014",
    "9912065550142",
    "120655501420",
    '{"level":"info","time":"2026-11-28T22:39:05.070Z","ms":12}',
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
