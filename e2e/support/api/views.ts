import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type { Role } from "@/lib/access/permissions";
import type { PersonViews, View } from "@/lib/views/view";
import type { Api, Reply } from "./client";

const HOLDS = { name: "Holds", query: "status=HOLD", columns: null, shared: false, seen: null };

/** Keeps a view as a person, as new unless `data` says what was seen. */
export const saveView = ({ send }: Api, id: string, data: object): Promise<Reply> =>
  send("PUT", `/api/views/${id}`, { data: { ...HOLDS, ...data } });
export const removeView = ({ send }: Api, id: string) => send("DELETE", `/api/views/${id}`);
export const restoreView = ({ send }: Api, id: string) => send("POST", `/api/views/${id}/restore`);

export async function viewIn(api: Api, id: string): Promise<View | undefined> {
  return (await savedViewsOf(api)).views.find((view) => view.id === id);
}

/** The state that a change of the view has to name. */
export async function versionOf(api: Api, id: string): Promise<string> {
  return (await viewIn(api, id))?.kept?.updatedAt ?? "";
}

/** A new view of this person, kept. */
export async function saveNewView(api: Api, data: object = {}): Promise<string> {
  const id = randomUUID();
  expect((await saveView(api, id, data)).status).toBe(200);
  return id;
}

export async function savedViewsOf({ get }: Api): Promise<PersonViews> {
  return JSON.parse((await get("/api/views")).text);
}

/** Leaves nobody with a view or a choice: the demo's people outlive a test. */
export async function removeSavedViews(api: (role: Role) => Promise<Api>): Promise<void> {
  for (const role of ["viewer", "manager", "admin"] as const) {
    const person = await api(role);
    const { views } = await savedViewsOf(person);
    for (const { id } of views.filter(({ kept }) => kept?.own)) {
      const reply = await person.send("DELETE", `/api/views/${id}`);
      expect(reply.status).toBe(200);
    }
    const data = { order: [], hidden: [], defaultId: null };
    expect((await person.send("PATCH", "/api/views", { data })).status).toBe(200);
  }
}
