import { ActionIcon, Button, Chip, Group, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { agenda, type Entry } from '@/api/calendar'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { addDays, today } from '@/lib/days'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Failure } from '@/ui/states'
import { Toolbar } from '@/ui/Toolbar'

import { Agenda } from './Agenda'
import { CalendarSettings } from './CalendarSettings'
import { midnight, moved, shownDays, type View } from './days'
import { Days } from './Days'
import { EventModal } from './EventModal'

const VIEWS: View[] = ['month', 'week', 'agenda']
const SALES = 'sales'
export type Sales = Map<string, number>

/** One's own events, the shop's dates, holidays and what was sold, day by day. */
export default function CalendarPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const timezone = useShop().timeZone ?? 'UTC'
  const maySell = useMay('reports:read')
  const [params, setParams] = useSearchParams()
  const [edited, setEdited] = useState<Entry | string | null>(null)
  const [setting, setSetting] = useState(false)
  const set = (given: Record<string, string>) =>
    setParams((before) => ({ ...Object.fromEntries(before), ...given }), { replace: true })

  const view = VIEWS.find((one) => one === params.get('view')) ?? 'month'
  const now = today(timezone)
  const asked = params.get('day')
  const day = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : now
  const days = shownDays(view, day)
  const first = days[0] ?? day
  const last = days[days.length - 1] ?? day
  const query = useQuery(
    agenda(midnight(first, timezone).toISOString(), midnight(addDays(last, 1), timezone).toISOString(), language),
  )
  const hidden = (params.get('hide') ?? '').split(',').filter(Boolean)
  const layers = [...(query.data?.layers ?? []), ...(maySell ? [SALES] : [])]
  const { data: sold } = useQuery({
    queryKey: ['figures', 'calendar', first, last],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/analytics/revenue', {
          body: { start_date: first, end_date: last, period: 'daily' },
        }),
      ),
    enabled: maySell && !hidden.includes(SALES) && first <= now,
  })
  const sales: Sales = new Map(
    hidden.includes(SALES) ? [] : (sold?.buckets ?? []).map(({ start, revenue }) => [start, Number(revenue)]),
  )
  const items = (query.data?.items ?? []).filter(({ layer }) => !hidden.includes(layer))
  const heading = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    ...(view === 'month' ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${view === 'month' ? day : first}T00:00:00Z`))
  const shown = { days, items, sales, timezone, onOpen: setEdited }
  return (
    <Page
      title={t('nav.calendar')}
      actions={
        <>
          <Button variant="default" leftSection={<IconSettings size={16} />} onClick={() => setSetting(true)}>
            {t('calendar.settings')}
          </Button>
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited(now)}>
            {t('calendar.new')}
          </Button>
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('calendar.before')}
              onClick={() => set({ day: moved(view, day, -1) })}
            >
              <IconChevronLeft size={18} />
            </ActionIcon>
            <Button variant="default" size="sm" onClick={() => set({ day: now })}>
              {t('calendar.today')}
            </Button>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('calendar.after')}
              onClick={() => set({ day: moved(view, day, 1) })}
            >
              <IconChevronRight size={18} />
            </ActionIcon>
          </Group>
          <Text fw={600} aria-live="polite" style={{ flex: 1 }} component="h2" size="lg">
            {heading.charAt(0).toLocaleUpperCase(language) + heading.slice(1)}
          </Text>
          <SegmentedControl
            aria-label={t('calendar.view')}
            value={view}
            onChange={(value) => set({ view: value })}
            data={VIEWS.map((value) => ({ value, label: t(`calendar.views.${value}`) }))}
          />
        </Toolbar>
        <Group gap={6} px="md" pb="sm" role="group" aria-label={t('calendar.layers')}>
          {layers.map((layer) => (
            <Chip
              key={layer}
              size="xs"
              checked={!hidden.includes(layer)}
              onChange={(on) =>
                set({ hide: (on ? hidden.filter((one) => one !== layer) : [...hidden, layer]).join(',') })
              }
            >
              {t(`calendar.layer.${layer}` as 'calendar.layer.mine', layer)}
            </Chip>
          ))}
        </Group>
        {query.error && !query.data ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : !query.data ? (
          <Skeleton h={480} m="md" />
        ) : view === 'agenda' ? (
          <Agenda {...shown} />
        ) : (
          <Days {...shown} view={view} month={day.slice(0, 7)} today={now} />
        )}
      </Section>
      {edited && <EventModal from={edited} timezone={timezone} onClose={() => setEdited(null)} />}
      {setting && <CalendarSettings onClose={() => setSetting(false)} />}
    </Page>
  )
}
