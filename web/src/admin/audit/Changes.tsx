import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { useEventWords } from './words'

const SHOWN = 4

/** `Price: 19.90 → 24.90`, a line for each field. */
export function Changes({ changes }: { changes: Record<string, unknown> }) {
  const { t } = useTranslation('admin')
  const words = useEventWords()
  const pairs = Object.entries(changes)
    .map(([field, pair]) => ({ field, ...words.change(field, pair) }))
    .filter(({ before, after }) => before !== after)
  if (pairs.length === 0) return null
  return (
    <Stack gap={2} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {pairs.slice(0, SHOWN).map(({ field, before, after }) => (
        <Text key={field} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text component="span" size="sm" c="dimmed">
            {words.field(field)}:{' '}
          </Text>
          {before !== null && (
            <>
              <Text component="del" size="sm" c="dimmed">
                {before}
              </Text>
              {' → '}
            </>
          )}
          {after ?? (
            <Text component="span" size="sm" c="dimmed">
              {t('audit.empty')}
            </Text>
          )}
        </Text>
      ))}
      {pairs.length > SHOWN && (
        <Text component="li" size="xs" c="dimmed">
          {t('audit.more', { count: pairs.length - SHOWN })}
        </Text>
      )}
    </Stack>
  )
}
