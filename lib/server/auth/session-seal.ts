import "server-only";
import { decode, encode, type JWTOptions } from "next-auth/jwt";
import { endOf, type Session, type SessionLimits, sessionFrom } from "./session";

export type SessionSealParts = {
  limits: SessionLimits;
  /** Whether a session was ended before its time. */
  isEnded: (session: Session) => Promise<boolean>;
  /** Epoch milliseconds. */
  now?: () => number;
};

type Seal = Pick<JWTOptions, "encode" | "decode">;

/**
 * How next-auth seals and opens its cookies. A session gets the end that the limits give it, and one
 * that has ended is not opened. The cookies of a sign-in under way, which have a salt, keep their own.
 */
export function createSessionSeal({ limits, isEnded, now = Date.now }: SessionSealParts): Seal {
  return {
    encode: (params) => {
      if (params.salt) return encode(params);
      const signedInAt = params.token?.signedInAt;
      const left = typeof signedInAt === "number" ? signedInAt + limits.maxMs - now() : 0;
      const maxAge = Math.max(0, Math.floor(Math.min(limits.idleMs, left) / 1000));
      return encode({ ...params, maxAge });
    },
    decode: async (params) => {
      const token = await decode(params);
      if (params.salt || token === null) return token;
      const session = sessionFrom(token);
      if (session === null || endOf(session, limits) <= now()) return null;
      return (await isEnded(session)) ? null : token;
    },
  };
}
