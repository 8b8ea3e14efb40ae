/** Colours that stay apart for colour-blind eyes too, in both schemes. */
export const COLOURS = [
  'petrol.6',
  'indigo.5',
  'yellow.6',
  'pink.6',
  'cyan.5',
  'orange.7',
  'grape.4',
  'gray.5',
] as const

export type Slice = { name: string; value: number; color: string }

/** The largest parts and the rest as one: more than eight colours nobody tells apart. What is not above zero has no part. */
export function slicesOf(parts: { name: string; value: number }[], rest: string): Slice[] {
  const there = parts.filter(({ value }) => value > 0).sort((one, other) => other.value - one.value)
  const most = COLOURS.length - 1
  const named = there.length <= most + 1 ? there : there.slice(0, most)
  const others = there.slice(named.length).reduce((sum, { value }) => sum + value, 0)
  const all = others > 0 ? [...named, { name: rest, value: others }] : named
  return all.map((part, place) => ({ ...part, color: COLOURS[place] ?? 'gray.5' }))
}
