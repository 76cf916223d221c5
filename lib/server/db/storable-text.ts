import "server-only";

/** Whether the store can keep a text: PostgreSQL takes neither NUL nor half a pair of surrogates. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
