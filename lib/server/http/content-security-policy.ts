import "server-only";

export type PolicyParts = {
  /** Random and new for every page; the scripts that Next writes into it carry it. */
  nonce: string;
  /** Whether people come by https:, so that nothing may be loaded otherwise. */
  https: boolean;
  /** Next's own tools for developers evaluate code and keep a socket open. */
  development: boolean;
};

/**
 * What a page may load and run: its own files, and scripts that bear the nonce. Nothing inline, no
 * frame, no form to elsewhere. Styles in attributes are the widths of columns, set while rendering.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy({ nonce, https, development }: PolicyParts): string {
  const directives: [string, ...string[]][] = [
    ["default-src", "'none'"],
    [
      "script-src",
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    ["style-src", "'self'", ...(development ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    ["style-src-attr", "'unsafe-inline'"],
    ["img-src", "'self'", "data:"],
    ["font-src", "'self'"],
    ["connect-src", "'self'", ...(development ? ["ws:"] : [])],
    ["manifest-src", "'self'"],
    ["form-action", "'self'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
    ...(https ? ([["upgrade-insecure-requests"]] as [string][]) : []),
  ];
  return directives.map((directive) => directive.join(" ")).join("; ");
}
