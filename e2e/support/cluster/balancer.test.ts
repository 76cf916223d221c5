import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Balancer, startBalancer } from "./balancer";

type Stub = { url: string; asked: string[]; end: () => Promise<void> };

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An app process that says its name, unless it does something else with what is not a question of readiness. */
async function stub(name: string, serve?: RequestListener): Promise<Stub> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    if (request.url === "/api/ready") return void response.end();
    asked.push(`${request.method} ${request.url}`);
    if (serve) return serve(request, response);
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.end(JSON.stringify({ name, headers: request.headers }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  const end = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  ends.push(end);
  return { url: `http://127.0.0.1:${port}`, asked, end };
}

async function balance(...stubs: readonly Stub[]): Promise<Balancer> {
  const targets = stubs.map(({ url }, index) => ({ name: String(index + 1), url }));
  const balancer = await startBalancer(targets);
  ends.push(balancer.close);
  for (const { name } of targets) await balancer.untilReady(name);
  return balancer;
}

const post = { method: "POST", body: "{}" };

describe("a balancer", () => {
  it("asks one after the other, and says who asks", async () => {
    const { url } = await balance(await stub("one"), await stub("two"));
    const answers = [await fetch(url), await fetch(url), await fetch(url), await fetch(url, post)];
    const said = await Promise.all(answers.map((answer) => answer.json()));
    expect(said.map(({ name }) => name).sort()).toEqual(["one", "one", "two", "two"]);
    expect(said[0].headers).toMatchObject({
      host: new URL(url).host,
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
    });
    expect(answers[0]?.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const processes = answers.map(({ headers }) => headers.get("x-process"));
    expect(processes.sort()).toEqual(["1", "1", "2", "2"]);
  });

  it("adds an address behind those that the request brought, and believes none", async () => {
    const { url } = await balance(await stub("one"));
    const answer = await fetch(url, { headers: { "x-forwarded-for": "192.0.2.7" } });
    expect((await answer.json()).headers["x-forwarded-for"]).toBe("192.0.2.7, 127.0.0.1");
  });

  it("sends every request on that reached nobody, whatever its method", async () => {
    const gone = await stub("gone");
    const stays = await stub("stays");
    const { url } = await balance(gone, stays);
    await gone.end();
    for (const init of [post, post, {}, {}]) expect((await fetch(url, init)).status).toBe(200);
    expect(stays.asked).toHaveLength(4);
  });

  it("asks again where nothing came back, but never what changes something", async () => {
    const broken = await stub("broken", (request) => request.socket.destroy());
    const whole = await stub("whole");
    const { url } = await balance(broken, whole);
    const all = await Promise.all([fetch(url), fetch(url), fetch(url), fetch(url)]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(broken.asked.length).toBeGreaterThan(0);

    const alone = await balance(await stub("broken", (request) => request.socket.destroy()));
    expect((await fetch(alone.url, post)).status).toBe(502);
  });

  it("lets an answer that breaks off break off", async () => {
    const cut = await stub("cut", (_, response) => {
      response.write("half", () => response.destroy());
    });
    const { url } = await balance(cut, await stub("other"));
    const answer = await Promise.any(
      [fetch(url), fetch(url)].map(async (one) => readHalf(await one)),
    );
    expect(answer).toBe("half");
  });

  it("passes a stream on as it comes, and a client's leave, too", async () => {
    const client = new EventEmitter();
    const left = once(client, "left");
    const stream = await stub("stream", (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\n");
      response.once("close", () => client.emit("left"));
    });
    const { url } = await balance(stream);
    const reader = (await fetch(url)).body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe("data: 1\n\n");
    const open = await (await fetch(`${url}/_balancer/open`)).json();
    expect(open).toEqual([{ name: "1", ready: true, open: ["GET /"] }]);
    await reader?.cancel();
    await left;
  });

  it("sends nothing to a drained target until it is admitted", async () => {
    const [one, two] = [await stub("one"), await stub("two")];
    const balancer = await balance(one, two);
    await balancer.drain("1");
    for (let n = 0; n < 4; n++) await fetch(balancer.url);
    expect([one.asked.length, two.asked.length]).toEqual([0, 4]);
    balancer.admit("1");
    await balancer.untilReady("1");
    for (let n = 0; n < 4; n++) await fetch(balancer.url);
    expect([one.asked.length, two.asked.length]).toEqual([2, 6]);
  });
});

/** What came before the answer broke off. @throws where it was whole */
async function readHalf(answer: Response): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) break;
      text += value;
    }
  } catch {
    return text;
  }
  throw new Error("It was whole.");
}
