import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { categoryTree } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Tax } from '@/api/pricing'
import { categoryOptions, flatten } from '@/lib/categories'
import { country, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure } from '@/ui/states'

import { NamedPage } from '../catalog/NamedPage'

export default function TaxesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: tree = [] } = useQuery(categoryTree)
  const category = (id: number | null) =>
    id === null ? t('taxes.all') : (flatten(tree).find(({ branch }) => branch.id === id)?.branch.name ?? `#${id}`)
  return (
    <NamedPage<Tax>
      title={t('taxes.title')}
      hint={t('taxes.hint')}
      right="prices:write"
      queryKey={['taxes']}
      sort="country"
      load={({ sort, cursor }) =>
        unwrap(api.GET('/api/v1/taxes', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }))
      }
      columns={[
        {
          key: 'name',
          title: t('catalog.name'),
          sort: 'name',
          render: (tax) => (
            <>
              <Text size="sm" fw={550}>
                {tax.name}
              </Text>
              <Sub narrow>
                {tax.country ? country(tax.country, language) : t('taxes.anywhere')} · {category(tax.category_id)}
              </Sub>
            </>
          ),
        },
        {
          key: 'country',
          title: t('taxes.country'),
          sort: 'country',
          wide: true,
          render: (tax) => (tax.country ? country(tax.country, language) : t('taxes.anywhere')),
        },
        { key: 'category', title: t('taxes.category'), wide: true, render: (tax) => category(tax.category_id) },
        {
          key: 'window',
          title: t('discounts.window'),
          wide: 'md',
          render: ({ starts_at, ends_at }) =>
            starts_at || ends_at
              ? `${starts_at ? day(starts_at, language) : '…'} – ${ends_at ? day(ends_at, language) : '…'}`
              : t('discounts.always'),
        },
        { key: 'rate', title: t('taxes.rate'), align: 'end', render: ({ rate }) => `${Number(rate)} %` },
      ]}
      newTitle={t('taxes.new')}
      editTitle={t('taxes.edit')}
      empty={{ title: t('taxes.none'), hint: t('taxes.noneHint') }}
      initial={(tax) => ({
        name: tax?.name ?? '',
        rate: tax?.rate ?? '',
        country: tax?.country ?? '',
        category_id: tax?.category_id ? String(tax.category_id) : null,
        starts_at: tax?.starts_at ?? null,
        ends_at: tax?.ends_at ?? null,
      })}
      fields={() => [
        { name: 'name', label: t('catalog.name'), hint: t('taxes.nameHint'), required: true },
        { name: 'rate', label: t('taxes.rate'), kind: 'decimal', suffix: ' %', required: true },
        { name: 'country', label: t('taxes.country'), hint: t('taxes.countryHint') },
        {
          name: 'category_id',
          label: t('taxes.category'),
          hint: t('taxes.categoryHint'),
          kind: 'select',
          data: categoryOptions(tree),
        },
        { name: 'starts_at', label: t('discounts.startsAt'), kind: 'moment' },
        { name: 'ends_at', label: t('discounts.endsAt'), kind: 'moment' },
      ]}
      save={(tax, values) => {
        const body = {
          name: String(values['name']),
          rate: String(values['rate']),
          country: String(values['country']),
          category_id: values['category_id'] ? Number(values['category_id']) : null,
          starts_at: values['starts_at'] as string | null,
          ends_at: values['ends_at'] as string | null,
        }
        return tax
          ? unwrap(
              api.PUT('/api/v1/taxes/{rate_id}', {
                params: { path: { rate_id: tax.id } },
                headers: { 'If-Match': `"${tax.version}"` },
                body,
              }),
            )
          : unwrap(api.POST('/api/v1/taxes', { body }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/taxes/{rate_id}', { params: { path: { rate_id: id } } }))}
    >
      <Inclusion />
    </NamedPage>
  )
}

/** Whether the shop's prices have the tax in them. */
function Inclusion() {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const { data, error, refetch } = useQuery({
    queryKey: ['taxes', 'settings'],
    queryFn: () => unwrap(api.GET('/api/v1/taxes/settings')),
  })
  const change = useMutation({
    mutationFn: (prices_include_tax: boolean) =>
      unwrap(
        api.PUT('/api/v1/taxes/settings', {
          headers: { 'If-Match': `"${data?.version ?? 0}"` },
          body: { prices_include_tax },
        }),
      ),
    onSuccess: () => showDone(t('ui:form.saved')),
    onSettled: () => client.invalidateQueries({ queryKey: ['taxes', 'settings'] }),
    onError: notice,
  })
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <Section title={t('taxes.prices')}>
      <Stack gap="xs" align="flex-start">
        <SegmentedControl
          aria-label={t('taxes.prices')}
          disabled={!mayWrite || !data || change.isPending}
          value={data?.prices_include_tax === false ? 'without' : 'with'}
          onChange={(value) => change.mutate(value === 'with')}
          data={[
            { value: 'with', label: t('taxes.included') },
            { value: 'without', label: t('taxes.added') },
          ]}
        />
        <Text size="sm" c="dimmed">
          {data?.prices_include_tax === false ? t('taxes.addedHint') : t('taxes.includedHint')}
        </Text>
      </Stack>
    </Section>
  )
}
