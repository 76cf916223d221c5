import { type Agent, type IncomingHttpHeaders, type RequestOptions, request } from "node:http";

export type RawRequest = {
  method: string;
  /** Goes out as it is: no dot, slash or percent sign is tidied up. */
  path: string;
  headers?: Readonly<Record<string, string | readonly string[]>>;
  body?: string | Buffer;
};

export type RawReply = { status: number; headers: IncomingHttpHeaders; text: string };

/**
 * One request below what `fetch` repairs before it sends it, on a connection of its own unless an
 * agent keeps them: a server that refuses a body closes the connection, and not every client notices.
 */
export function rawHttp(
  baseUrl: string,
  { method, path, headers, body }: RawRequest,
  agent: Agent | false = false,
): Promise<RawReply> {
  const { hostname, port } = new URL(baseUrl);
  const options: RequestOptions = { hostname, port, method, path, agent };
  // Where a body is refused before it was read, the server reads on for whoever keeps the connection, as browsers do.
  const kept = body === undefined ? {} : { connection: "keep-alive" };
  options.headers = { ...kept, ...Object.fromEntries(Object.entries(headers ?? {}).map(copied)) };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function copied([name, value]: [string, string | readonly string[]]): [string, string | string[]] {
  return [name, typeof value === "string" ? value : [...value]];
}
