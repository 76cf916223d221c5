import { expect, test } from "vitest";
import { createPriority } from "./priority";
import { createFlights, type FlightContext } from "./single-flight";

function airport() {
  const flights = createFlights<string>(() => 0);
  const departures: FlightContext[] = [];
  const landings: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const start = (context: FlightContext) => {
    departures.push(context);
    return new Promise<string>((resolve, reject) => landings.push({ resolve, reject }));
  };
  return { flights, departures, landings, start };
}

test("equal keys share one call, others do not", async () => {
  const { flights, departures, landings, start } = airport();
  const one = flights.join("a", start, { lane: "interactive" });
  const two = flights.join("a", start, { lane: "interactive" });
  const other = flights.join("b", start, { lane: "interactive" });

  landings[0]?.resolve("answer a");
  landings[1]?.resolve("answer b");

  expect(await Promise.all([one, two, other])).toEqual(["answer a", "answer a", "answer b"]);
  expect(departures).toHaveLength(2);
});

test("a landed flight is not boarded any more", async () => {
  const { flights, landings, start } = airport();
  const one = flights.join("a", start, { lane: "interactive" });
  landings[0]?.reject(new Error("lost"));
  await expect(one).rejects.toThrow("lost");

  const two = flights.join("a", start, { lane: "interactive" });
  landings[1]?.resolve("found");

  await expect(two).resolves.toBe("found");
});

test("the first caller may leave, the call goes on for the others", async () => {
  const { flights, departures, landings, start } = airport();
  const leaving = new AbortController();
  const one = flights.join("a", start, { lane: "interactive", signal: leaving.signal });
  const two = flights.join("a", start, { lane: "interactive" });

  leaving.abort(new Error("gone"));
  await expect(one).rejects.toThrow("gone");
  expect(departures[0]?.signal.aborted).toBe(false);

  landings[0]?.resolve("answer");
  await expect(two).resolves.toBe("answer");
});

test("when everybody has left the call is aborted, and the next caller starts anew", async () => {
  const { flights, departures, start } = airport();
  const leaving = new AbortController();
  const passenger = { lane: "interactive", signal: leaving.signal } as const;
  const both = [flights.join("a", start, passenger), flights.join("a", start, passenger)];

  leaving.abort(new Error("gone"));
  for (const one of both) await expect(one).rejects.toThrow("gone");

  expect(departures[0]?.signal.aborted).toBe(true);
  expect(flights.has("a")).toBe(false);
  void flights.join("a", start, { lane: "interactive" });
  expect(departures).toHaveLength(2);
});

test("who has left before boarding starts nothing", async () => {
  const { flights, departures, start } = airport();
  const signal = AbortSignal.abort(new Error("gone"));

  await expect(flights.join("a", start, { lane: "interactive", signal })).rejects.toThrow("gone");

  expect(departures).toHaveLength(0);
});

test("a more urgent caller makes the call more urgent, a less urgent one changes nothing", () => {
  const { flights, departures, start } = airport();
  void flights.join("a", start, { lane: "prefetch" });
  const laneOf = () => departures[0]?.priority.lane;

  expect(laneOf()).toBe("prefetch");
  void flights.join("a", start, { lane: "background" });
  expect(laneOf()).toBe("background");
  void flights.join("a", start, { lane: "interactive" });
  expect(laneOf()).toBe("interactive");
  void flights.join("a", start, { lane: "prefetch" });
  expect(laneOf()).toBe("interactive");
});

test("a caller's own promotion reaches the call it shares", () => {
  const { flights, departures, start } = airport();
  const priority = createPriority("background");
  void flights.join("a", start, { lane: "interactive", priority });
  expect(departures[0]?.priority.lane).toBe("background");

  priority.promote("interactive");

  expect(departures[0]?.priority.lane).toBe("interactive");
});
