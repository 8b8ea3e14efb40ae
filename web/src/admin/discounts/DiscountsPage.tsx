import { Button, Code } from '@mantine/core'
import { IconPlus, IconTestPipe } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Discount, type Kind, KINDS } from '@/api/discounts'
import { useMay } from '@/api/me'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, Sub } from '@/ui/DataTable'
import { Page, Section } from '@/ui/Page'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, SearchField, Toolbar } from '@/ui/Toolbar'

import { PreviewModal } from './PreviewModal'
import { stateOf } from './values'
import { useWorth } from './words'

export default function DiscountsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const worth = useWorth()
  const mayWrite = useMay('discounts:write')
  const [trying, setTrying] = useState(false)
  const list = useListState('-id', ['kind', 'active', 'how'])
  const query = useQuery({
    queryKey: ['discounts', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/discounts', {
          params: {
            query: {
              code: list.q,
              kind: (list.filters.kind as Kind | undefined) ?? null,
              active: list.filters.active ? list.filters.active === 'yes' : null,
              automatic: list.filters.how ? list.filters.how === 'automatic' : null,
              sort: list.sort as '-id',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const create = mayWrite && (
    <Button component={Link} to="/discounts/new" leftSection={<IconPlus size={16} />}>
      {t('discounts.new')}
    </Button>
  )
  return (
    <Page
      title={t('discounts.title')}
      actions={
        <>
          <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={() => setTrying(true)}>
            {t('discounts.try')}
          </Button>
          {create}
        </>
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('discounts.search')} />
          <FilterSelect
            list={list}
            name="kind"
            label={t('discounts.kind')}
            data={KINDS.map((value) => ({ value, label: t(`discounts.kinds.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="active"
            label={t('discounts.status')}
            data={[
              { value: 'yes', label: t('discounts.switchedOn') },
              { value: 'no', label: t('discounts.state.off') },
            ]}
          />
          <FilterSelect
            list={list}
            name="how"
            label={t('discounts.how')}
            data={[
              { value: 'automatic', label: t('discounts.automatic') },
              { value: 'code', label: t('discounts.byCode') },
            ]}
          />
        </Toolbar>
        <DataTable<Discount>
          label={t('discounts.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/discounts/${id}`}
          columns={[
            {
              key: 'name',
              title: t('discounts.name'),
              sort: 'name',
              render: (discount) => (
                <>
                  {discount.name}
                  <Sub>{worth(discount)}</Sub>
                  <Sub narrow>{t(`discounts.state.${stateOf(discount)}`)}</Sub>
                </>
              ),
            },
            {
              key: 'how',
              title: t('discounts.how'),
              wide: 'md',
              render: ({ automatic, code, codes }) =>
                automatic ? (
                  t('discounts.automatic')
                ) : codes === 1 && code ? (
                  <Code>{code}</Code>
                ) : (
                  t('discounts.codesCount', { count: codes })
                ),
            },
            {
              key: 'window',
              title: t('discounts.window'),
              wide: 'md',
              render: ({ starts_at, ends_at }) =>
                starts_at || ends_at
                  ? `${starts_at ? day(starts_at, language) : '…'} – ${ends_at ? day(ends_at, language) : '…'}`
                  : t('discounts.always'),
            },
            {
              key: 'state',
              title: t('discounts.status'),
              wide: true,
              render: (discount) => {
                const state = stateOf(discount)
                return <StatusBadge status={state} label={t(`discounts.state.${state}`)} />
              },
            },
            {
              key: 'used',
              title: t('discounts.used'),
              sort: 'used',
              align: 'end',
              render: ({ used, max_uses }) =>
                max_uses === null ? count(used, language) : `${count(used, language)} / ${count(max_uses, language)}`,
            },
          ]}
          empty={<Empty title={t('discounts.none')} hint={t('discounts.noneHint')} action={create} />}
        />
      </Section>
      {trying && <PreviewModal onClose={() => setTrying(false)} />}
    </Page>
  )
}
