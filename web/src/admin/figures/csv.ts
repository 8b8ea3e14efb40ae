/** Rows as a CSV file that spreadsheets open: with a byte order mark, quoted where it must be. Pure. */

export type Cell = string | number | null | undefined

export function csv(head: string[], rows: Cell[][]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

function field(value: Cell): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  // A name that begins like a formula must not be computed by whoever opens the file.
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
