import { UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CSSProperties, DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { Entry } from '@/api/calendar'
import { api, unwrap } from '@/api/client'
import { useShop } from '@/api/shop'
import { shortMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'

import classes from './Calendar.module.css'
import type { Sales } from './CalendarPage'
import { dayIn } from './days'

const COLOURS: Record<string, string> = {
  mine: 'var(--mantine-primary-color-filled)',
  promotion: 'var(--mantine-color-grape-6)',
  delivery: 'var(--mantine-color-teal-6)',
  price: 'var(--mantine-color-orange-6)',
  holiday: 'var(--mantine-color-red-6)',
}
const DAY = 86_400_000
export type Shown = {
  days: string[]
  items: Entry[]
  sales: Sales
  timezone: string
  onOpen: (what: Entry | string) => void
}

/** The days on which something is: of whole days not the one on whose midnight it ends. */
export function daysOf(entry: Entry, timezone: string): [string, string] {
  const first = dayIn(entry.start_time, timezone)
  const end = new Date(entry.end_time).getTime()
  return [first, end > new Date(entry.start_time).getTime() ? dayIn(new Date(end - 1), timezone) : first]
}

/** Weeks of days, each with what is on; one's own can be dragged to another day. */
export function Days({
  days,
  items,
  sales,
  timezone,
  onOpen,
  view,
  month,
  today,
}: Shown & {
  view: 'month' | 'week'
  month: string
  today: string
}) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const most = Math.max(...sales.values(), 1)
  const move = useMutation({
    mutationFn: ({ entry, by }: { entry: Entry; by: number }) => {
      const [start_time, end_time] = [entry.start_time, entry.end_time].map((one) =>
        new Date(new Date(one).getTime() + by * DAY).toISOString(),
      ) as [string, string]
      const path = { event_id: entry.event_id ?? 0 }
      return entry.repeats
        ? unwrap(
            api.PUT('/api/v1/calendar/{event_id}/occurrence', {
              params: { path },
              body: { occurrence: entry.occurrence ?? '', start_time, end_time },
            }),
          )
        : unwrap(api.PUT('/api/v1/calendar/{event_id}', { params: { path }, body: { start_time, end_time } }))
    },
    onSuccess: () => showDone(t('calendar.moved')),
    onSettled: () => client.invalidateQueries({ queryKey: ['calendar'] }),
    onError: notice,
  })
  const placed = items.map((entry) => ({ entry, span: daysOf(entry, timezone) }))
  const drop = (day: string) => (event: DragEvent) => {
    event.preventDefault()
    const found = placed.find(({ entry }) => entry.key === event.dataTransfer.getData('text/plain'))
    const by = found ? (Date.parse(day) - Date.parse(found.span[0])) / DAY : 0
    if (found && by) move.mutate({ entry: found.entry, by })
  }
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <div className={`${classes.grid} ${view === 'week' ? classes.week : ''}`}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={classes.head} aria-hidden>
          {weekday.format(new Date(day))}
        </div>
      ))}
      {days.map((day) => {
        const on = placed.filter(({ span: [first, last] }) => first <= day && day <= last)
        const sold = sales.get(day)
        return (
          // Dragging is the mouse's shortcut: by the keyboard an event is moved in its dialog.
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions
          <div
            key={day}
            className={classes.day}
            data-other={view === 'month' && !day.startsWith(month) ? true : undefined}
            data-holiday={on.some(({ entry }) => entry.layer === 'holiday') || undefined}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop(day)}
          >
            <div className={classes.number}>
              <UnstyledButton
                ta="center"
                data-today={day === today || undefined}
                aria-current={day === today ? 'date' : undefined}
                aria-label={t('calendar.newOn', { day: long.format(new Date(day)) })}
                onClick={() => onOpen(day)}
              >
                {Number(day.slice(8))}
              </UnstyledButton>
              {sold !== undefined && sold > 0 && (
                <span className={`${classes.amount} num`}>{shortMoney(sold, currency, language)}</span>
              )}
            </div>
            {sold !== undefined && sold > 0 && (
              <div className={classes.sales} style={{ width: `${Math.max((sold / most) * 100, 4)}%` }} aria-hidden />
            )}
            {on.map(({ entry }) => (
              <One key={entry.key} entry={entry} timezone={timezone} onOpen={onOpen} />
            ))}
          </div>
        )
      })}
    </div>
  )
}

export function colour(layer: string): CSSProperties {
  return { '--entry': COLOURS[layer] ?? 'var(--mantine-color-gray-6)' } as CSSProperties
}

function One({ entry, timezone, onOpen }: { entry: Entry; timezone: string; onOpen: (what: Entry) => void }) {
  const language = useLanguage()
  const at = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: timezone })
  const text =
    entry.all_day || entry.layer !== 'mine' ? entry.title : `${at.format(new Date(entry.start_time))} ${entry.title}`
  const shared = { className: classes.entry, style: colour(entry.layer), title: text }
  if (entry.event_id)
    return (
      <UnstyledButton
        {...shared}
        draggable
        onDragStart={(event: DragEvent) => event.dataTransfer.setData('text/plain', entry.key)}
        onClick={() => onOpen(entry)}
      >
        {text}
      </UnstyledButton>
    )
  if (entry.link.startsWith('/admin'))
    return (
      <Link {...shared} to={entry.link.slice('/admin'.length)}>
        {text}
      </Link>
    )
  return <span {...shared}>{text}</span>
}
