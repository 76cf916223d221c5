import { describe, expect, it } from "vitest";
import { createTurnstile } from "./turnstile";

const stay = new AbortController().signal;
const full = () => new Error("full");

/** Enters and writes the name down when the turn comes. */
function crowd(settings: { places: number; queue: number }) {
  const turnstile = createTurnstile(settings);
  const inside: string[] = [];
  const enter = async (name: string, signal = stay) => {
    const leave = await turnstile.enter(signal, full);
    inside.push(name);
    return leave;
  };
  return { enter, inside };
}

describe("turnstile", () => {
  it("lets the next one in when a place is given back, in the order of coming", async () => {
    const { enter, inside } = crowd({ places: 1, queue: 10 });
    const leave = await enter("a");
    const waiting = [enter("b"), enter("c")];
    await Promise.resolve();
    expect(inside).toEqual(["a"]);
    leave();
    leave();
    await waiting[0];
    expect(inside).toEqual(["a", "b"]);
    (await waiting[0])?.();
    await waiting[1];
    expect(inside).toEqual(["a", "b", "c"]);
  });

  it("frees the place in the queue of one who leaves", async () => {
    const { enter, inside } = crowd({ places: 1, queue: 1 });
    const leave = await enter("a");
    const leaving = new AbortController();
    const gone = enter("b", leaving.signal);
    leaving.abort(new Error("left"));
    await expect(gone).rejects.toThrow("left");
    const patient = enter("c");
    leave();
    await patient;
    expect(inside).toEqual(["a", "c"]);
  });

  it("refuses one more than may wait", async () => {
    const { enter } = crowd({ places: 1, queue: 1 });
    await enter("a");
    void enter("b");
    await expect(enter("c")).rejects.toThrow("full");
  });

  it("does not admit one who has left already", async () => {
    const { enter } = crowd({ places: 1, queue: 1 });
    await expect(enter("a", AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
    await expect(enter("b")).resolves.toBeTypeOf("function");
  });
});
