import { newKey } from './key'

const KEY = 'tradepost.visitor'
let visiting = false

/** Said once by the shop: from here on each call tells by which number this browser is known. */
export function startVisiting(): void {
  visiting = true
}

/** The number that this browser drew for itself, so that experiments show it the same thing each time. */
export function visitorNumber(): string | null {
  if (!visiting) return null
  try {
    const known = localStorage.getItem(KEY)
    if (known) return known
    const drawn = newKey()
    localStorage.setItem(KEY, drawn)
    return drawn
  } catch {
    return null // A browser that keeps nothing is nobody's visitor.
  }
}
