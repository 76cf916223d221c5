"use client";
import { type ComponentProps, createContext, use, useEffect } from "react";
import { type LazyCode, LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { IndexedPage } from "@/lib/jobs/job-index";
import type { IndexRowsBanner, IndexUnavailable } from "./index-notices";

/** What is said where the index or Amazon cannot answer is needed seldom: its code comes with it. */
const notices = () => import("./index-notices");
const unavailable = lazyCode(() => notices().then((module) => module.IndexUnavailable));
const rowsBanner = lazyCode(() => notices().then((module) => module.IndexRowsBanner));
const rowNote = lazyCode(() => notices().then((module) => module.RowNote));

function useLoaded(code: LazyCode<unknown>, needed = true): void {
  // The outside system is the network.
  useEffect(() => {
    if (needed) code.load();
  }, [code, needed]);
}

export function IndexUnavailableHost(props: ComponentProps<typeof IndexUnavailable>) {
  useLoaded(unavailable);
  return (
    <div className="min-h-60">
      <LazyPart code={unavailable} props={props} />
    </div>
  );
}

export function IndexRowsBannerHost(props: ComponentProps<typeof IndexRowsBanner>) {
  useLoaded(rowsBanner);
  return (
    <div className="min-h-20 max-sm:min-h-40">
      <LazyPart code={rowsBanner} props={props} />
    </div>
  );
}

type NotedRows = Pick<IndexedPage, "notes"> & {
  /** Of when the index is, as the screen writes times. */
  asOf: string;
};

/** What became of the rows of a list since the index ordered them. Outside of a list nothing did. */
export const RowNotes = createContext<NotedRows>({ asOf: "" });

/** The note of a row; nothing for those that are as the index knew them. */
export function RowNoteHost({ id }: { id: string }) {
  const { notes, asOf } = use(RowNotes);
  const note = notes && Object.hasOwn(notes, id) ? notes[id] : undefined;
  useLoaded(rowNote, note !== undefined);
  return note === undefined ? null : <LazyPart code={rowNote} props={{ note, asOf }} />;
}
