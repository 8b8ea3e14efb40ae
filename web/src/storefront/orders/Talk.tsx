import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { components } from '@/api/schema'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { useProblemText } from '@/ui/problems'

/** What a buyer and the shop said to each other, oldest first. */
export function Said({ messages }: { messages: components['schemas']['MessageOut'][] }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  return (
    <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-live="polite">
      {messages.map((one) => (
        <li
          key={one.id}
          style={one.sender === 'shop' ? { borderLeft: '2px solid var(--tp-line)', paddingLeft: 14 } : undefined}
        >
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {one.text}
          </Text>
          <Text size="xs" c="dimmed">
            {one.sender === 'shop' ? t('messages.shop') : t('messages.you')} · {moment(one.created_at, language)}
          </Text>
        </li>
      ))}
    </Stack>
  )
}

type Props = { busy: boolean; error: Error | null; onSend: (text: string) => Promise<unknown> }

/** A line to write; it is emptied once what it said has arrived. */
export function Say({ busy, error, onSend }: Props) {
  const { t } = useTranslation('shop')
  const problemText = useProblemText()
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // Why it was refused stands above the line.
        void onSend(text).then(
          () => setText(''),
          () => undefined,
        )
      }}
    >
      <Stack gap="sm">
        <FormError>{error ? problemText(error) : null}</FormError>
        <Textarea
          aria-label={t('messages.write')}
          placeholder={t('messages.write')}
          autosize
          minRows={2}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ''}>
            {t('messages.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
