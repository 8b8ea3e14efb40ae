import { ActionIcon, Button, Group, Input, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useForm } from '@mantine/form'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useShop } from '@/api/shop'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { ProductPicker } from '../products/ProductPicker'
import { adChannelsQuery, type CampaignPage } from './calls'

type Item = { product_id: number; name: string; bid: string }
type Values = {
  name: string
  channel: string
  budget: string
  daily_budget: string
  paced: boolean
  starts_on: string | null
  ends_on: string | null
  items: Item[]
}

const EMPTY: Values = {
  name: '',
  channel: 'store',
  budget: '',
  daily_budget: '',
  paced: true,
  starts_on: null,
  ends_on: null,
  items: [],
}

function valuesOf(known: CampaignPage): Values {
  return {
    name: known.name,
    channel: known.channel,
    budget: known.budget ?? '',
    daily_budget: known.daily_budget ?? '',
    paced: known.paced,
    starts_on: known.starts_on,
    ends_on: known.ends_on,
    items: known.shows.map(({ product_id, product_name, item_id, bid }) => ({
      product_id: product_id ?? 0,
      name: product_name ?? item_id,
      bid: bid ?? '',
    })),
  }
}

type Props = { campaign: CampaignPage | null; onSaved: (saved: CampaignPage) => void }

/** A campaign, new or of the own store: budgets, days, and what is shown at which bid. */
export function CampaignForm({ campaign, onSaved }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const text = useProblemText()
  const { currency } = useShop()
  const [problem, setProblem] = useState<string | null>(null)
  const mayWrite = useMay('promotion:write')
  const form = useForm<Values>({
    initialValues: campaign ? valuesOf(campaign) : EMPTY,
    validate: {
      name: (value) => (value.trim() ? null : t('ads.nameNeeded')),
      items: {
        bid: (value, values) => (value || values.channel !== 'store' ? null : t('ads.bidNeeded')),
      },
    },
  })
  const { data: offering = [] } = useQuery(adChannelsQuery)
  const own = form.values.channel === 'store'
  const there = offering.find(({ code }) => code === form.values.channel)
  const takes = there?.takes ?? ['budget', 'daily_budget']
  const inPercent = there?.bids_in === 'percent'
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const items = values.items.map(({ product_id, bid }) => ({ product_id, bid: bid || null }))
      const terms = {
        name: values.name,
        budget: takes.includes('budget') ? values.budget || null : null,
        daily_budget: takes.includes('daily_budget') ? values.daily_budget || null : null,
        paced: values.paced,
        starts_on: own ? values.starts_on : null,
        ends_on: own ? values.ends_on : null,
      }
      if (!campaign) {
        return unwrap(api.POST('/api/v1/promotion/campaigns', { body: { ...terms, channel: values.channel, items } }))
      }
      const path = { path: { campaign_id: campaign.id } }
      const changed = await unwrap(
        api.PUT('/api/v1/promotion/campaigns/{campaign_id}', {
          params: path,
          headers: { 'If-Match': `"${campaign.version}"` },
          body: terms,
        }),
      )
      return form.isDirty('items')
        ? unwrap(
            api.PUT('/api/v1/promotion/campaigns/{campaign_id}/items', {
              params: path,
              headers: { 'If-Match': `"${changed.version}"` },
              body: { items },
            }),
          )
        : changed
    },
    onSuccess: async (saved) => {
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['ads'] })
      onSaved(saved)
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const locked = !mayWrite || campaign?.state === 'ended'
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        setProblem(null)
        save.mutate(values)
      })}
    >
      <Stack>
        <FormError>{problem}</FormError>
        <Section title={t('ads.terms')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('catalog.name')}
              required
              disabled={locked}
              maxLength={255}
              {...form.getInputProps('name')}
            />
            <Select
              label={t('promotion.channel')}
              disabled={campaign !== null}
              allowDeselect={false}
              data={[
                { value: 'store', label: t('figures.ownShop') },
                ...offering.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              {...form.getInputProps('channel')}
            />
            {takes.includes('budget') && (
              <MoneyInput
                label={t('ads.budget')}
                description={t('ads.budgetHint')}
                currency={there?.currency ?? currency}
                disabled={locked}
                {...form.getInputProps('budget')}
              />
            )}
            {takes.includes('daily_budget') && (
              <MoneyInput
                label={t('ads.dailyBudget')}
                description={t('ads.dailyHint')}
                currency={there?.currency ?? currency}
                disabled={locked}
                {...form.getInputProps('daily_budget')}
              />
            )}
            {own && (
              <DateInput label={t('ads.startsOn')} clearable disabled={locked} {...form.getInputProps('starts_on')} />
            )}
            {own && (
              <DateInput label={t('ads.endsOn')} clearable disabled={locked} {...form.getInputProps('ends_on')} />
            )}
          </SimpleGrid>
          {own && (
            <Switch
              mt="md"
              label={t('ads.paced')}
              description={t('ads.pacedHint')}
              disabled={locked}
              {...form.getInputProps('paced', { type: 'checkbox' })}
            />
          )}
        </Section>
        <Section
          title={t('ads.shows')}
          hint={t(own ? 'ads.showsHint' : inPercent ? 'ads.showsPercent' : 'ads.showsThere')}
        >
          <Stack gap="sm">
            {!locked && (
              <ProductPicker
                label={t('discounts.addProduct')}
                onPick={({ id, name }) => {
                  if (!form.values.items.some(({ product_id }) => product_id === id)) {
                    form.insertListItem('items', { product_id: id, name, bid: form.values.items.at(-1)?.bid ?? '' })
                  }
                }}
              />
            )}
            {form.values.items.map(({ product_id, name }, position) => (
              <Group key={product_id} wrap="nowrap" gap="xs" align="flex-start" justify="space-between">
                <div style={{ minWidth: 0, flex: 1 }}>
                  <Text size="sm" fw={550} mt={7} truncate>
                    {name}
                  </Text>
                  <Input.Error>{form.errors[`items.${position}.product_id`]}</Input.Error>
                </div>
                <MoneyInput
                  w={150}
                  aria-label={`${t('ads.bid')}: ${name}`}
                  placeholder={t('ads.bid')}
                  currency={there?.currency ?? currency}
                  {...(inPercent && { rightSection: '%' })}
                  disabled={locked}
                  {...form.getInputProps(`items.${position}.bid`)}
                />
                {!locked && (
                  <ActionIcon
                    mt={4}
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${name}`}
                    onClick={() => form.removeListItem('items', position)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                )}
              </Group>
            ))}
            {form.values.items.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('ads.nothingShown')}
              </Text>
            )}
            <Input.Error>{form.errors.items}</Input.Error>
          </Stack>
        </Section>
        {!locked && (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t(campaign ? 'ui:action.save' : 'ads.create')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
