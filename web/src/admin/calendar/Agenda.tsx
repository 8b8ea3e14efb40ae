import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Empty } from '@/ui/states'

import { daysOf, type Shown } from './Days'

/** What is on, day after day, as a list. */
export function Agenda({ days, items, sales, timezone, onOpen }: Shown) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const at = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: timezone })
  const shown = days
    .map((day) => ({
      day,
      on: items.filter((entry) => {
        const [first, last] = daysOf(entry, timezone)
        return first <= day && day <= last
      }),
    }))
    .filter(({ day, on }) => on.length > 0 || (sales.get(day) ?? 0) > 0)
  if (shown.length === 0) {
    return (
      <Empty
        icon={<IconCalendarOff size={26} stroke={1.5} />}
        title={t('calendar.none')}
        hint={t('calendar.noneHint')}
      />
    )
  }
  return (
    <Stack gap="lg" p="md" pt={0}>
      {shown.map(({ day, on }) => (
        <section key={day} aria-label={long.format(new Date(day))}>
          <Group justify="space-between" mb={4}>
            <Text fw={600} component="h3">
              {long.format(new Date(day))}
            </Text>
            {(sales.get(day) ?? 0) > 0 && (
              <Text size="sm" c="dimmed" className="num">
                {t('calendar.sold', { amount: money(sales.get(day) ?? 0, currency, language) })}
              </Text>
            )}
          </Group>
          <Stack gap={4}>
            {on.map((entry) => {
              const when = entry.all_day ? t('calendar.allDay') : at.format(new Date(entry.start_time))
              const line = (
                <Group gap="sm" wrap="nowrap">
                  <Text size="sm" c="dimmed" w={84} className="num">
                    {when}
                  </Text>
                  <Text size="sm" style={{ flex: 1 }}>
                    {entry.title}
                  </Text>
                  <Badge variant="light" color="gray" size="sm">
                    {t(`calendar.layer.${entry.layer}` as 'calendar.layer.mine', entry.layer)}
                  </Badge>
                </Group>
              )
              if (entry.event_id)
                return (
                  <UnstyledButton key={entry.key} onClick={() => onOpen(entry)}>
                    {line}
                  </UnstyledButton>
                )
              if (entry.link.startsWith('/admin'))
                return (
                  <Link
                    key={entry.key}
                    to={entry.link.slice('/admin'.length)}
                    style={{ color: 'inherit', textDecoration: 'none' }}
                  >
                    {line}
                  </Link>
                )
              return <div key={entry.key}>{line}</div>
            })}
          </Stack>
        </section>
      ))}
    </Stack>
  )
}
