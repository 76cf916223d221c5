import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** A position in a sorted list: before or after the job with this sort key. */
export type PagePosition = { side: "after" | "before"; key: readonly (string | number)[] };

export type PageTokens = {
  /** An opaque token for a position in the answer to one question of one account. */
  mint(question: string, position: PagePosition): string;
  /** Null for a token that was not minted here, for another question, or too long ago. */
  read(question: string, token: string): PagePosition | null;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sealed, so that nobody reads or builds one, and base64 with `+`, `/` and `=`, so that a client
 * that forgets to encode it fails. A restart forgets the key, and so every token.
 */
export function createPageTokens(options: { lifeSeconds: number; now: () => number }): PageTokens {
  const { lifeSeconds, now } = options;
  const secret = randomBytes(32);

  return {
    mint(question, position) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", secret, iv);
      const content = JSON.stringify({
        question: fingerprint(question),
        expiresAt: now() + lifeSeconds * 1000,
        position,
      });
      const sealed = Buffer.concat([cipher.update(content, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
    },
    read(question, token) {
      const content = open(secret, token);
      if (content === null) return null;
      if (content.question !== fingerprint(question) || content.expiresAt <= now()) return null;
      return content.position;
    },
  };
}

type Content = { question: string; expiresAt: number; position: PagePosition };

function fingerprint(question: string): string {
  return createHash("sha256").update(question).digest("base64url");
}

function open(secret: Buffer, token: string): Content | null {
  const bytes = Buffer.from(token, "base64");
  if (bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString("base64") !== token) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return JSON.parse(Buffer.concat(plain).toString("utf8"));
  } catch {
    return null;
  }
}
