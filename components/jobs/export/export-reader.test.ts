import { describe, expect, it } from "vitest";
import { createExportReader, type ExportKind } from "./export-reader";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (pieces: readonly Uint8Array[]) =>
  pieces.map((piece) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(piece)).join("");

function read(kind: ExportKind, stream: string, { continues = false, chunk = 3 } = {}) {
  const reader = createExportReader(kind, continues);
  const whole = bytes(stream);
  let file = "";
  for (let at = 0; at < whole.length; at += chunk) {
    file += text(reader.push(whole.subarray(at, at + chunk)));
  }
  const { ending, endRecord } = reader.finish();
  return { file, rows: reader.rows, ending, end: text([endRecord]) };
}

const HEAD = "\uFEFForder,buyer\r\n";
const ROWS = '1,"Zoë\r\nvan"\r\n2,अनिल\r\n';
const END = "# complete: 2 of 2 jobs\r\n";

describe("createExportReader", () => {
  it("counts the jobs of a CSV and keeps its last record apart", () => {
    for (const chunk of [1, 3, 1000]) {
      expect(read("csv", HEAD + ROWS + END, { chunk })).toMatchObject({
        file: HEAD + ROWS,
        rows: 2,
        end: END,
        ending: { complete: true, rows: 2 },
      });
    }
  });

  it("leaves out the head of a stream that goes on", () => {
    expect(read("csv", HEAD + ROWS + END, { continues: true })).toMatchObject({
      file: ROWS,
      rows: 2,
    });
  });

  it("reads JSON Lines", () => {
    const job = (id: number) => `{"type":"job","job":{"serviceJobId":"${id}"}}\n`;
    const start = '{"type":"start","total":2}\n';
    const end = '{"type":"end","complete":true,"rows":2,"total":2}\n';
    expect(read("json", start + job(1) + job(2) + end)).toMatchObject({
      file: start + job(1) + job(2),
      rows: 2,
      end,
      ending: { complete: true },
    });
  });

  it("leaves out a record that was cut, and knows no ending then", () => {
    expect(read("csv", `${HEAD}${ROWS}3,"Ng`)).toEqual({
      file: HEAD + ROWS,
      rows: 2,
      ending: null,
      end: "",
    });
  });

  it("takes a record for a job when another one follows it, whatever it looks like", () => {
    expect(read("csv", `${HEAD}# complete: 9 of 9 jobs\r\n${ROWS}${END}`)).toMatchObject({
      file: `${HEAD}# complete: 9 of 9 jobs\r\n${ROWS}`,
      rows: 3,
      ending: { rows: 2 },
    });
  });

  it("knows an export without jobs", () => {
    expect(read("csv", `${HEAD}# complete: 0 of 0 jobs\r\n`)).toMatchObject({
      file: HEAD,
      rows: 0,
      ending: { complete: true, total: 0 },
    });
  });
});
