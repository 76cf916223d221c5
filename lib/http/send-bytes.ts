import { lostConnection, readAnswer } from "./fetch-json";

interface BytesInit {
  /** How much of them has gone out, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Sends bytes to one of our own routes by POST, and says how far it is, as no `fetch` does.
 * @throws what `fetchJson` throws; an abort by `signal` with its reason
 */
export async function sendBytes<T>(url: string, bytes: Blob, init: BytesInit): Promise<T> {
  return readAnswer<T>(await send(url, bytes, init));
}

function send(url: string, bytes: Blob, { onProgress, signal }: BytesInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const leave = () => request.abort();
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json, application/problem+json");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => reject(lostConnection(new TypeError("The upload failed.")));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener("abort", leave);
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", leave);
    request.send(bytes);
  });
}

/** The headers that our own routes mean something by. */
const READ = ["date", "retry-after", "content-type"];

function answerOf(request: XMLHttpRequest): Response {
  const headers = READ.flatMap((name): [string, string][] => {
    const value = request.getResponseHeader(name);
    return value === null ? [] : [[name, value]];
  });
  return new Response(request.responseText, { status: request.status, headers });
}
