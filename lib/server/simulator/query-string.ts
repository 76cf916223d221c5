import "server-only";

/**
 * Decodes a query string once, strictly: null for broken percent-encoding, an entry without a name
 * or a name that comes twice (arrays travel as comma lists, never as repeated names).
 */
export function parseQueryString(query: string): Map<string, string> | null {
  const parameters = new Map<string, string>();
  if (query === "") return parameters;
  for (const pair of query.split("&")) {
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = decode(at < 0 ? "" : pair.slice(at + 1));
    if (!name || value === null || parameters.has(name)) return null;
    parameters.set(name, value);
  }
  return parameters;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
