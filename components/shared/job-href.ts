/** Address of a job's own page; without a marketplace the server looks in its default one. */
export function jobHref(id: string, marketplace: string | null = null): string {
  const path = `/jobs/${encodeURIComponent(id)}`;
  return marketplace === null ? path : `${path}?marketplace=${encodeURIComponent(marketplace)}`;
}
