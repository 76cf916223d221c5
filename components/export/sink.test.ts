import { describe, expect, it } from "vitest";
import { createFileSink, createMemorySink, type FileHandle } from "./sink";

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** A file on a disk: what is written shows in it once it is closed. */
function createDisk() {
  const disk = { text: "", open: false };
  const handle: FileHandle = {
    name: "mine.csv",
    async createWritable(options) {
      let draft = options?.keepExistingData ? disk.text : "";
      let at = 0;
      disk.open = true;
      return {
        async write(chunk) {
          const added = new TextDecoder().decode(chunk);
          draft = draft.slice(0, at) + added + draft.slice(at + added.length);
          at += added.length;
        },
        async truncate(size) {
          draft = draft.slice(0, size);
        },
        async seek(position) {
          at = position;
        },
        async close() {
          disk.text = draft;
          disk.open = false;
        },
        async abort() {
          disk.open = false;
        },
      };
    },
  };
  return { disk, handle };
}

describe("createFileSink", () => {
  it("writes into the chosen file, and takes the end off before it goes on", async () => {
    const { disk, handle } = createDisk();
    const sink = createFileSink(handle);
    await sink.write(bytes("head 1 "));
    expect(await sink.save(bytes("incomplete"), "other.csv")).toBe("mine.csv");
    expect(disk.text).toBe("head 1 incomplete");
    await sink.write(bytes("2 "));
    await sink.save(bytes("all"), "other.csv");
    expect(disk).toEqual({ text: "head 1 2 all", open: false });
  });

  it("begins the file anew when asked to", async () => {
    const { disk, handle } = createDisk();
    const sink = createFileSink(handle);
    await sink.write(bytes("a long first part"));
    await sink.save(bytes("!"), "x.csv");
    await sink.write(bytes("more"));
    await sink.reset();
    await sink.write(bytes("new"));
    await sink.save(bytes(""), "x.csv");
    expect(disk).toEqual({ text: "new", open: false });
  });

  it("leaves the file alone when nothing is to be saved", async () => {
    const { disk, handle } = createDisk();
    const sink = createFileSink(handle);
    await sink.write(bytes("half"));
    await sink.discard();
    expect(disk).toEqual({ text: "", open: false });
  });
});

describe("createMemorySink", () => {
  it("hands out the file as often as it is saved", async () => {
    const files: Blob[] = [];
    const sink = createMemorySink((file) => files.push(file));
    await sink.write(bytes("a"));
    await sink.save(bytes("!"), "x.csv");
    await sink.write(bytes("b"));
    await sink.save(bytes("?"), "x.csv");
    expect(await Promise.all(files.map((file) => file.text()))).toEqual(["a!", "ab?"]);
    expect(files[0]?.type).toBe("text/csv;charset=utf-8");
  });

  it("forgets what it holds when asked to", async () => {
    const files: Blob[] = [];
    const sink = createMemorySink((file) => files.push(file));
    await sink.write(bytes("old"));
    await sink.reset();
    await sink.write(bytes("new"));
    await sink.save(bytes(""), "x.csv");
    expect(await files[0]?.text()).toBe("new");
  });

  it("keeps the order of a large file", async () => {
    const files: Blob[] = [];
    const sink = createMemorySink((file) => files.push(file));
    const large = new Uint8Array(5_000_000).fill(0x61);
    await sink.write(large);
    await sink.write(large);
    await sink.write(bytes("b"));
    await sink.save(bytes("c"), "x.jsonl");
    expect(files[0]?.size).toBe(10_000_002);
    expect(await files[0]?.slice(-3).text()).toBe("abc");
  });
});
