/** What is used of libheif, whose package brings only types made from C. */
declare module 'libheif-js/wasm-bundle' {
  interface Outcome {
    readonly code: { readonly value: number };
  }
  interface Handle {
    readonly code?: unknown;
  }
  interface Decoded {
    readonly width?: number;
    readonly height?: number;
    readonly channels?: readonly { readonly stride: number; readonly data: Uint8Array }[];
  }
  interface Libheif {
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
    heif_context_alloc(): object;
    heif_context_read_from_memory(context: object, bytes: Uint8Array): Outcome;
    /** Throws nothing: an outcome that is no success comes back instead of the handle. */
    heif_js_context_get_primary_image_handle(context: object): Handle;
    heif_image_handle_get_width(handle: Handle): number;
    heif_image_handle_get_height(handle: Handle): number;
    heif_js_decode_image2(handle: Handle, space: unknown, chroma: unknown): Decoded;
  }
  const libheif: Libheif;
  export default libheif;
}
