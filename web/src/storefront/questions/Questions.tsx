import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useVisitor } from '@/api/me'
import { day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'
import { Failure } from '@/ui/states'

/** What buyers asked about a product and the shop answered, and a place to ask. */
export function Questions({ productId }: { productId: number }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const me = useVisitor()
  const { pathname } = useLocation()
  const [isAsking, setAsking] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['questions', productId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/products/{product_id}/questions', {
          params: { path: { product_id: String(productId) }, query: { limit: 5, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const questions = query.data?.pages.flatMap(({ items }) => items)
  return (
    <section aria-labelledby="questions">
      <Group justify="space-between" mb="md">
        <Title order={2} id="questions">
          {t('questions.title')}
        </Title>
        {me ? (
          !isAsking && (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('questions.ask')}
            </Button>
          )
        ) : (
          <Button variant="default" component={Link} to="/sign-in" state={{ to: pathname }}>
            {t('questions.signIn')}
          </Button>
        )}
      </Group>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <Stack gap="lg">
        {me && isAsking && <Ask productId={productId} onDone={() => setAsking(false)} />}
        {questions?.length === 0 && <Text c="dimmed">{t('questions.none')}</Text>}
        {questions?.map((one) => (
          <article key={one.id}>
            <Text fw={600} maw="68ch" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {one.text}
            </Text>
            <Text size="sm" c="dimmed" mt={2}>
              {one.author} · {day(one.created_at, language)}
            </Text>
            {one.answers.map(({ text, created_at }) => (
              <Text
                key={created_at}
                size="sm"
                mt={8}
                pl="md"
                maw="68ch"
                style={{
                  borderLeft: '2px solid var(--tp-line)',
                  whiteSpace: 'pre-line',
                  overflowWrap: 'anywhere',
                }}
              >
                <b>{t('reviews.reply')}</b> {text}
              </Text>
            ))}
          </article>
        ))}
        {query.hasNextPage && (
          <Button
            variant="default"
            w="fit-content"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('list.more')}
          </Button>
        )}
      </Stack>
    </section>
  )
}

function Ask({ productId, onDone }: { productId: number; onDone: () => void }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/products/{product_id}/questions', {
          params: { path: { product_id: String(productId) } },
          body: { text, language },
        }),
      ),
    onSuccess: () => {
      showDone(t('questions.asked'))
      onDone()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['questions'] }),
  })
  return (
    <Paper withBorder p="md" maw={640}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          <FormError>{send.error ? problemText(send.error) : null}</FormError>
          <Textarea
            label={t('questions.yours')}
            description={t('questions.hint')}
            autosize
            minRows={3}
            maxLength={10_000}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={send.isPending} disabled={text.trim() === ''}>
              {t('questions.send')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('ui:action.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
