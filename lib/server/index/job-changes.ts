import "server-only";
import { z } from "zod";
import type { JobChange } from "@/lib/jobs/job-history";
import type { LoggedChange } from "./change-log";

const idList = z.array(z.string()).catch([]);

/** The people that a change names, by id. */
export function techniciansIn({ kind, was, became }: LoggedChange): string[] {
  return kind === "technicians" ? [was, became].flatMap(idsIn) : [];
}

/** A change as people are told of it. */
export function toJobChange(
  { kind, seenAt, was, became }: LoggedChange,
  names: ReadonlyMap<string, string>,
): JobChange {
  const at = iso(seenAt);
  switch (kind) {
    case "status":
      return { at, kind, from: was, to: became };
    case "visit":
      return { at, kind, from: visitOf(was), to: visitOf(became) };
    case "technicians": {
      const people = (ids: string | null) =>
        idsIn(ids).map((id) => ({ id, name: names.get(id) ?? null }));
      return { at, kind, from: people(was), to: people(became) };
    }
    default:
      return { at, kind, from: null, to: null };
  }
}

function idsIn(text: string | null): string[] {
  return text === null ? [] : idList.parse(JSON.parse(text));
}

function visitOf(text: string | null): string | null {
  return text === null ? null : iso(Number(text));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
