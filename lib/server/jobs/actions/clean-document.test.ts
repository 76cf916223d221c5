import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DocumentType, documentTypeOf, LONGEST_DOCUMENT } from "@/lib/actions/documents";
import { LONGEST_DOCUMENT as AMAZONS } from "@/lib/server/sp-api/operations/documents";
import { withoutMetadata } from "./clean-document";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const latin = (text: string) => Buffer.from(text, "latin1");

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A table of Exif with an orientation and a place: 47° N, written by a camera. */
function exif(orientation: number, order: "II" | "MM" = "MM"): Buffer {
  const little = order === "II";
  const number = (bytes: 2 | 4, value: number) => {
    const piece = Buffer.alloc(bytes);
    if (little) piece.writeUIntLE(value, 0, bytes);
    else piece.writeUIntBE(value, 0, bytes);
    return piece;
  };
  const entry = (tag: number, type: number, value: Buffer) =>
    Buffer.concat([number(2, tag), number(2, type), number(4, 1), value]);
  const short = (value: number) => Buffer.concat([number(2, value), number(2, 0)]);
  return Buffer.concat([
    latin(`Exif\0\0${order}`),
    number(2, 42),
    number(4, 8),
    number(2, 2),
    entry(0x0112, 3, short(orientation)),
    entry(0x8825, 4, number(4, 38)),
    number(4, 0),
    latin("GPS 47.4484N 122.2914W Tukwila"),
  ]);
}

const SOI = hex("ffd8");
const EOI = hex("ffd9");
const JFIF = segment(0xe0, hex("4a46494600 0101 00 0001 0001 00 00"));
const COLOURS = segment(0xe2, latin("ICC_PROFILE\0\x01\x01 of the screen"));
const ADOBE = segment(0xee, hex("41646f6265 0064 0000 0000 01"));
const TABLE = segment(0xdb, Buffer.alloc(65, 16));
const FRAME = segment(0xc0, hex("08 0001 0001 01 01 11 00"));
const SCAN = Buffer.concat([segment(0xda, hex("01 01 00 00 3f 00")), hex("12 ff00 34 ffd0 56")]);
/** As a progressive picture has: tables between its scans. */
const SECOND = Buffer.concat([segment(0xc4, Buffer.alloc(20, 1)), SCAN]);
const PICTURE = [JFIF, COLOURS, ADOBE, TABLE, FRAME, SCAN, SECOND];

const photo = (...beside: Buffer[]) => Buffer.concat([SOI, ...beside, ...PICTURE, EOI]);

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, latin(name), content, hex("00000000")]);
}

const PNG_START = hex("89504e470d0a1a0a");
const HEADER = chunk("IHDR", hex("00000001 00000001 08 00 00 00 00"));
const PIXELS = chunk("IDAT", hex("789c 6360 0000 0002 0001"));
const END = chunk("IEND", Buffer.alloc(0));

const clean = (bytes: Buffer, type: DocumentType) => withoutMetadata(Buffer.from(bytes), type);

describe("what a document is", () => {
  it.each<[DocumentType | null, Buffer]>([
    ["JPEG", photo()],
    ["PNG", PNG_START],
    ["GIF", latin("GIF87a…")],
    ["GIF", latin("GIF89a…")],
    ["PDF", latin("%PDF-1.7")],
    ["TIFF", hex("49492a00 08000000")],
    ["TIFF", hex("4d4d002a 00000008")],
    [null, Buffer.concat([hex("00000018"), latin("ftypheic\0\0\0\0mif1heic")])],
    [null, latin("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    [null, latin("PK\x03\x04 a workbook")],
    [null, latin(" %PDF-1.7")],
    [null, hex("ffd8")],
    [null, Buffer.alloc(0)],
  ])("is %s by its first bytes", (type, bytes) => {
    expect(documentTypeOf(bytes)).toBe(type);
  });

  it("has as many bytes as Amazon takes", () => {
    expect(LONGEST_DOCUMENT).toBe(AMAZONS);
  });
});

describe("a photo", () => {
  it("loses where it was taken, with what, what was said of it, and small copies", () => {
    const beside = [
      segment(0xe1, exif(1)),
      segment(0xe1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPSLatitude='47,26.9N'/>")),
      segment(0xe2, latin("MPF\0 where the small copies are")),
      segment(0xed, latin("Photoshop 3.0\0 City: Tukwila")),
      segment(0xfe, latin("made by Ada in Tukwila")),
    ];
    const smallCopy = Buffer.concat([SOI, segment(0xe1, exif(1)), EOI]);
    const cleaned = clean(Buffer.concat([photo(...beside), smallCopy]), "JPEG");
    expect(cleaned).toEqual(photo());
  });

  it.each(["II", "MM"] as const)("that lies on its side still says so (%s)", (order) => {
    const cleaned = clean(photo(segment(0xe1, exif(6, order))), "JPEG");
    expect(cleaned?.includes("Tukwila")).toBe(false);
    const upright = segment(
      0xe1,
      Buffer.concat([
        latin("Exif\0\0MM\0*"),
        hex("00000008 0001 0112 0003 00000001 0006 0000 00000000"),
      ]),
    );
    expect(cleaned).toEqual(photo(upright));
    expect(clean(cleaned ?? EOI, "JPEG")).toEqual(cleaned);
  });

  it("of which a table leads nowhere loses it as well", () => {
    const astray = segment(0xe1, Buffer.concat([latin("Exif\0\0MM\0*"), hex("7fffffff")]));
    expect(clean(photo(astray), "JPEG")).toEqual(photo());
  });

  it("as a PNG keeps its chunks of the picture and no other", () => {
    const picture = [HEADER, chunk("gAMA", hex("0000b18f")), PIXELS, END];
    const beside = [
      chunk("eXIf", exif(1)),
      chunk("tEXt", latin("Comment\0 47.4484N")),
      chunk("iTXt", latin("XML:com.adobe.xmp\0GPS")),
      chunk("tIME", hex("07ea0b1e000000")),
    ];
    const [header = END, ...rest] = picture;
    const bytes = Buffer.concat([PNG_START, header, ...beside, ...rest, latin("behind the end")]);
    expect(clean(bytes, "PNG")).toEqual(Buffer.concat([PNG_START, ...picture]));
  });

  it.each<[string, Buffer, DocumentType]>([
    ["ends within a segment", photo().subarray(0, 30), "JPEG"],
    ["ends within its picture", Buffer.concat([SOI, TABLE, FRAME, SCAN]), "JPEG"],
    ["has something between its segments", Buffer.concat([SOI, hex("00"), TABLE, EOI]), "JPEG"],
    ["has a segment shorter than its length", Buffer.concat([SOI, hex("ffe10001"), EOI]), "JPEG"],
    ["ends after its first bytes", SOI, "JPEG"],
    ["as a PNG ends before its end", Buffer.concat([PNG_START, HEADER, PIXELS]), "PNG"],
    ["as a PNG ends within a chunk", Buffer.concat([PNG_START, HEADER.subarray(0, 20)]), "PNG"],
  ])("that %s is none", (_, bytes, type) => {
    expect(clean(bytes, type)).toBeNull();
  });

  it("that somebody spoilt never grows, and never ends the process", () => {
    const spoilt = fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(spoilt, { maxLength: 5 }), fc.boolean(), (changes, isPhoto) => {
        const bytes = isPhoto
          ? photo(segment(0xe1, exif(3)), segment(0xfe, latin("words")))
          : Buffer.concat([PNG_START, HEADER, chunk("tEXt", latin("words")), PIXELS, END]);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const cleaned = clean(bytes, isPhoto ? "JPEG" : "PNG");
        expect(cleaned?.length ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

it("other documents stay as they came", () => {
  for (const type of ["PDF", "GIF", "TIFF"] as const) {
    expect(clean(latin("as it is"), type)).toEqual(latin("as it is"));
  }
});
