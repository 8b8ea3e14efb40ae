import { ActionIcon, Badge, Group, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import type { Review, ReviewStatus } from '@/api/reviews'
import type { components } from '@/api/schema'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Stars } from '@/ui/Stars'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { FilterSelect, Toolbar } from '@/ui/Toolbar'

import { useModerate } from './actions'

const STATUSES = ['pending', 'published', 'rejected'] as const

/** What buyers say; what waits comes first when somebody looks for it. */
export default function ReviewsPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('reviews:write')
  const moderate = useModerate()
  const list = useListState('-created_at', ['status', 'rating', 'verified'])
  const query = useQuery({
    queryKey: ['reviews', 'list', list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/reviews', {
          params: {
            query: {
              status: (list.filters.status as ReviewStatus | undefined) ?? null,
              rating: list.filters.rating ? Number(list.filters.rating) : null,
              verified: list.filters.verified ? list.filters.verified === 'yes' : null,
              sort: list.sort as '-created_at',
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('reviews.title')}>
      <Section flush>
        <Toolbar>
          <FilterSelect
            list={list}
            name="status"
            label={t('discounts.status')}
            data={STATUSES.map((value) => ({ value, label: t(`reviews.state.${value}`) }))}
          />
          <FilterSelect
            list={list}
            name="rating"
            label={t('reviews.rating')}
            data={['5', '4', '3', '2', '1'].map((value) => ({ value, label: '★'.repeat(Number(value)) }))}
          />
          <FilterSelect
            list={list}
            name="verified"
            label={t('reviews.purchase')}
            data={[
              { value: 'yes', label: t('reviews.verified') },
              { value: 'no', label: t('reviews.unverified') },
            ]}
          />
        </Toolbar>
        <DataTable<Review>
          label={t('reviews.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          href={({ id }) => `/reviews/${id}`}
          columns={[
            {
              key: 'review',
              title: t('reviews.one'),
              render: (review) => (
                <>
                  <Group gap="xs" component="span">
                    <Stars value={review.rating} size="xs" />
                    <span>{review.title || review.product.name}</span>
                  </Group>
                  <Text component="span" display="block" size="sm" fw={400} lineClamp={2}>
                    {review.text}
                  </Text>
                  <Sub>
                    {review.product.name} · {review.author || t('reviews.gone')} · {ago(review.created_at, language)}
                  </Sub>
                  <Sub narrow>{t(`reviews.state.${review.status}`)}</Sub>
                </>
              ),
            },
            {
              key: 'verified',
              title: t('reviews.purchase'),
              wide: 'md',
              render: ({ verified }) => verified && <Badge color="petrol">{t('reviews.verified')}</Badge>,
            },
            {
              key: 'status',
              title: t('discounts.status'),
              wide: true,
              render: ({ status }) => <StatusBadge status={status} label={t(`reviews.state.${status}`)} />,
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 90,
              render: (review) =>
                mayWrite && (
                  <RowActions>
                    {review.status !== 'published' && (
                      <Tooltip label={t('reviews.publish')}>
                        <ActionIcon
                          variant="subtle"
                          color="petrol"
                          disabled={moderate.isPending}
                          aria-label={`${t('reviews.publish')}: ${review.title || review.product.name}`}
                          onClick={() => moderate.mutate({ review, status: 'published' })}
                        >
                          <IconCheck size={18} />
                        </ActionIcon>
                      </Tooltip>
                    )}
                    {review.status !== 'rejected' && (
                      <Tooltip label={t('reviews.reject')}>
                        <ActionIcon
                          variant="subtle"
                          color="red"
                          disabled={moderate.isPending}
                          aria-label={`${t('reviews.reject')}: ${review.title || review.product.name}`}
                          onClick={() => moderate.mutate({ review, status: 'rejected' })}
                        >
                          <IconX size={18} />
                        </ActionIcon>
                      </Tooltip>
                    )}
                  </RowActions>
                ),
            },
          ]}
          empty={<Empty title={t('reviews.none')} hint={t('reviews.noneHint')} />}
        />
      </Section>
      <Moderation />
    </Page>
  )
}

type Rule = components['schemas']['ModerationBody']['moderation']
const RULES = ['verified', 'approval', 'at_once'] as const satisfies Rule[]

/** When reviews are shown. */
function Moderation() {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('reviews:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const { data } = useQuery({
    queryKey: ['reviews', 'settings'],
    queryFn: () => unwrap(api.GET('/api/v1/reviews/settings')),
  })
  const change = useMutation({
    mutationFn: (moderation: Rule) => unwrap(api.PUT('/api/v1/reviews/settings', { body: { moderation } })),
    onSuccess: () => showDone(t('ui:form.saved')),
    onSettled: () => client.invalidateQueries({ queryKey: ['reviews', 'settings'] }),
    onError: notice,
  })
  if (!data) return null
  return (
    <Section title={t('reviews.moderation')}>
      <Stack gap="xs" align="flex-start">
        <SegmentedControl
          aria-label={t('reviews.moderation')}
          disabled={!mayWrite || change.isPending}
          value={data.moderation}
          onChange={(value) => change.mutate(value)}
          data={RULES.map((value) => ({ value, label: t(`reviews.rules.${value}`) }))}
          style={{ flexWrap: 'wrap' }}
        />
        <Text size="sm" c="dimmed">
          {t(`reviews.ruleHints.${data.moderation}`)}
        </Text>
      </Stack>
    </Section>
  )
}
