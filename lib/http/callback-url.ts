const HOME = "/jobs";

/** Stands for this site while a path is read; no address can name it by chance. */
const HERE = "here.invalid";

/**
 * Where to go after signing in, always as a path of this site: next-auth sends paths and, for its
 * own redirects, whole addresses. Other sites, the API and the sign-in page are no pages to return to.
 * @param host this site's host and port
 */
export function safeCallbackUrl(value: string | undefined, host: string | null): string {
  if (!value || !URL.canParse(value, `https://${HERE}`)) return HOME;
  const url = new URL(value, `https://${HERE}`);
  const isOurs = url.host === HERE ? value.startsWith("/") : isWeb(url) && url.host === host;
  // A path that begins with two slashes names another host when it is followed.
  if (!isOurs || /^\/(\/|(api|sign-in)(\/|$))/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}

function isWeb(url: URL): boolean {
  return url.protocol === "https:" || url.protocol === "http:";
}
