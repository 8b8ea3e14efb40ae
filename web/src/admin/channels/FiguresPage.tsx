import { Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'

import { channelQuery, figuresQuery } from '@/api/channels'
import { isProblem } from '@/api/problem'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure, NotFound } from '@/ui/states'

const FiguresChart = lazy(() => import('./FiguresChart'))
const DAYS = 28

/** What a channel tells of its items: views, carts and orders by day, and of each item. */
export default function FiguresPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: channel, error } = useQuery(channelQuery(id))
  const figures = useQuery(figuresQuery(id, DAYS))
  if (isProblem(error, 'not-found')) return <NotFound home="/channels" />
  const number = (value: number | null) => (value === null ? '—' : count(value, language))
  const told = figures.data
  return (
    <Page
      title={t('channels.itemFigures')}
      hint={t('channels.itemFiguresHint')}
      back={{ to: `/channels/${id}`, label: channel?.name ?? '…' }}
    >
      {figures.error ? (
        <Failure error={figures.error} onRetry={() => void figures.refetch()} />
      ) : !told ? (
        <Skeleton h={320} radius="lg" />
      ) : told.items.length === 0 ? (
        <Section>
          <Empty
            title={t(told.offered ? 'channels.figuresNone' : 'channels.figuresNotOffered')}
            hint={told.offered ? t('channels.figuresNoneHint') : undefined}
          />
        </Section>
      ) : (
        <>
          <Section title={t('channels.lastWeeks', { days: DAYS })} mb="lg">
            <Suspense fallback={<Skeleton h={260} />}>
              <FiguresChart label={t('channels.itemFigures')} days={told.days} />
            </Suspense>
          </Section>
          <Section flush>
            <Table.ScrollContainer minWidth={300}>
              <Table aria-label={t('channels.itemFigures')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('channels.item')}</Table.Th>
                    <Table.Th ta="end">{t('channels.views')}</Table.Th>
                    <Table.Th ta="end" visibleFrom="xs">
                      {t('channels.carts')}
                    </Table.Th>
                    <Table.Th ta="end">{t('channels.orderedUnits')}</Table.Th>
                    <Table.Th ta="end" visibleFrom="sm">
                      {t('channels.revenue')}
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {told.items.map((item) => (
                    <Table.Tr key={item.item_id}>
                      <Table.Td>
                        {item.title || item.item_id}
                        {item.title && <Sub>{item.item_id}</Sub>}
                      </Table.Td>
                      <Table.Td ta="end" className="num">
                        {number(item.views)}
                      </Table.Td>
                      <Table.Td ta="end" visibleFrom="xs" className="num">
                        {number(item.carts)}
                      </Table.Td>
                      <Table.Td ta="end" className="num">
                        {number(item.orders)}
                      </Table.Td>
                      <Table.Td ta="end" visibleFrom="sm" className="num">
                        {item.revenue === null ? '—' : money(item.revenue, item.currency, language)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Section>
        </>
      )}
    </Page>
  )
}
