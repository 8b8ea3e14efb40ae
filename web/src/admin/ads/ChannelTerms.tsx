import { Alert, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { MoneyInput } from '@/ui/MoneyInput'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'
import { Empty } from '@/ui/states'

import { bid, type CampaignPage, campaignQuery } from './calls'

type Values = { budget: string; daily_budget: string; bids: Record<string, string> }

const valuesOf = (known: CampaignPage): Values => ({
  budget: known.budget ?? '',
  daily_budget: known.daily_budget ?? '',
  bids: Object.fromEntries(known.shows.map((item) => [item.item_id, item.bid ?? ''])),
})

/** What can be changed of a channel's campaign: the budgets that it has there, and its bids. */
export function ChannelTerms({ campaign }: { campaign: CampaignPage }) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const client = useQueryClient()
  const text = useProblemText()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({ initialValues: valuesOf(campaign) })
  const locked = !useMay('promotion:write') || campaign.state === 'ended'
  const percent = campaign.bids_in === 'percent'
  const changed = campaign.shows.filter(
    ({ item_id, bid: known }) => form.values.bids[item_id] && form.values.bids[item_id] !== (known ?? ''),
  )
  const budgets = campaign.takes.filter((name) => form.values[name] && form.values[name] !== (campaign[name] ?? ''))
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const params = { path: { campaign_id: campaign.id } }
      let saved = campaign
      if (budgets.length > 0) {
        const body = Object.fromEntries(budgets.map((name) => [name, values[name]]))
        saved = await unwrap(api.PUT('/api/v1/promotion/campaigns/{campaign_id}', { params, body }))
      }
      if (changed.length > 0) {
        const items = changed.map(({ item_id }) => ({ item_id, bid: values.bids[item_id] ?? null }))
        saved = await unwrap(api.PUT('/api/v1/promotion/campaigns/{campaign_id}/items', { params, body: { items } }))
      }
      return saved
    },
    onSuccess: (saved) => {
      client.setQueryData(campaignQuery(campaign.id).queryKey, saved)
      form.setInitialValues(valuesOf(saved))
      form.setValues(valuesOf(saved))
      if (saved.shows.some((item) => item.problem)) setProblem(t('ads.someRefused'))
      else showDone(t('ui:form.saved'))
    },
    onError: (error) => {
      setProblem(text(error))
      void client.invalidateQueries({ queryKey: ['ads'] })
    },
  })
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
        {campaign.takes.length > 0 && (
          <Section title={t('ads.terms')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {campaign.takes.map((name) => (
                <MoneyInput
                  key={name}
                  label={t(name === 'budget' ? 'ads.budget' : 'ads.dailyBudget')}
                  description={t(name === 'budget' ? 'ads.topUpHint' : 'ads.dailyHint')}
                  currency={campaign.currency}
                  disabled={locked}
                  {...form.getInputProps(name)}
                />
              ))}
            </SimpleGrid>
          </Section>
        )}
        {campaign.bid_note === 'stop_words' && !locked && (
          <Alert color="yellow" icon={<IconAlertTriangle size={18} />}>
            {t('ads.stopWords')}
          </Alert>
        )}
        <Section title={t('ads.bids')} hint={t(percent ? 'ads.bidsPercent' : 'ads.bidsThere')} flush>
          {campaign.shows.length === 0 ? (
            <Empty compact title={t('ads.nothingShown')} />
          ) : (
            <Table.ScrollContainer minWidth={300}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('ads.item')}</Table.Th>
                    <Table.Th ta="end" visibleFrom="sm">
                      {t('ads.least')}
                    </Table.Th>
                    <Table.Th ta="end" visibleFrom="sm">
                      {t('ads.advised')}
                    </Table.Th>
                    <Table.Th w={170}>{t('ads.bid')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {campaign.shows.map((item) => (
                    <Table.Tr key={item.id}>
                      <Table.Td>
                        {item.product_name ?? item.item_id}
                        {item.problem && (
                          <Text size="xs" c="var(--mantine-color-error)">
                            {item.problem}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td ta="end" visibleFrom="sm" className="num">
                        {bid(item.least, campaign.kind, campaign.currency, language)}
                      </Table.Td>
                      <Table.Td ta="end" visibleFrom="sm" className="num">
                        {bid(item.advised, campaign.kind, campaign.currency, language)}
                      </Table.Td>
                      <Table.Td>
                        <MoneyInput
                          aria-label={`${t('ads.bid')}: ${item.product_name ?? item.item_id}`}
                          currency={campaign.currency}
                          {...(percent && { rightSection: '%' })}
                          disabled={locked}
                          value={form.values.bids[item.item_id] ?? ''}
                          onChange={(next) => form.setFieldValue('bids', { ...form.values.bids, [item.item_id]: next })}
                        />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Section>
        {!locked && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={changed.length + budgets.length === 0}>
              {t('ui:action.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
