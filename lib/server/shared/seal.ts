import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NAME_LENGTH = 22;

export type Seal = ReturnType<typeof createSeal>;

/**
 * What leaves the process for the engine's memory, which may end on a disk: names are HMACs, values are
 * deflated and sealed. Both keys follow from the secret that all processes have; with another one
 * everything kept is unreadable, which counts as not there.
 */
export function createSeal(secret: string) {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secret, "", `service-jobs/shared/${purpose}`, 32));
  const nameKey = keyFor("names");
  const valueKey = keyFor("values");

  return {
    /** What stands for a text in a key: the same for the same text, and nothing follows from it. */
    nameOf: (text: string): string =>
      createHmac("sha256", nameKey).update(text).digest("base64url").slice(0, NAME_LENGTH),
    /** @param name where it is kept: it cannot be read under another name */
    seal(name: string, value: unknown): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", valueKey, nonce);
      cipher.setAAD(Buffer.from(name));
      // The default level takes twice the time for a few hundredths less.
      const plain = deflateRawSync(JSON.stringify(value), { level: 1 });
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    /** Null for what was sealed with another secret, under another name, or is damaged. */
    open(name: string, text: string): { value: unknown } | null {
      try {
        const bytes = Buffer.from(text, "base64");
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv("aes-256-gcm", valueKey, nonce);
        decipher.setAAD(Buffer.from(name));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const sealed = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
        return { value: JSON.parse(inflateRawSync(plain).toString("utf8")) };
      } catch {
        return null;
      }
    },
  };
}
