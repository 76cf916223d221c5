import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { bookOf } from "@/e2e/support/screen/saved-views";
import type { View } from "@/lib/views/view";
import type { Api, Reply } from "./client";

const HOLDS = { name: "Holds", query: "status=HOLD", columns: null, shared: false, seen: null };

/** Keeps a view as a person, as new unless `data` says what was seen. */
export const putView = ({ send }: Api, id: string, data: object): Promise<Reply> =>
  send("PUT", `/api/views/${id}`, { data: { ...HOLDS, ...data } });
export const removeView = ({ send }: Api, id: string) => send("DELETE", `/api/views/${id}`);
export const restoreView = ({ send }: Api, id: string) => send("POST", `/api/views/${id}/restore`);

export async function viewIn(api: Api, id: string): Promise<View | undefined> {
  return (await bookOf(api)).views.find((view) => view.id === id);
}

/** The state that a change of the view has to name. */
export async function seenBy(api: Api, id: string): Promise<string> {
  return (await viewIn(api, id))?.kept?.updatedAt ?? "";
}

/** A new view of this person, kept. */
export async function keptBy(api: Api, data: object = {}): Promise<string> {
  const id = randomUUID();
  expect((await putView(api, id, data)).status).toBe(200);
  return id;
}
