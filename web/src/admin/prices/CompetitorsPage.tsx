import { ActionIcon, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { CompetitorPrice } from '@/api/pricing'
import { useShop } from '@/api/shop'
import { ago, moment, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { SearchField, Toolbar } from '@/ui/Toolbar'

import { MomentInput } from '../parts/MomentInput'
import { VariantField } from '../parts/VariantPicker'

/** What competitors ask, as it was seen. */
export default function CompetitorsPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const { currency = 'RUB' } = useShop()
  const mayWrite = useMay('prices:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [adding, setAdding] = useState(false)
  const list = useListState('-observed_at')
  const query = useQuery({
    queryKey: ['prices', 'competitors', list.q, list.sort, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/management/price/competitors', {
          params: { query: { q: list.q, sort: list.sort as '-observed_at', cursor: list.cursor ?? null } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/management/price/competitors/{price_id}', { params: { path: { price_id: id } } })),
    onSuccess: () => showDone(t('catalog.deleted')),
    onSettled: () => client.invalidateQueries({ queryKey: ['prices', 'competitors'] }),
    onError: notice,
  })
  const actions = mayWrite && (
    <>
      <Button
        component={Link}
        to="/import?kind=competitor_prices"
        variant="default"
        leftSection={<IconFileImport size={16} />}
      >
        {t('nav.import')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
        {t('repricing.observe')}
      </Button>
    </>
  )
  return (
    <Page title={t('nav.competitorPrices')} hint={t('repricing.competitorsHint')} actions={actions}>
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('repricing.findGoods')} />
        </Toolbar>
        <DataTable<CompetitorPrice>
          label={t('nav.competitorPrices')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('repricing.product'),
              render: ({ name, sku, product_id, competitor, observed_at }) => (
                <>
                  <Anchor component={Link} size="sm" to={`/products/${product_id}`}>
                    {name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {sku}
                  </Text>
                  <Sub narrow>
                    {competitor} · {ago(observed_at, language)}
                  </Sub>
                </>
              ),
            },
            {
              key: 'competitor',
              title: t('repricing.competitor'),
              sort: 'competitor',
              wide: true,
              render: ({ competitor, url }) =>
                url ? (
                  <Anchor href={url} target="_blank" rel="noreferrer noopener" size="sm">
                    {competitor}
                  </Anchor>
                ) : (
                  competitor
                ),
            },
            {
              key: 'price',
              title: t('repricing.theirs'),
              sort: 'price',
              align: 'end',
              render: ({ price, newest }) => (
                <Text size="sm" span {...(newest ? {} : { c: 'dimmed' })}>
                  {money(price, currency, language)}
                </Text>
              ),
            },
            {
              key: 'own',
              title: t('repricing.ours'),
              align: 'end',
              render: ({ own_price }) => money(own_price, currency, language),
            },
            {
              key: 'seen',
              title: t('repricing.seen'),
              sort: 'observed_at',
              align: 'end',
              wide: true,
              render: ({ observed_at, newest }) => (
                <>
                  {moment(observed_at, language)}
                  {!newest && (
                    <Text size="xs" c="dimmed">
                      {t('repricing.outdated')}
                    </Text>
                  )}
                </>
              ),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              wide: true,
              render: ({ id, competitor, sku }) =>
                mayWrite && (
                  <RowActions>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('ui:action.delete')}: ${competitor}, ${sku}`}
                      onClick={() => remove.mutate(id)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </RowActions>
                ),
            },
          ]}
          empty={
            <Empty
              title={t('repricing.noCompetitors')}
              hint={t('repricing.noCompetitorsHint')}
              action={actions && <Group justify="center">{actions}</Group>}
            />
          }
        />
      </Section>
      {adding && <Observe onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Observe({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const { currency } = useShop()
  const client = useQueryClient()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: {
      variant_id: null as number | null,
      competitor: '',
      price: '',
      observed_at: null as string | null,
      url: '',
    },
    validate: {
      variant_id: (value) => (value === null ? t('ui:form.required') : null),
      competitor: (value) => (value.trim() === '' ? t('ui:form.required') : null),
      price: (value) => (value === '' ? t('ui:form.required') : null),
    },
  })
  const save = useMutation({
    mutationFn: ({ variant_id, ...rest }: typeof form.values) =>
      unwrap(api.POST('/api/v1/management/price/competitors', { body: { variant_id: variant_id ?? 0, ...rest } })),
    onSuccess: async () => {
      showDone(t('ui:form.saved'))
      onClose()
      await client.invalidateQueries({ queryKey: ['prices', 'competitors'] })
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={t('repricing.observe')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack>
          <FormError>{problem}</FormError>
          <VariantField
            label={t('repricing.product')}
            value={form.values.variant_id}
            onChange={(id) => form.setFieldValue('variant_id', id)}
            error={form.errors['variant_id']}
          />
          <TextInput
            label={t('repricing.competitor')}
            withAsterisk
            maxLength={120}
            {...form.getInputProps('competitor')}
          />
          <MoneyInput label={t('repricing.theirs')} currency={currency} withAsterisk {...form.getInputProps('price')} />
          <MomentInput
            label={t('repricing.seen')}
            description={t('repricing.seenHint')}
            {...form.getInputProps('observed_at')}
          />
          <TextInput label={t('repricing.link')} type="url" maxLength={500} {...form.getInputProps('url')} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
