import type { PriceChange } from '@/api/pricing'

type Point = { at: number; price: number | null }

/** A price's changes, newest first, as the points of a line that ends now. */
export function pointsOf(changes: Pick<PriceChange, 'at' | 'after'>[], now: number = Date.now()): Point[] {
  const points = changes
    .toReversed()
    .map(({ at, after }) => ({ at: new Date(at).getTime(), price: after === null ? null : Number(after) }))
  const last = points.at(-1)
  return last ? [...points, { at: Math.max(now, last.at), price: last.price }] : []
}
