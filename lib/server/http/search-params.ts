import "server-only";

/** Next's record of a page's query, as the standard type that pages and routes share. */
export function toUrlSearchParams(
  record: Record<string, string | string[] | undefined>,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(record)) {
    for (const item of [value ?? []].flat()) params.append(name, item);
  }
  return params;
}
