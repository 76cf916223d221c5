import { documentTypeOf, LONGEST_DOCUMENT, TELLING_BYTES } from "@/lib/actions/documents";

/** Why a file cannot become a document. */
export type Unfit = "empty" | "tooLarge" | "unreadable";

export type Prepared = { bytes: Blob } | { unfit: Unfit };

/** The longest side of a photo that is made smaller, in pixels: what a phone's canvas takes. */
const LONGEST_SIDE = 4_096;
/** How well a photo is kept, and how large, until it fits. */
const TRIES = [
  { quality: 0.85, scale: 1 },
  { quality: 0.75, scale: 0.75 },
  { quality: 0.7, scale: 0.5 },
  { quality: 0.6, scale: 0.3 },
];

/**
 * A file as Amazon takes it. One of the right kind and size stays as it is; of any other picture that this
 * browser can read, such as HEIC on an iPhone, and of a photo that is too large, a JPEG is made: drawn anew it
 * says nothing of where it was taken.
 */
export async function prepareDocument(file: File): Promise<Prepared> {
  if (file.size === 0) return { unfit: "empty" };
  const type = documentTypeOf(await beginningOf(file));
  if (type !== null && file.size <= LONGEST_DOCUMENT) return { bytes: file };
  if (type === "PDF" || type === "TIFF" || type === "GIF") return { unfit: "tooLarge" };
  const picture = await pictureOf(file);
  if (picture === null) return { unfit: "unreadable" };
  try {
    for (const { quality, scale } of TRIES) {
      const bytes = await drawn(picture, quality, scale);
      if (bytes !== null && bytes.size <= LONGEST_DOCUMENT) return { bytes };
    }
    return { unfit: "tooLarge" };
  } finally {
    picture.close();
  }
}

async function beginningOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, TELLING_BYTES).arrayBuffer());
}

/** Decoded without an address of its own, which the policy of pages would not let load. */
function pictureOf(file: File): Promise<ImageBitmap | null> {
  return createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
}

function drawn(picture: ImageBitmap, quality: number, scale: number): Promise<Blob | null> {
  const { width, height } = picture;
  const factor = Math.min(1, LONGEST_SIDE / Math.max(width, height)) * scale;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * factor));
  canvas.height = Math.max(1, Math.round(height * factor));
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  // A JPEG has no transparency: what lies behind would be black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
