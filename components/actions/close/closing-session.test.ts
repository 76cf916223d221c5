import { describe, expect, it } from "vitest";
import type { UploadedDocument } from "@/lib/actions/documents";
import { ProblemError } from "@/lib/http/problem";
import { type ClosingParts, createClosingSession } from "./closing-session";

const uploaded = (id: string): UploadedDocument => ({
  id,
  sha256: `hash of ${id}`,
  type: "PNG",
  bytes: 3,
  readyUntil: "2026-11-24T17:05:00.000Z",
});

const file = (name: string) => new File(["abc"], name);

type Sent = {
  resolve: (document: UploadedDocument) => void;
  reject: (reason: unknown) => void;
  progress: (share: number) => void;
  signal: AbortSignal;
};

/** Uploads that end when the test says so. */
function begin(parts: Partial<ClosingParts> = {}) {
  const sent: Sent[] = [];
  const session = createClosingSession({
    prepare: async (bytes) => ({ bytes }),
    upload: (_, { onProgress, signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        sent.push({ resolve, reject, progress: onProgress, signal });
      }),
    ...parts,
  });
  const states = () => session.state.current().documents.map(({ state }) => state.kind);
  return { session, sent, states };
}

describe("documents of a visit", () => {
  it("go up one after the other, and say how far they are", async () => {
    const { session, sent, states } = begin();
    session.add([file("a.png"), file("b.png")]);
    await expect.poll(() => sent.length).toBe(1);
    sent[0]?.progress(0.5);
    expect(session.state.current().documents[0]?.state).toEqual({ kind: "sending", share: 0.5 });
    expect(states()).toEqual(["sending", "waiting"]);
    sent[0]?.resolve(uploaded("a"));
    await expect.poll(() => sent.length).toBe(2);
    sent[1]?.reject(new ProblemError("upstream_unavailable", { detail: "" }));
    await expect.poll(states).toEqual(["ready", "failed"]);
    const [, second] = session.state.current().documents;
    session.again(second?.key ?? 0);
    await expect.poll(() => sent.length).toBe(3);
    sent[2]?.resolve(uploaded("b"));
    await expect.poll(states).toEqual(["ready", "ready"]);
  });

  it("that are taken away on their way are sent no further, and the next ones are", async () => {
    const { session, sent, states } = begin();
    session.add([file("a.png"), file("b.png")]);
    await expect.poll(() => sent.length).toBe(1);
    session.remove(1);
    expect(sent[0]?.signal.aborted).toBe(true);
    await expect.poll(() => sent.length).toBe(2);
    expect(states()).toEqual(["sending"]);
  });

  it("that are none are not sent, and say why", async () => {
    const { session, sent, states } = begin({ prepare: async () => ({ unfit: "unreadable" }) });
    session.add([file("a.heic")]);
    await expect.poll(states).toEqual(["unfit"]);
    const gone = begin({ prepare: () => Promise.reject(new DOMException("", "NotFoundError")) });
    gone.session.add([file("a.png")]);
    await expect.poll(gone.states).toEqual(["failed"]);
    expect(sent).toEqual([]);
  });

  it("are kept with what was sent, or refused, where they were part of it", async () => {
    const { session, sent, states } = begin();
    session.add([file("a.png"), file("b.png")]);
    for (const [index, id] of ["a", "b"].entries()) {
      await expect.poll(() => sent.length).toBe(index + 1);
      sent[index]?.resolve(uploaded(id));
    }
    await expect.poll(states).toEqual(["ready", "ready"]);
    const seen = { status: null, appointmentId: "v", start: null, technicians: [] };
    const body = { appointment: "v", documents: [uploaded("a")], seen };
    session.keep({
      ...body,
      worked: { start: "2026-11-24T17:00:00.000Z", end: "2026-11-24T18:00:00.000Z" },
    });
    session.keep(body);
    expect(states()).toEqual(["saved", "ready"]);
    session.refuse({ ...body, documents: [uploaded("b")] }, ["timesInFuture"]);
    expect(states()).toEqual(["saved", "ready"]);
    session.refuse({ ...body, documents: [uploaded("b")] }, ["documentMalware"]);
    expect(session.state.current().documents[1]?.state).toEqual({
      kind: "refused",
      reason: "documentMalware",
    });
    session.keep({ appointment: "v", technicians: ["A"], seen });
    expect(session.state.current().saved).toMatchObject({
      worked: { end: Date.parse("2026-11-24T18:00:00Z") },
      technicians: ["A"],
      documents: [{ id: "a" }],
    });
  });
});
