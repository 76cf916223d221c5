import "server-only";

/** An entry whose name stands in quotes, or anything up to the next comma or line end. */
const ENTRIES = /[^=,\r\n]*=[ \t]*"(?:[^"]|"")*"[ \t]*(?=[,\r\n]|$)|[^,\r\n]+/gu;

/** Amazon takes at most this many characters of a store id (Services API v1 model). */
const ID_LENGTH = 100;

/**
 * Reads `id=name,id=name`. A line end separates as well as a comma; a name that holds a comma stands in
 * double quotes, with `""` for a quote inside it.
 * @returns the names by id, or what is wrong as the end of a sentence that begins with the variable
 */
export function readStoreLabels(
  text: string,
): { labels: ReadonlyMap<string, string> } | { complaint: string } {
  const labels = new Map<string, string>();
  for (const entry of text.match(ENTRIES) ?? []) {
    const whole = entry.trim();
    if (whole === "") continue;
    const cut = whole.indexOf("=");
    const id = whole.slice(0, Math.max(cut, 0)).trim();
    const name = unquoted(whole.slice(cut + 1).trim());
    if (id === "" || name === "") return { complaint: `holds ${whole}, which is no id=name` };
    if (id.length > ID_LENGTH) {
      return { complaint: `holds ${whole}, whose id has more than ${ID_LENGTH} characters` };
    }
    if (labels.has(id)) return { complaint: `names the store ${id} twice` };
    labels.set(id, name);
  }
  return { labels };
}

function unquoted(name: string): string {
  const [, inside] = /^"((?:[^"]|"")*)"$/u.exec(name) ?? [];
  return (inside?.replaceAll('""', '"') ?? name).trim();
}
