import { Alert, Badge, Group, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'

import { body, type Values } from './values'

/** What would be sent about the newest such event, a moment after the last letter. */
export function Preview({ values }: { values: Values }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const problemText = useProblemText()
  const [asked] = useDebouncedValue(values, 400)
  const [reader, setReader] = useState('')
  const { trigger, response, translations, conditions, quiet_from, quiet_to } = body(asked)
  const query = useQuery({
    queryKey: ['auto-replies', 'preview', body(asked), reader],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/management/auto-replies/preview', {
          body: { trigger, response, translations, conditions, quiet_from, quiet_to, language: reader },
        }),
      ),
    enabled: response.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const found = query.data
  return (
    <Section
      title={t('replies.preview')}
      hint={found ? (found.real ? t('replies.real', { about: found.about }) : t('replies.sample')) : undefined}
      actions={
        <Select
          size="xs"
          w={150}
          aria-label={t('replies.reader')}
          allowDeselect={false}
          value={reader}
          onChange={(value) => setReader(value ?? '')}
          data={[
            { value: '', label: t('replies.buyersOwn') },
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
      }
    >
      <div aria-live="polite">
        {query.error ? (
          <Alert color="red" variant="light">
            {problemText(query.error)}
          </Alert>
        ) : found ? (
          <Stack gap="xs">
            <Text fw={600}>{found.title}</Text>
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{found.text}</Text>
            <Group gap={6}>
              <Badge color={found.matched ? 'petrol' : 'gray'}>
                {found.matched ? t('replies.fits') : t('replies.doesNotFit')}
              </Badge>
              {new Date(found.send_at).getTime() - query.dataUpdatedAt > 60_000 && (
                <Badge color="blue">{t('replies.goesAt', { at: moment(found.send_at, language) })}</Badge>
              )}
            </Group>
            {!found.matched && (
              <Text size="sm" c="dimmed">
                {found.reason}
              </Text>
            )}
          </Stack>
        ) : (
          <Text c="dimmed">{t('replies.previewEmpty')}</Text>
        )}
      </div>
    </Section>
  )
}
