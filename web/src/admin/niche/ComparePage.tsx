import { ActionIcon, Anchor, Button, Group, Select, SimpleGrid, Skeleton, Table, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { count, money, wholeMoney } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'

import { Bars } from '../figures/Bars'
import { decimal, numberOf, ratio } from '../figures/words'
import { Days } from './Days'
import { type Analysis, daysOf, kept, MOST, nicheOf, toAddress, useNicheName, WHOLE } from './niche'
import { SCORE_PARTS, ScoreBadge } from './Score'

/** Two to five niches beside each other. */
export default function ComparePage() {
  const { t } = useTranslation('admin')
  const [params, setParams] = useSearchParams()
  const nameOf = useNicheName()
  const [word, setWord] = useState('')
  const favorites = useQuery(kept)
  const days = daysOf(params)
  const asked = params.getAll('niche').slice(0, MOST)
  const niches = asked.map((text) => nicheOf(new URLSearchParams(text)))
  const query = useQuery({
    queryKey: ['niche', 'compare', asked, days],
    queryFn: () => unwrap(api.POST('/api/v1/niche/compare', { body: { niches, days } })),
    enabled: niches.length >= 2,
    placeholderData: keepPreviousData,
  })
  const change = (next: string[]) =>
    setParams(new URLSearchParams([...next.map((one): [string, string] => ['niche', one]), ['days', String(days)]]), {
      replace: true,
    })
  const add = (address: string) => {
    if (!asked.includes(address)) change([...asked, address])
  }
  const full = asked.length >= MOST
  return (
    <Page
      title={t('nav.compareNiches')}
      hint={t('niche.compareHint')}
      back={{ to: '/niche', label: t('nav.niches') }}
      actions={<Days />}
    >
      <Section>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (word.trim() && !full) {
                add(toAddress({ ...WHOLE, search_term: word.trim() }))
                setWord('')
              }
            }}
          >
            <Group gap="xs" wrap="nowrap">
              <TextInput
                flex={1}
                aria-label={t('niche.addWord')}
                placeholder={t('niche.addWord')}
                maxLength={150}
                value={word}
                onChange={(event) => setWord(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} disabled={full}>
                {t('niche.add')}
              </Button>
            </Group>
          </form>
          <Select
            aria-label={t('niche.addKept')}
            placeholder={t('niche.addKept')}
            nothingFoundMessage={t('niche.noKept')}
            searchable
            disabled={full}
            value={null}
            data={[
              ...new Map((favorites.data?.items ?? []).map((one) => [toAddress(nicheOf(one.niche)), one.name])),
            ].map(([value, label]) => ({ value, label }))}
            onChange={(value) => value && add(value)}
          />
        </SimpleGrid>
        <Group gap="xs" mt="md">
          {niches.map((niche, place) => (
            <Group key={asked[place]} gap={4} wrap="nowrap">
              <Anchor component={Link} size="sm" to={`/niche/analysis?${asked[place] ?? ''}&days=${days}`}>
                {nameOf(niche)}
              </Anchor>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('niche.takeOut', { name: nameOf(niche) })}
                onClick={() => change(asked.filter((_, other) => other !== place))}
              >
                <IconX size={14} />
              </ActionIcon>
            </Group>
          ))}
        </Group>
      </Section>
      {niches.length < 2 ? (
        <Section>
          <Empty title={t('niche.twoAtLeast')} hint={t('niche.twoAtLeastHint')} />
        </Section>
      ) : query.error && !query.data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Beside found={query.data} />
      ) : (
        <Skeleton h={420} radius="lg" />
      )}
    </Page>
  )
}

type Line = { key: string; label: string; value: (one: Analysis) => ReactNode }

function Beside({ found }: { found: Analysis[] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const nameOf = useNicheName()
  const amount = (value: string | null, currency: string) =>
    value === null ? '—' : wholeMoney(value, currency, language)
  const whole = (value: number | null) => count(value === null ? null : Math.round(value), language)
  const percent = (value: number) =>
    new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }).format(value)
  const best = (one: Analysis) =>
    Object.entries(one.seasonality ?? {})
      .filter(([, value]) => value >= 1.1)
      .map(([month]) =>
        new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
          Date.UTC(2024, Number(month) - 1, 1),
        ),
      )
      .join(', ') || '—'
  const lines: Line[] = [
    { key: 'score', label: t('niche.score'), value: (one) => <ScoreBadge score={one.score.total} /> },
    ...SCORE_PARTS.map((name) => ({
      key: `part-${name}`,
      label: `— ${t(`niche.part.${name}.name`)}`,
      value: (one: Analysis) => whole(one.score.parts.find((part) => part.name === name)?.score ?? null),
    })),
    { key: 'revenue', label: t('niche.revenue'), value: (one) => amount(one.revenue, one.currency) },
    { key: 'units', label: t('niche.units'), value: (one) => count(one.units, language) },
    { key: 'average', label: t('niche.average'), value: (one) => money(one.average_price, one.currency, language) },
    { key: 'median', label: t('niche.median'), value: (one) => money(one.median_price, one.currency, language) },
    { key: 'items', label: t('niche.items'), value: (one) => count(one.items, language) },
    { key: 'sold', label: t('niche.sold'), value: (one) => ratio(one.sold_share, language, 0) },
    { key: 'perItem', label: t('niche.perItem'), value: (one) => amount(one.per_item, one.currency) },
    { key: 'sellers', label: t('niche.sellers'), value: (one) => count(one.sellers, language) },
    { key: 'brands', label: t('niche.brands'), value: (one) => count(one.brands, language) },
    { key: 'hhi', label: t('niche.hhi'), value: (one) => whole(one.seller_hhi) },
    { key: 'top', label: t('niche.topTen'), value: (one) => ratio(one.top_share, language, 0) },
    { key: 'newcomers', label: t('niche.newcomers'), value: (one) => ratio(one.newcomer_share, language, 0) },
    { key: 'lost', label: t('niche.lost'), value: (one) => amount(one.lost, one.currency) },
    {
      key: 'trend',
      label: t('niche.monthly'),
      value: ({ trend }) =>
        trend ? `${percent(trend.monthly)} (${percent(trend.low)} … ${percent(trend.high)})` : t('niche.unknown'),
    },
    { key: 'best', label: t('niche.bestMonths'), value: best },
  ]
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title={t('niche.revenue')}>
          <Bars
            label={t('niche.revenue')}
            bars={found.map((one, place) => ({
              key: String(place),
              name: nameOf(one.niche),
              value: numberOf(one.revenue) ?? 0,
              text: amount(one.revenue, one.currency),
            }))}
          />
        </Section>
        <Section title={t('niche.score')}>
          <Bars
            label={t('niche.score')}
            bars={found.map((one, place) => ({
              key: String(place),
              name: nameOf(one.niche),
              value: one.score.total ?? 0,
              text: one.score.total === null ? '—' : decimal(one.score.total, language, 0),
            }))}
          />
        </Section>
      </SimpleGrid>
      <Section title={t('niche.beside')} flush>
        <Table.ScrollContainer minWidth={160 + found.length * 130}>
          <Table aria-label={t('niche.beside')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th />
                {found.map((one, place) => (
                  <Table.Th key={place} ta="end">
                    {nameOf(one.niche)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ key, label, value }) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={450}>
                    {label}
                  </Table.Th>
                  {found.map((one, place) => (
                    <Table.Td key={place} ta="end" className="num">
                      {value(one)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Section>
    </>
  )
}
