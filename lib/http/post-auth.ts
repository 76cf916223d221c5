/** Where next-auth leads on, and the status it answered with; `url` is null where it refuses. */
export type AuthAnswer = { status: number; url: string | null };

/**
 * Sends a form to next-auth, with the token that proves that it is ours.
 * @param path below /api/auth, such as `signout`
 * @throws when the server cannot be reached
 */
export async function postAuth(path: string, fields: Record<string, string>): Promise<AuthAnswer> {
  const token: unknown = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ ...fields, csrfToken: textIn(token, "csrfToken"), json: "true" }),
  });
  const body: unknown = await response.json();
  return { status: response.status, url: textIn(body, "url") || null };
}

function textIn(body: unknown, name: string): string {
  const value: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}
