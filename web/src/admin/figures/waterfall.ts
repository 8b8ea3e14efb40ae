/** Where the bars of a sum stand: each amount goes on where the one before ended, a subtotal starts at nothing. Pure. */

export type Step = { kind: 'amount' | 'subtotal'; amount: number }
export type Placed = { start: number; width: number; below: boolean }

/** Places between 0 and 1, with where zero is. */
export function waterfall(steps: Step[]): { bars: Placed[]; zero: number } {
  let sum = 0
  const spans = steps.map(({ kind, amount }) => {
    const from = kind === 'subtotal' ? 0 : sum
    const to = kind === 'subtotal' ? amount : sum + amount
    sum = to
    return [from, to] as const
  })
  const low = Math.min(0, ...spans.flat())
  const high = Math.max(0, ...spans.flat())
  const whole = high - low || 1
  return {
    zero: -low / whole || 0,
    bars: spans.map(([from, to]) => ({
      start: (Math.min(from, to) - low) / whole,
      width: Math.abs(to - from) / whole,
      below: to < from,
    })),
  }
}
