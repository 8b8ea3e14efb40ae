import { Button, Group, Input, Paper, Rating, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Opinion } from '@/api/opinions'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

/** One's own review of a product: written, changed, taken back. */
export function ReviewForm({ productId, own, onDone }: { productId: number; own: Opinion | null; onDone: () => void }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const client = useQueryClient()
  const confirm = useConfirm()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({
    initialValues: { rating: own?.rating ?? 0, title: own?.title ?? '', text: own?.text ?? '' },
    validate: { rating: (value) => (value >= 1 ? null : t('reviews.chooseStars')) },
  })
  const done = async (message: string) => {
    showDone(message)
    onDone()
    await client.invalidateQueries({ queryKey: ['opinions'] })
    await client.invalidateQueries({ queryKey: ['products'] })
  }
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      own
        ? unwrap(
            api.PUT('/api/v1/reviews/{review_id}', {
              params: { path: { review_id: own.id } },
              body: { ...values, language },
            }),
          )
        : unwrap(
            api.POST('/api/v1/products/{product_id}/reviews', {
              params: { path: { product_id: String(productId) } },
              body: { ...values, language },
            }),
          ),
    onSuccess: ({ status }) => done(status === 'published' ? t('reviews.published') : t('reviews.waits')),
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  const remove = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.DELETE('/api/v1/reviews/{review_id}', { params: { path: { review_id: id } } })),
    onSuccess: () => done(t('reviews.removed')),
    onError: (error) => setProblem(text(error)),
  })
  return (
    <Paper withBorder p="md" maw={640}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <Input.Wrapper
            label={t('reviews.stars')}
            labelElement="div"
            required
            error={form.errors['rating']}
            role="group"
            aria-label={t('reviews.stars')}
          >
            <Rating
              mt={4}
              size="lg"
              value={form.values.rating}
              onChange={(value) => form.setFieldValue('rating', value)}
              getSymbolLabel={(value) => t('reviews.star', { count: value })}
            />
          </Input.Wrapper>
          <TextInput label={t('reviews.heading')} maxLength={200} {...form.getInputProps('title')} />
          <Textarea label={t('reviews.text')} autosize minRows={3} maxLength={10_000} {...form.getInputProps('text')} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {own ? t('ui:action.save') : t('reviews.send')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('ui:action.cancel')}
            </Button>
            {own && (
              <Button
                variant="subtle"
                color="red"
                ml="auto"
                loading={remove.isPending}
                onClick={() =>
                  confirm({
                    title: t('reviews.removeAsk'),
                    hint: t('order.cancelHint'),
                    confirm: t('ui:action.delete'),
                    onConfirm: () => remove.mutate(own.id),
                  })
                }
              >
                {t('ui:action.delete')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
