import { describe, expect, it } from "vitest";
import type { View, ViewsList } from "./view";
import { currentView, viewOnArrival } from "./view-choice";

const hold: View = { id: "hold", name: "Hold", query: "status=HOLD", columns: null };
const same: View = { ...hold, id: "same", name: "The same, other columns", columns: "x" };
const late: View = { id: "late", name: "Late", query: "status=NOT_SERVICED", columns: null };
const list: ViewsList = { views: [hold, same, late], hidden: [], defaultId: "late" };

describe("the view that a search shows", () => {
  it.each([
    { what: "the one that asks the same", query: "status=HOLD", from: null, view: hold },
    { what: "of two equal ones the one come from", query: "status=HOLD", from: "same", view: same },
    { what: "another one by its address", query: "status=HOLD", from: "late", view: hold },
    { what: "all jobs without any filter", query: "", from: "late", view: null },
  ])("is $what", ({ query, from, view }) => {
    expect(currentView(query, list, from)).toEqual({ view, changed: false });
  });

  it.each([
    { what: "the view that was changed", from: "late", view: late },
    { what: "all jobs, changed", from: null, view: null },
    { what: "all jobs, changed, where the view is gone", from: "gone", view: null },
  ])("is $what", ({ from, view }) => {
    expect(currentView("store=S1", list, from)).toEqual({ view, changed: true });
  });
});

describe("where plain /jobs leads", () => {
  const arrival = { query: "", first: true, way: "navigate" };

  it("is the default view", () => {
    expect(viewOnArrival(arrival, list)).toBe(late);
  });

  it.each([
    { what: "an address with parameters", ...arrival, query: "status=HOLD" },
    { what: "an address with a parameter nobody knows", ...arrival, query: "utm=1" },
    { what: "a reload", ...arrival, way: "reload" },
    { what: "the way back", ...arrival, way: "back_forward" },
    { what: "a list that was left and come back to", ...arrival, first: false },
  ])("is as it was for $what", ({ query, first, way }) => {
    expect(viewOnArrival({ query, first, way }, list)).toBeNull();
  });

  it("is all jobs without a default", () => {
    expect(viewOnArrival(arrival, { ...list, defaultId: null })).toBeNull();
  });
});
