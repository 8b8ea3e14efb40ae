import { Group, Paper, Skeleton, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { myReturnsQuery } from '@/api/purchases'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Empty, Failure } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { orderPath } from '../checkout/placing'
import classes from './Account.module.css'
import { AccountFrame } from './AccountFrame'

export default function ReturnsPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('returns.title')}>
      <Returns />
    </AccountFrame>
  )
}

function Returns() {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { data, error, refetch } = useQuery(myReturnsQuery)
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={160} radius="lg" aria-hidden />
  if (data.items.length === 0) {
    return (
      <Empty
        icon={<IconArrowBackUp size={26} stroke={1.5} />}
        title={t('returns.empty')}
        hint={t('returns.emptyHint')}
      />
    )
  }
  return (
    <ul className={classes.list}>
      {data.items.map((one) => (
        <Paper key={one.id} component="li" withBorder p="md" className={classes.row}>
          <Group justify="space-between" gap="sm">
            <div>
              <Link to={orderPath(one.order_number)} className={classes.link}>
                {one.number}
              </Link>
              <Text size="sm">{one.lines.map(({ name, quantity }) => `${name} × ${quantity}`).join(', ')}</Text>
              <Text size="sm" c="dimmed">
                {day(one.created_at, language)} · {t('order.title', { number: one.order_number })}
              </Text>
            </div>
            <Group gap="md">
              <StatusBadge status={one.status} label={t(`returns.status.${one.status}`)} />
              {Number(one.refund) > 0 && (
                <Text fw={620} className="num">
                  {money(one.refund, one.currency, language)}
                </Text>
              )}
            </Group>
          </Group>
        </Paper>
      ))}
    </ul>
  )
}
