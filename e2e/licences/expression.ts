/** Licences under which code may be shipped inside the dashboard, by their SPDX names. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  // Binds only who changes its own files, which nobody does here.
  "MPL-2.0",
  // The font, whose package.json spells the name out.
  "OFL-1.1",
  "SIL OPEN FONT LICENSE",
  "Python-2.0",
  "Unlicense",
]);

/**
 * Whether an SPDX expression leaves a way to use the code: one side of an OR, every side of an AND.
 * AND binds more closely than OR. What cannot be read is not allowed.
 */
export function isAllowed(expression: string): boolean {
  const text = expression.trim();
  if (ALLOWED.has(text)) return true;
  const tokens = text.match(/\(|\)|[^\s()]+/gu) ?? [];
  let next = 0;
  let readable = true;

  function anyOf(): boolean {
    let allowed = allOf();
    while (tokens[next] === "OR") {
      next += 1;
      allowed = allOf() || allowed;
    }
    return allowed;
  }

  function allOf(): boolean {
    let allowed = one();
    while (tokens[next] === "AND") {
      next += 1;
      allowed = one() && allowed;
    }
    return allowed;
  }

  function one(): boolean {
    const token = tokens[next];
    next += 1;
    if (token === undefined || token === "AND" || token === "OR" || token === ")") readable = false;
    if (token !== "(") return token !== undefined && ALLOWED.has(token);
    const allowed = anyOf();
    if (tokens[next] !== ")") readable = false;
    next += 1;
    return allowed;
  }

  const allowed = anyOf();
  return allowed && readable && next === tokens.length;
}
