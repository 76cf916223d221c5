import { expect, it } from "vitest";
import type { User } from "@/lib/access/user";
import { mayChange, sees } from "./view-rights";

const person = (id: string, role: User["role"]): User => ({ id, name: id, email: null, role });
const mara = person("mara", "manager");

it.each([
  { who: mara, shared: false, may: true, why: "it is one's own" },
  { who: mara, shared: true, may: true, why: "one shares it and may still share" },
  { who: person("mara", "viewer"), shared: false, may: true, why: "private views take no rank" },
  { who: person("mara", "viewer"), shared: true, may: false, why: "one may no longer share" },
  { who: person("jon", "manager"), shared: true, may: false, why: "a colleague shares it" },
  { who: person("ada", "admin"), shared: true, may: true, why: "an admin looks after the team's" },
  { who: person("ada", "admin"), shared: false, may: false, why: "it is somebody's private view" },
])("$who.id as $who.role may change a view: $may, because $why", ({ who, shared, may }) => {
  const view = { ownerId: "mara", shared };
  expect(mayChange(who, view)).toBe(may);
  expect(sees(who, view)).toBe(shared || who.id === "mara");
});
