/** Packed files of the index, fetched and unpacked. */

/**
 * The text of a gzip file. Errors: when it cannot be fetched, or the browser cannot unpack.
 * Some servers announce `.gz` as an encoding; the browser has then unpacked it already.
 */
export async function fetchPacked(url, options = {}) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/**
 * Fetches a gzip file and gives its text to `take`, which throws where the file does not fit. A cache can hold one of an
 * older publication: then it is fetched anew, once. Errors: as `fetchPacked`, and what `take` throws of the second.
 */
export async function fetchFresh(url, take) {
  const open = async (options) => take(await fetchPacked(url, options));
  return open().catch(() => open({ cache: "reload" }));
}
