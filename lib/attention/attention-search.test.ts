import { expect, it } from "vitest";
import {
  attentionHref,
  emptyAttention,
  readStores,
  storesMeant,
  writeStores,
} from "./attention-search";

it("writes an address without what is said by silence", () => {
  expect(attentionHref({})).toBe("/attention");
  expect(attentionHref({ queue: "late", page: 1, show: "open" })).toBe("/attention?queue=late");
  expect(attentionHref({ queue: "onHold", store: ["A", "B"], scope: "all", show: "seen" })).toBe(
    "/attention?queue=onHold&store=A,B&scope=all&show=seen",
  );
});

it.each([[["SEA-1", "Zürich; West"]], [["a,b"]], [[]]])("reads the stores %j back", (stores) => {
  expect(readStores(writeStores(stores))).toEqual(stores.filter((store) => !store.includes(",")));
});

it("knows no stores where the cookie is none of ours", () => {
  expect(readStores(undefined)).toEqual([]);
  expect(readStores("%E0%A4%A")).toEqual([]);
  expect(readStores("x".repeat(200))).toEqual([]);
});

it("means the stores of the address, else the person's own, unless all are asked for", () => {
  const own = ["A"];
  const search = emptyAttention();
  expect(storesMeant(search, own)).toEqual(["A"]);
  expect(storesMeant({ ...search, scope: "all" }, own)).toEqual([]);
  expect(storesMeant({ ...search, scope: "all", store: ["B"] }, own)).toEqual(["B"]);
});
