export type Changed = { at: string; after: string | null }
type Point = { at: number; amount: number | null }

/** An amount's changes, newest first, as the points of a line that ends now. */
export function pointsOf(changes: Changed[], now: number = Date.now()): Point[] {
  const points = changes
    .toReversed()
    .map(({ at, after }) => ({ at: new Date(at).getTime(), amount: after === null ? null : Number(after) }))
  const last = points.at(-1)
  return last ? [...points, { at: Math.max(now, last.at), amount: last.amount }] : []
}
