import { problemOf } from "@/components/shared/problem/query-problem";
import { createObservable, type Observable } from "@/components/ui/observable";
import { NOTHING_TOLD, type Told } from "@/lib/actions/closing";
import type { UploadedDocument } from "@/lib/actions/documents";
import type { ActionBody } from "@/lib/actions/job-action";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import type { Problem } from "@/lib/http/problem";
import type { Prepared, Unfit } from "./prepare-document";
import type { TypedTime } from "./typed-time";

/** One file on its way to a visit. */
export type DocumentEntry = {
  key: number;
  file: File;
  state:
    | { kind: "waiting" }
    | { kind: "preparing" }
    /** `share` of it, from 0 to 1, has left the browser. */
    | { kind: "sending"; share: number }
    /** Amazon has it, and no visit yet. */
    | { kind: "ready"; document: UploadedDocument }
    | { kind: "saved"; document: UploadedDocument }
    /** Null where it was one of several, of which Amazon does not say which it means. */
    | { kind: "refused"; reason: RefusalReason | null }
    | { kind: "unfit"; why: Unfit }
    | { kind: "failed"; problem: Problem };
};

export type ClosingStep = "visit" | "documents" | "complete";

/** What somebody has typed and chosen so far about a visit that is over; null is as it was planned. */
export type Closing = {
  step: ClosingStep;
  from: TypedTime | null;
  to: TypedTime | null;
  technicians: readonly string[] | null;
  documents: readonly DocumentEntry[];
  /** What Amazon has taken. */
  saved: Told;
};

const BEGINNING: Closing = {
  step: "visit",
  from: null,
  to: null,
  technicians: null,
  documents: [],
  saved: NOTHING_TOLD,
};

export interface ClosingSession {
  state: Observable<Closing>;
  change: (patch: Partial<Omit<Closing, "documents" | "saved">>) => void;
  /** Uploads files, one after the other. */
  add: (files: readonly File[]) => void;
  again: (key: number) => void;
  remove: (key: number) => void;
  /** Amazon has taken what was sent; to hear it twice changes nothing. */
  keep: (body: ActionBody["fulfil"]) => void;
  /** Amazon has refused documents, if it has. */
  refuse: (body: ActionBody["fulfil"], reasons: readonly RefusalReason[]) => void;
}

export interface ClosingParts {
  prepare: (file: File) => Promise<Prepared>;
  upload: (
    bytes: Blob,
    on: { onProgress: (share: number) => void; signal: AbortSignal },
  ) => Promise<UploadedDocument>;
}

/** What is told of one visit, in memory: closing whatever shows it ends nothing, and nothing is lost. */
export function createClosingSession({ prepare, upload }: ClosingParts): ClosingSession {
  const state = createObservable(BEGINNING);
  const leaving = new Map<number, AbortController>();
  let lastKey = 0;
  let isUploading = false;

  const set = (patch: Partial<Closing>) => state.set({ ...state.current(), ...patch });

  function mark(key: number, next: DocumentEntry["state"]): void {
    const documents = state
      .current()
      .documents.map((entry) => (entry.key === key ? { ...entry, state: next } : entry));
    set({ documents });
  }

  async function bring({ key, file }: DocumentEntry): Promise<void> {
    const leave = new AbortController();
    leaving.set(key, leave);
    try {
      mark(key, { kind: "preparing" });
      const prepared = await prepare(file);
      if ("unfit" in prepared) return mark(key, { kind: "unfit", why: prepared.unfit });
      leave.signal.throwIfAborted();
      mark(key, { kind: "sending", share: 0 });
      const document = await upload(prepared.bytes, {
        signal: leave.signal,
        onProgress: (share) => mark(key, { kind: "sending", share }),
      });
      mark(key, { kind: "ready", document });
    } catch (error) {
      if (leave.signal.aborted) return;
      // A file that is gone from the device meanwhile is no Error of ours either.
      const failed = error instanceof Error ? error : new Error("unreadable");
      mark(key, { kind: "failed", problem: problemOf(failed) });
    } finally {
      leaving.delete(key);
    }
  }

  async function work(): Promise<void> {
    if (isUploading) return;
    isUploading = true;
    for (;;) {
      const next = state.current().documents.find((entry) => entry.state.kind === "waiting");
      if (!next) break;
      await bring(next);
    }
    isUploading = false;
  }

  return {
    state,
    change: set,
    add(files) {
      const added = files.map((file): DocumentEntry => {
        lastKey += 1;
        return { key: lastKey, file, state: { kind: "waiting" } };
      });
      set({ documents: [...state.current().documents, ...added] });
      void work();
    },
    again(key) {
      mark(key, { kind: "waiting" });
      void work();
    },
    remove(key) {
      leaving.get(key)?.abort();
      set({ documents: state.current().documents.filter((entry) => entry.key !== key) });
    },
    keep({ worked, technicians, documents = [] }) {
      const { saved, documents: entries } = state.current();
      const span = worked && { start: Date.parse(worked.start), end: Date.parse(worked.end) };
      set({
        saved: {
          worked: span ?? saved.worked,
          technicians: technicians ?? saved.technicians,
          documents: [
            ...saved.documents,
            ...documents.filter(({ id }) => saved.documents.every((one) => one.id !== id)),
          ],
        },
        documents: entries.map((entry) =>
          isOneOf(entry, documents)
            ? { ...entry, state: { ...entry.state, kind: "saved" } }
            : entry,
        ),
      });
    },
    refuse({ documents = [] }, reasons) {
      const [first] = reasons.filter((one) => one.startsWith("document"));
      if (first === undefined) return;
      const reason = documents.length === 1 ? first : null;
      for (const entry of state.current().documents) {
        if (isOneOf(entry, documents)) mark(entry.key, { kind: "refused", reason });
      }
    },
  };
}

type WithDocument = { state: { kind: "ready" | "saved"; document: UploadedDocument } };

function isOneOf(
  entry: DocumentEntry,
  documents: NonNullable<ActionBody["fulfil"]["documents"]>,
): entry is DocumentEntry & WithDocument {
  const { state } = entry;
  return "document" in state && documents.some(({ id }) => id === state.document.id);
}
