import { addDays } from '@/lib/days'

export type View = 'month' | 'week' | 'agenda'

/** The Monday of a day's week. */
export function monday(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The days that a view shows, whole weeks of a month. */
export function shownDays(view: View, day: string): string[] {
  const first = view === 'month' ? monday(`${day.slice(0, 7)}-01`) : view === 'week' ? monday(day) : day
  const count = view === 'month' ? weeksOf(day) * 7 : view === 'week' ? 7 : 30
  return Array.from({ length: count }, (_, place) => addDays(first, place))
}

function weeksOf(day: string): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  const first = monday(`${day.slice(0, 7)}-01`)
  return (Date.parse(monday(last)) - Date.parse(first)) / 604_800_000 + 1
}

/** The day that the arrows go to. */
export function moved(view: View, day: string, by: 1 | -1): string {
  if (view === 'week') return addDays(day, 7 * by)
  if (view === 'agenda') return addDays(day, 30 * by)
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The day on the clock of a time zone. */
export function dayIn(moment: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(moment))
}

/** The moment at which a day begins by the clock of a time zone. */
export function midnight(day: string, timeZone: string): Date {
  let at = new Date(`${day}T00:00:00Z`)
  // Twice: the second time with the offset that holds there.
  for (let turn = 0; turn < 2; turn++) {
    const shown = new Date(
      `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(at).replace(' ', 'T')}Z`,
    )
    at = new Date(at.getTime() + Date.parse(`${day}T00:00:00Z`) - shown.getTime())
  }
  return at
}
