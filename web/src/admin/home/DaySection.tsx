import { Anchor, Button, Chip, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowDownRight, IconCircleCheck, IconCoin, IconMessage, IconPackageOff } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema'
import { ago, count, money, percent } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

type Task = components['schemas']['Task']
type Kind = Task['kind']

const FEW = 6
const dayPlan = queryOptions({
  queryKey: ['dashboards', 'day'],
  queryFn: () => unwrap(api.GET('/api/v1/dashboards/day', { params: { query: { limit: 200 } } })),
})
const ICONS: Record<Kind, typeof IconCoin> = {
  runs_out: IconPackageOff,
  loses_money: IconCoin,
  position_fell: IconArrowDownRight,
  reply_waits: IconMessage,
}
// Where each is mended.
const PLACES: Record<Kind, (task: Task) => string> = {
  runs_out: () => '/purchases/proposals',
  loses_money: (task) => `/products/${task.product_id}`,
  position_fell: (task) => `/promotion/seo?product=${task.product_id}`,
  reply_waits: (task) => `/inbox/${task.key}`,
}

/** What to do first today, by the money at risk; and what sells. */
export function DaySection() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const [kind, setKind] = useState<Kind | null>(null)
  const [all, setAll] = useState(false)
  const query = useQuery(dayPlan)
  const plan = query.data
  const tasks = (plan?.tasks ?? []).filter((task) => kind === null || task.kind === kind)
  const shown = all ? tasks : tasks.slice(0, FEW)
  const locked = plan?.parts.filter((part) => part.locked) ?? []
  return (
    <Section
      title={t('day.title')}
      hint={plan && tasks.length > 0 ? t('day.atRisk', { amount: money(plan.at_risk, plan.currency, language) }) : ''}
    >
      {query.error && !plan && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={180} />}
      {plan && (
        <Stack gap="md">
          {plan.tasks.length > 0 && (
            <Chip.Group value={kind ?? ''} onChange={(value) => setKind(value === '' ? null : value)}>
              <Group gap="xs" role="group" aria-label={t('day.kinds')}>
                <Chip value="" size="xs">
                  {t('day.all')}
                </Chip>
                {plan.parts
                  .filter((part) => part.count > 0)
                  .map((part) => (
                    <Chip key={part.kind} value={part.kind} size="xs">
                      {t(`day.${part.kind}.title`)} · {count(part.count, language)}
                    </Chip>
                  ))}
              </Group>
            </Chip.Group>
          )}
          {plan.tasks.length === 0 && (
            <Empty
              compact
              icon={<IconCircleCheck size={22} stroke={1.5} />}
              title={t('day.nothing')}
              hint={t('day.nothingHint')}
            />
          )}
          <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {shown.map((task) => (
              <TaskLine
                key={`${task.kind}-${task.key ?? task.product_id}-${task.channel}`}
                task={task}
                currency={plan.currency}
              />
            ))}
          </Stack>
          {tasks.length > FEW && (
            <Button variant="subtle" size="xs" onClick={() => setAll(!all)} style={{ alignSelf: 'start' }}>
              {all ? t('day.fewer') : t('day.more', { count: tasks.length - FEW })}
            </Button>
          )}
          {locked.map((part) => (
            <Text key={part.kind} size="sm" c="dimmed">
              {t(`day.${part.kind}.title`)}: {part.locked}
            </Text>
          ))}
        </Stack>
      )}
    </Section>
  )
}

function TaskLine({ task, currency }: { task: Task; currency: string }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const Icon = ICONS[task.kind]
  const why = {
    runs_out: () =>
      t('day.runs_out.why', {
        days: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(task.days_left ?? 0),
        left: count(task.available, language),
        quantity: count(task.reorder_quantity, language),
      }),
    loses_money: () =>
      typeof task.margin !== 'number'
        ? t('day.loses_money.unsold')
        : t('day.loses_money.why', { margin: percent(task.margin, language), units: count(task.units, language) }),
    position_fell: () =>
      t('day.position_fell.why', { word: task.word, before: task.before, now: task.now ?? t('day.notAmong') }),
    reply_waits: () =>
      t('day.reply_waits.why', { since: task.waiting_since ? ago(task.waiting_since, language) : '—' }),
  }[task.kind]
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Icon size={20} stroke={1.5} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <div style={{ minWidth: 0, flex: 1 }}>
        <Anchor component={Link} to={PLACES[task.kind](task)} size="sm" fw={550} c="inherit">
          {task.name || t(`day.${task.kind}.title`)}
        </Anchor>
        <Sub>{why()}</Sub>
      </div>
      <Stack gap={4} align="flex-end" style={{ flexShrink: 0 }}>
        <Text size="sm" fw={600} className="num">
          {money(task.at_risk, currency, language)}
        </Text>
        <Button component={Link} to={PLACES[task.kind](task)} size="compact-xs" variant="light">
          {t(`day.${task.kind}.do`)}
        </Button>
      </Stack>
    </Group>
  )
}

/** What sold in the last week, beside the week before. */
export function SellsSection() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const query = useQuery(dayPlan)
  const plan = query.data
  return (
    <Section title={t('day.sells')} hint={t('day.sellsHint')} h="100%">
      {query.error && !plan && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={140} />}
      {plan?.sells.length === 0 && <Empty compact title={t('day.sellsNone')} hint={t('home.noSalesHint')} />}
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {plan?.sells.map((one) => (
          <Group key={one.product_id} component="li" justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={`/products/${one.product_id}`} size="sm" fw={550} c="inherit">
                {one.name}
              </Anchor>
              <Sub>
                {t('day.units', { count: one.units })}
                {one.previous_units > 0 && ` · ${percent(one.units / one.previous_units - 1, language)}`}
              </Sub>
            </div>
            <Text size="sm" fw={600} className="num" style={{ flexShrink: 0 }}>
              {money(one.revenue, plan.currency, language)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
