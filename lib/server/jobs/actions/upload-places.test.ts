import { describe, expect, it } from "vitest";
import { createUploadPlaces } from "./upload-places";

const here = () => new AbortController().signal;
const refused = { problem: { code: "rate_limited", retryAfter: 5 } };

describe("documents in memory", () => {
  it("are two of one person at a time", async () => {
    const places = createUploadPlaces({ eachPerson: 2, atOnce: 6, queue: 20 });
    const leave = await places.enter("ada", here());
    await places.enter("ada", here());
    await expect(places.enter("ada", here())).rejects.toMatchObject(refused);
    await places.enter("ben", here());
    leave();
    await places.enter("ada", here());
    await expect(places.enter("ada", here())).rejects.toMatchObject(refused);
  });

  it("are so many of all together, and the others wait in turn until too many do", async () => {
    const places = createUploadPlaces({ eachPerson: 2, atOnce: 1, queue: 1 });
    const leave = await places.enter("ada", here());
    const next = places.enter("ben", here());
    await expect(places.enter("cem", here())).rejects.toMatchObject(refused);
    leave();
    await next;
  });

  it("are not waited for by whoever has gone, whose place is free again", async () => {
    const places = createUploadPlaces({ eachPerson: 1, atOnce: 1, queue: 5 });
    const leave = await places.enter("ada", here());
    const gone = new AbortController();
    const waiting = places.enter("ben", gone.signal);
    gone.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    leave();
    await places.enter("ben", here());
  });
});
