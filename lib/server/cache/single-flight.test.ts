import { expect, test } from "vitest";
import { createPriority } from "./priority";
import { createSingleFlight, type LoadContext } from "./single-flight";

function setUp() {
  const flights = createSingleFlight<string>(() => 0);
  const started: LoadContext[] = [];
  const loads: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const start = (context: LoadContext) => {
    started.push(context);
    return new Promise<string>((resolve, reject) => loads.push({ resolve, reject }));
  };
  return { flights, started, loads, start };
}

test("equal keys share one call, others do not", async () => {
  const { flights, started, loads, start } = setUp();
  const one = flights.join("a", start, { lane: "interactive" });
  const two = flights.join("a", start, { lane: "interactive" });
  const other = flights.join("b", start, { lane: "interactive" });

  loads[0]?.resolve("answer a");
  loads[1]?.resolve("answer b");

  expect(await Promise.all([one, two, other])).toEqual(["answer a", "answer a", "answer b"]);
  expect(started).toHaveLength(2);
});

test("a call that has settled is not joined any more", async () => {
  const { flights, loads, start } = setUp();
  const one = flights.join("a", start, { lane: "interactive" });
  loads[0]?.reject(new Error("lost"));
  await expect(one).rejects.toThrow("lost");

  const two = flights.join("a", start, { lane: "interactive" });
  loads[1]?.resolve("found");

  await expect(two).resolves.toBe("found");
});

test("the first caller may leave, the call goes on for the others", async () => {
  const { flights, started, loads, start } = setUp();
  const leaving = new AbortController();
  const one = flights.join("a", start, { lane: "interactive", signal: leaving.signal });
  const two = flights.join("a", start, { lane: "interactive" });

  leaving.abort(new Error("gone"));
  await expect(one).rejects.toThrow("gone");
  expect(started[0]?.signal.aborted).toBe(false);

  loads[0]?.resolve("answer");
  await expect(two).resolves.toBe("answer");
});

test("when everybody has left the call is aborted, and the next caller starts anew", async () => {
  const { flights, started, start } = setUp();
  const leaving = new AbortController();
  const waiter = { lane: "interactive", signal: leaving.signal } as const;
  const both = [flights.join("a", start, waiter), flights.join("a", start, waiter)];

  leaving.abort(new Error("gone"));
  for (const one of both) await expect(one).rejects.toThrow("gone");

  expect(started[0]?.signal.aborted).toBe(true);
  expect(flights.has("a")).toBe(false);
  void flights.join("a", start, { lane: "interactive" });
  expect(started).toHaveLength(2);
});

test("who has left before boarding starts nothing", async () => {
  const { flights, started, start } = setUp();
  const signal = AbortSignal.abort(new Error("gone"));

  await expect(flights.join("a", start, { lane: "interactive", signal })).rejects.toThrow("gone");

  expect(started).toHaveLength(0);
});

test("a more urgent caller makes the call more urgent, a less urgent one changes nothing", () => {
  const { flights, started, start } = setUp();
  void flights.join("a", start, { lane: "prefetch" });
  const laneOf = () => started[0]?.priority.lane;

  expect(laneOf()).toBe("prefetch");
  void flights.join("a", start, { lane: "background" });
  expect(laneOf()).toBe("background");
  void flights.join("a", start, { lane: "interactive" });
  expect(laneOf()).toBe("interactive");
  void flights.join("a", start, { lane: "prefetch" });
  expect(laneOf()).toBe("interactive");
});

test("a caller's own promotion reaches the call it shares", () => {
  const { flights, started, start } = setUp();
  const priority = createPriority("background");
  void flights.join("a", start, { lane: "interactive", priority });
  expect(started[0]?.priority.lane).toBe("background");

  priority.promote("interactive");

  expect(started[0]?.priority.lane).toBe("interactive");
});
