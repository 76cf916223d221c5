import { describe, expect, it } from "vitest";
import type { PersonViews, View } from "./view";
import { groupsOf, movedOrder, NO_VIEWS_KEPT, STARTING_VIEW_IDS, viewsListOf } from "./view-choice";

const viewOf = (id: string, own: boolean, shared = !own): View => ({
  id,
  name: `View ${id}`,
  query: "status=HOLD",
  columns: null,
  kept: {
    own,
    shared,
    owner: own ? "Mara" : "Jon",
    editable: own,
    updatedAt: "2026-11-24T08:00:00.000Z",
    updatedBy: "Jon",
  },
});

const list: PersonViews = {
  ...NO_VIEWS_KEPT,
  views: [viewOf("v1", true), viewOf("t1", false), viewOf("v2", true, true), viewOf("t2", false)],
  order: ["v2", "gone", "needsAction", "t2"],
  hidden: ["changed24h"],
  defaultId: "v2",
};

const idsOf = (kept: PersonViews) => viewsListOf(kept).views.map(({ id }) => id);

describe("the views to choose from", () => {
  it("are the starting ones for somebody who has kept nothing", () => {
    expect(idsOf(NO_VIEWS_KEPT)).toEqual(STARTING_VIEW_IDS);
  });

  it("stand in the person's order, those without a position behind", () => {
    const rest = ["todaysVisits", "next7Days", "v1", "t1"];
    expect(idsOf(list)).toEqual(["v2", "needsAction", "t2", ...rest]);
  });

  it("leave out what is hidden of everybody's and the team's, and say what that is", () => {
    const hidden = viewsListOf({ ...list, hidden: ["changed24h", "t1", "v1", "gone"] });
    expect(hidden.hidden.map(({ id }) => id)).toEqual(["changed24h", "t1"]);
    expect(hidden.views.map(({ id }) => id)).toContain("v1");
  });

  it("have no default that is gone or hidden", () => {
    expect(viewsListOf(list).defaultId).toBe("v2");
    expect(viewsListOf({ ...list, defaultId: "t1" }).defaultId).toBe("t1");
    expect(viewsListOf({ ...list, defaultId: "gone" }).defaultId).toBeNull();
    expect(viewsListOf({ ...list, defaultId: "changed24h" }).defaultId).toBeNull();
  });

  it("are one's own with everybody's, and what colleagues share", () => {
    const { mine, team } = groupsOf(viewsListOf(list).views);
    const ids = (views: View[]) => views.map(({ id }) => id);
    expect(ids(mine)).toEqual(["v2", "needsAction", "todaysVisits", "next7Days", "v1"]);
    expect(ids(team)).toEqual(["t2", "t1"]);
  });
});

describe("a move in the list", () => {
  it("stays within its group", () => {
    const mine = ["v2", "needsAction", "todaysVisits", "next7Days", "v1"];
    expect(movedOrder(viewsListOf(list), "t1", -1)).toEqual([...mine, "t1", "t2"]);
    const up = ["v2", "needsAction", "todaysVisits", "v1", "next7Days"];
    expect(movedOrder(viewsListOf(list), "v1", -1)).toEqual([...up, "t2", "t1"]);
  });
});
