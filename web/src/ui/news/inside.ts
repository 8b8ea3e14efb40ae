/** Where in the app at `base` a link leads, as its router has it; null for one that leads out of it. */
export function insideOf(base: '' | '/admin', link: string): string | null {
  const ofAdmin = /^\/admin(?=\/|$)/
  if (base === '/admin') return ofAdmin.test(link) ? link.replace(ofAdmin, '') || '/' : null
  return /^\/(?!\/)/.test(link) && !ofAdmin.test(link) ? link : null
}
