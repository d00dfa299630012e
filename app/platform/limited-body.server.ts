/** A request's body, read bit by bit and never beyond a limit in bytes; null when it is larger. */
export async function readLimitedBody(request: Request, most: number): Promise<Blob | null> {
  const reader = request.body?.getReader();
  if (!reader) return new Blob();
  if (Number(request.headers.get('content-length') ?? 0) > most) {
    await reader.cancel();
    return null;
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.length;
    if (total > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Blob(chunks);
}
