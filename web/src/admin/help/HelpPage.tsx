import { Anchor, Box, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { Page, Section } from '@/ui/Page'
import { Empty, Failure } from '@/ui/states'
import { SearchField } from '@/ui/Toolbar'

import { helpQuery, placeOf, titleOf } from './help'

/** The guide's pages, found by their words. */
export default function HelpPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const list = useListState('title')
  const query = useQuery({ ...helpQuery(list.q), placeholderData: keepPreviousData })
  return (
    <Page title={t('nav.help')} hint={t('help.hint')} width={1080}>
      <Box maw={420}>
        <SearchField list={list} label={t('help.find')} />
      </Box>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton h={320} radius="lg" />}
      {query.data?.items.length === 0 && (
        <Section>
          <Empty title={t('help.none')} hint={t('help.noneHint')} />
        </Section>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {query.data?.items.map((found) => (
          <Section key={found.page}>
            <Anchor component={Link} to={placeOf(found)} fw={600}>
              {titleOf(found, language)}
            </Anchor>
            {found.heading && (
              <Text size="sm" fw={550}>
                {found.heading}
              </Text>
            )}
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {found.excerpt}
            </Text>
          </Section>
        ))}
      </SimpleGrid>
    </Page>
  )
}
