import { expect, it } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import { readLookup } from "./read-lookup";

const US = "ATVPDKIKX0DER";
const UK = "A1F83G8C2ARO7P";
const context = { marketplaces: [US, UK], now: 0 };
const ID = "113-1234567-7654321";

const read = (body: string | undefined) =>
  readLookup(new Request("http://here.invalid", { method: "POST", body }), context);

const errorsOf = (body: string | undefined) =>
  read(body).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problem.errors : error),
  );

it.each([
  ["ids alone", { ids: [ID] }, null],
  ["a marketplace", { ids: [ID], marketplace: UK }, UK],
  ["no marketplace said aloud", { ids: [ID], marketplace: null }, null],
  ["fields of other versions", { ids: [ID], colour: "red" }, null],
])("reads %s", async (_, body, marketplace) => {
  expect(await read(JSON.stringify(body))).toEqual({ ids: [ID], marketplace });
});

it("allows 200 ids and none", async () => {
  expect((await read(JSON.stringify({ ids: Array(200).fill(ID) }))).ids).toHaveLength(200);
  expect((await read(JSON.stringify({ ids: [] }))).ids).toEqual([]);
});

it("refuses 201 ids and names the limit", async () => {
  expect(await errorsOf(JSON.stringify({ ids: Array(201).fill(ID) }))).toMatchObject([
    { parameter: "ids", code: "tooMany", limit: 200 },
  ]);
});

it.each([
  ["no body", undefined],
  ["no JSON", "{ids:"],
  ["a list", "[]"],
  ["null", "null"],
  ["no ids", "{}"],
  ["one text", `{"ids":"${ID}"}`],
  ["numbers", '{"ids":[34000164006504]}'],
  ["two wrong types", '{"ids":1,"marketplace":1}'],
])("refuses %s and names ids", async (_, body) => {
  expect(await errorsOf(body)).toMatchObject([{ parameter: "ids", code: "unreadable" }]);
});

it.each([
  ["of others", `{"ids":[],"marketplace":"A1PA6795UKMFR9"}`, "marketplaceUnknown"],
  ["of another type", `{"ids":[],"marketplace":7}`, "unreadable"],
])("names a marketplace %s", async (_, body, code) => {
  expect(await errorsOf(body)).toMatchObject([{ parameter: "marketplace", code }]);
});

it("stops reading a body that is too long", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16 * 1024).fill(32));
    },
  });
  const init = { method: "POST", body: endless, duplex: "half" };
  const long = readLookup(new Request("http://here.invalid", init), context);
  await expect(long).rejects.toMatchObject({
    problem: { code: "bad_search", errors: [{ parameter: "ids", code: "tooLarge" }] },
  });
  expect(pulled).toBeLessThan(10);
});

it("repeats nothing of what was sent", async () => {
  const ids = Array(201).fill(ID);
  await expect(read(JSON.stringify({ ids }))).rejects.toSatisfy(
    (error: ProblemError) => !JSON.stringify(error.problem).includes(ID),
  );
});
