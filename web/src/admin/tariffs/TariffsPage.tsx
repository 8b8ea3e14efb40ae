import { ActionIcon, Badge, Box, Group, SegmentedControl, Table, Text, Tooltip } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconGift } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { featuresQuery, type Plan } from '@/api/plans'
import { useShop } from '@/api/shop'
import { day, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { StatusBadge } from '@/ui/StatusBadge'

import { EntityModal } from '../catalog/EntityModal'
import { NamedPage } from '../catalog/NamedPage'

/** The plans, and who has them. */
export default function TariffsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency } = useShop()
  const mayWrite = useMay('tariffs:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [granted, setGranted] = useState<Plan | null>(null)
  const { data: features } = useQuery(featuresQuery)
  const title = (key: string) => features?.items.find((one) => one.key === key)?.title[language] ?? key
  const refresh = () => client.invalidateQueries({ queryKey: ['plans'] })
  const archive = useMutation({
    mutationFn: ({ id, archived }: Plan) =>
      unwrap(
        archived
          ? api.POST('/api/v1/tariffs/{tariff_id}/restore', { params: { path: { tariff_id: id } } })
          : api.POST('/api/v1/tariffs/{tariff_id}/archive', { params: { path: { tariff_id: id } } }),
      ),
    onSettled: refresh,
    onError: notice,
  })
  return (
    <>
      <NamedPage<Plan>
        title={t('nav.tariffs')}
        hint={t('tariffs.hint')}
        right="tariffs:write"
        queryKey={['plans']}
        sort="price"
        filters={['archived']}
        load={({ sort, cursor, filters }) =>
          unwrap(
            api.GET('/api/v1/tariffs', {
              params: {
                query: { sort: sort as 'price', cursor: cursor ?? null, archived: filters['archived'] === 'yes' },
              },
            }),
          )
        }
        toolbar={(list) => (
          <SegmentedControl
            aria-label={t('tariffs.which')}
            value={list.filters['archived'] ?? ''}
            onChange={(value) => list.set({ archived: value || null })}
            data={[
              { value: '', label: t('tariffs.offered') },
              { value: 'yes', label: t('tariffs.archived') },
            ]}
          />
        )}
        columns={[
          {
            key: 'name',
            title: t('catalog.name'),
            sort: 'name',
            render: (plan) => (
              <>
                <Text size="sm" fw={550}>
                  {plan.name}
                </Text>
                <Sub>{plan.features}</Sub>
              </>
            ),
          },
          {
            key: 'includes',
            title: t('tariffs.includes'),
            wide: true,
            render: ({ includes }) => (
              <Group gap={4}>
                {includes.map((key) => (
                  <Badge key={key} variant="light" size="sm">
                    {title(key)}
                  </Badge>
                ))}
              </Group>
            ),
          },
          {
            key: 'price',
            title: t('tariffs.price'),
            sort: 'price',
            align: 'end',
            render: (plan) => (
              <>
                {money(plan.price, plan.currency, language)}
                <Sub>{t(`tariffs.period.${plan.period}`)}</Sub>
              </>
            ),
          },
          {
            key: 'more',
            title: '',
            align: 'end',
            render: (plan) =>
              mayWrite && (
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <Tooltip label={t('tariffs.grant')}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('tariffs.grant')}: ${plan.name}`}
                      onClick={() => setGranted(plan)}
                    >
                      <IconGift size={16} />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t(plan.archived ? 'tariffs.restore' : 'tariffs.archive')}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t(plan.archived ? 'tariffs.restore' : 'tariffs.archive')}: ${plan.name}`}
                      onClick={() => archive.mutate(plan)}
                    >
                      {plan.archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
                    </ActionIcon>
                  </Tooltip>
                </Group>
              ),
          },
        ]}
        newTitle={t('tariffs.new')}
        editTitle={t('tariffs.edit')}
        empty={{ title: t('tariffs.none'), hint: t('tariffs.noneHint') }}
        initial={(plan) => ({
          name: plan?.name ?? '',
          price: plan?.price ?? '',
          period: plan?.period ?? 'month',
          features: plan?.features ?? '',
          includes: plan?.includes ?? [],
          trial_days: plan?.trial_days ?? 0,
          ...Object.fromEntries((features?.items ?? []).map(({ key }) => [`limit_${key}`, plan?.limits[key] ?? ''])),
        })}
        fields={(plan) => [
          { name: 'name', label: t('catalog.name'), required: true },
          {
            name: 'price',
            label: t('tariffs.price'),
            kind: 'money',
            currency: plan?.currency ?? currency,
            required: true,
          },
          {
            name: 'period',
            label: t('tariffs.for'),
            kind: 'select',
            data: (['month', 'year', 'once'] as const).map((value) => ({ value, label: t(`tariffs.period.${value}`) })),
          },
          { name: 'features', label: t('tariffs.words'), kind: 'long' },
          {
            name: 'includes',
            label: t('tariffs.includes'),
            hint: t('tariffs.includesHint'),
            kind: 'many',
            data: (features?.items ?? []).map((one) => ({ value: one.key, label: one.title[language] ?? one.key })),
          },
          ...(features?.items ?? []).map((one) => ({
            name: `limit_${one.key}`,
            label: t('tariffs.limit', { feature: one.title[language] ?? one.key }),
            kind: 'number' as const,
            when: ({ includes }: Record<string, unknown>) => Array.isArray(includes) && includes.includes(one.key),
          })),
          { name: 'trial_days', label: t('tariffs.trial'), kind: 'number' },
        ]}
        save={(plan, values) => {
          const includes = values['includes'] as string[]
          const body = {
            name: String(values['name']),
            price: String(values['price']),
            period: values['period'] as 'month',
            features: String(values['features']),
            includes,
            limits: Object.fromEntries(
              includes.flatMap((key) =>
                Number(values[`limit_${key}`]) > 0 ? [[key, Number(values[`limit_${key}`])]] : [],
              ),
            ),
            trial_days: Number(values['trial_days']) || 0,
          }
          return plan
            ? unwrap(
                api.PUT('/api/v1/tariffs/{tariff_id}', {
                  params: { path: { tariff_id: plan.id } },
                  headers: { 'If-Match': `"${plan.version}"` },
                  body,
                } as never),
              )
            : unwrap(api.POST('/api/v1/tariffs', { body }))
        }}
        remove={({ id }) => unwrap(api.DELETE('/api/v1/tariffs/{tariff_id}', { params: { path: { tariff_id: id } } }))}
        deleteHint={t('tariffs.deleteHint')}
      />
      <Subscribers />
      {granted && (
        <EntityModal
          title={`${t('tariffs.grant')}: ${granted.name}`}
          fields={[
            {
              name: 'user_id',
              label: t('tariffs.account'),
              hint: t('tariffs.accountHint'),
              kind: 'number',
              required: true,
            },
            { name: 'end_date', label: t('tariffs.end'), kind: 'moment' },
          ]}
          initial={{ user_id: '', end_date: null }}
          save={(values) =>
            unwrap(
              api.POST('/api/v1/tariffs/{tariff_id}/grant', {
                params: { path: { tariff_id: granted.id } },
                body: { user_id: Number(values['user_id']), end_date: values['end_date'] as string | null },
              }),
            )
          }
          onSaved={() => {
            showDone(t('tariffs.given'))
            void refresh()
          }}
          onClose={() => setGranted(null)}
        />
      )}
    </>
  )
}

/** Who has what: the newest hundred. */
function Subscribers() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: ['plans', 'subscribers'],
    queryFn: () => unwrap(api.GET('/api/v1/tariffs/subscriptions', { params: { query: { limit: 100 } } })),
    enabled: useMay('tariffs:read'),
  })
  if (!data?.total) return null
  return (
    <Box w="100%" maw={920} mx="auto" mt="lg">
      <Section title={t('tariffs.subscribers')} flush>
        <Table.ScrollContainer minWidth={340}>
          <Table aria-label={t('tariffs.subscribers')} verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('tariffs.account')}</Table.Th>
                <Table.Th>{t('discounts.status')}</Table.Th>
                <Table.Th>{t('tariffs.until')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    № {one.user_id}
                    <Sub>{one.tariff_name}</Sub>
                  </Table.Td>
                  <Table.Td>
                    <StatusBadge
                      status={one.status === 'grace' ? 'waiting' : one.status === 'trial' ? 'on' : one.status}
                      label={t(`ui:plans.state.${one.status}`)}
                    />
                  </Table.Td>
                  <Table.Td>{one.paid_until ? day(one.paid_until, language) : t('ui:plans.forGood')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Section>
    </Box>
  )
}
