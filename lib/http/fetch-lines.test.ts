import { afterEach, expect, it, vi } from "vitest";
import { postForLines } from "./fetch-lines";
import { problem } from "./problem";

afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string) => new TextEncoder().encode(text);

/** The network gives these bytes, or breaks. */
function answerWith(parts: (Uint8Array | Error)[], init: ResponseInit = {}) {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.shift();
      if (part === undefined) controller.close();
      else if (part instanceof Error) controller.error(part);
      else controller.enqueue(part);
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, init));
}

async function read(signal = new AbortController().signal): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of postForLines("/api/x", {}, signal)) lines.push(line);
  return lines;
}

it("reads each line wherever the network cuts it, inside of a character too", async () => {
  const text = bytes('{"a":"Zoë"}\n{"b":2}\n');
  answerWith([text.slice(0, 9), text.slice(9, 15), text.slice(15)]);
  expect(await read()).toEqual([{ a: "Zoë" }, { b: 2 }]);
});

it("throws what the server says where it refuses", async () => {
  const refusal = problem("bad_action", { detail: "At most 50." });
  answerWith([bytes(JSON.stringify(refusal))], { status: 422 });
  await expect(read()).rejects.toMatchObject({ problem: { code: "bad_action" } });
});

it("tells a connection that was lost on the way from one that was left", async () => {
  answerWith([bytes('{"a":1}\n'), new TypeError("network error")]);
  await expect(read()).rejects.toMatchObject({ problem: { reason: "unreachable" } });
  const leaving = new AbortController();
  leaving.abort(new Error("left"));
  answerWith([leaving.signal.reason]);
  await expect(read(leaving.signal)).rejects.toThrow("left");
});
