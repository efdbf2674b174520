/** Choosing what to quote. */

interface Quoted {
  readonly quote: string;
  readonly document: { readonly id: string };
}

/**
 * The fullest passage of each document, in the order in which the documents come: rules
 * that read the same clause quote more or less of it, and the longest quote says it all.
 */
export function fullest<P extends Quoted>(passages: readonly P[]): P[] {
  const best = new Map<string, P>();
  for (const passage of passages) {
    const known = best.get(passage.document.id);
    if (!known || passage.quote.length > known.quote.length) best.set(passage.document.id, passage);
  }
  return [...best.values()];
}
