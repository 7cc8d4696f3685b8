import { unreadable } from '../formats/format-error';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, a byte each. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** More than may be unpacked. */
export class TooManyPixels extends Error {
  override readonly name = 'TooManyPixels';
  constructor(readonly pixels: number) {
    super(`${pixels} pixels`);
  }
}

/**
 * HEIC and HEIF as newer telephones store photos, upright. The library carries its decoder (WebAssembly), so that
 * nothing has to be installed; what it took of memory is given back only with the thread that it ran in.
 * @throws FormatError; TooManyPixels before any of them is unpacked
 */
export async function unpackHeif(bytes: Uint8Array, mostPixels: number): Promise<Pixels> {
  const { default: libheif } = await import('libheif-js/wasm-bundle');
  const context = libheif.heif_context_alloc();
  if (libheif.heif_context_read_from_memory(context, bytes).code.value !== 0)
    throw unreadable('its boxes do not hold');
  const handle = libheif.heif_js_context_get_primary_image_handle(context);
  if (handle.code !== undefined) throw unreadable('there is no picture in it');
  const width = libheif.heif_image_handle_get_width(handle);
  const height = libheif.heif_image_handle_get_height(handle);
  if (width * height > mostPixels) throw new TooManyPixels(width * height);
  const { heif_colorspace: space, heif_chroma: chroma } = libheif;
  const { channels, ...size } = libheif.heif_js_decode_image2(
    handle,
    space.heif_colorspace_RGB,
    chroma.heif_chroma_interleaved_RGB,
  );
  const plane = channels?.[0];
  if (plane === undefined || size.width === undefined || size.height === undefined)
    throw unreadable('its picture cannot be unpacked');
  return withoutGaps(plane, size.width, size.height);
}

/** The library's lines may be longer than the picture's, and lie in memory of its own. */
function withoutGaps(
  plane: { readonly stride: number; readonly data: Uint8Array },
  width: number,
  height: number,
): Pixels {
  const line = width * 3;
  const data = new Uint8Array(line * height);
  for (let row = 0; row < height; row++)
    data.set(plane.data.subarray(row * plane.stride, row * plane.stride + line), row * line);
  return { width, height, data };
}
