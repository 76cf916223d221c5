import "server-only";
import { lockDataDir } from "@/lib/server/db/data-dir-lock";

/**
 * A process that claims a folder. With the id 1 it believes that it is the first one, as each does in
 * a container of its own. Writes `held`, `refused: …`, `lost` and `released` to standard output; a line on standard
 * input makes it give the folder back.
 */
const [, , dataDir = "", beatMs = "", standstillMs = "", id = ""] = process.argv;
if (id === "1") Object.defineProperty(process, "pid", { value: 1 });
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const release = await lockDataDir(dataDir, {
    beatMs: Number(beatMs),
    standstillMs: Number(standstillMs),
    lost: () => say("lost"),
  });
  process.stdin.once("data", async () => {
    await release();
    say("released");
    process.stdin.destroy();
  });
  say("held");
} catch (error) {
  say(`refused: ${String(error)}`);
}
