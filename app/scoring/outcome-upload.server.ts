/** The form of a measure's page: a file, or rows that were pasted, with what goes for all of them. */

export interface OutcomeUpload {
  form: FormData;
  /** Of the file, or of the field `pasted` when there is no file. */
  bytes: Uint8Array;
}

/** The server has refused what is too large before this. */
export async function readOutcomeUpload(form: FormData): Promise<OutcomeUpload> {
  const file = form.get('file');
  if (file instanceof Blob && file.size > 0) {
    return { form, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  const pasted = form.get('pasted');
  const text = typeof pasted === 'string' ? pasted.trim() : '';
  return { form, bytes: new TextEncoder().encode(text) };
}
