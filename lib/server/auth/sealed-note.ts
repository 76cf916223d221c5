import "server-only";
import { decode, encode, type JWT } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { cookieName } from "./auth-cookies";

const KEPT_S = 10 * 60;

type NoteName = "sign-in-refused" | "signed-out";

/** A cookie with a few words that only the sign-in page of the same browser reads, for ten minutes. */
export async function noteCookie(name: NoteName, note: JWT): Promise<string> {
  const { secret, secureCookies } = settings().auth;
  const sealed = await encode({ secret, salt: name, token: note, maxAge: KEPT_S });
  const attributes = `Path=/sign-in; Max-Age=${KEPT_S}; HttpOnly; SameSite=Lax`;
  return `${cookieName(name, secureCookies)}=${sealed}; ${attributes}${secureCookies ? "; Secure" : ""}`;
}

/** The cookies of a request, as Next gives them. */
export type NoteReader = { get: (name: string) => { value: string } | undefined };

/** Null for no note, an old one, or one that is not ours. */
export async function readNote(name: NoteName, cookies: NoteReader): Promise<JWT | null> {
  const { secret, secureCookies } = settings().auth;
  const token = cookies.get(cookieName(name, secureCookies))?.value;
  if (!token) return null;
  return decode({ secret, salt: name, token }).catch(() => null);
}
