import { Button, Grid, Group, NumberInput, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Post, TextPage } from '@/api/content'
import { useMay } from '@/api/me'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'
import { UnsavedGuard } from '@/ui/UnsavedGuard'

import { MomentInput } from '../parts/MomentInput'
import { MarkdownEditor } from './MarkdownEditor'
import { type Values, valuesOf } from './values'

type Props<Row> = {
  kind: 'page' | 'post'
  found: Row | null
  save: (values: Values) => Promise<Row>
  onSaved: (saved: Row) => void
  /** Beside the text, saved by itself: a post's cover. */
  children?: ReactNode
}

/** A page or a post: its words, when they are shown, and what search engines read. */
export function TextForm<Row extends TextPage | Post>({ kind, found, save, onSaved, children }: Props<Row>) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const readOnly = !useMay('content:write')
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({
    initialValues: valuesOf(found),
    validate: { title: isNotEmpty(t('ui:form.required')) },
  })
  const run = useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      setProblem(null)
      form.resetDirty()
      showDone(t('ui:form.saved'))
      onSaved(saved)
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
      <UnsavedGuard dirty={form.isDirty() && !run.isPending && !run.isSuccess} />
      <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="lg">
              <Section>
                <Stack>
                  <FormError>{problem}</FormError>
                  <TextInput label={t('content.title')} withAsterisk {...form.getInputProps('title')} />
                  <MarkdownEditor
                    label={t('content.body')}
                    value={form.values.body}
                    onChange={(value) => form.setFieldValue('body', value)}
                    error={form.errors['body']}
                  />
                  {kind === 'post' && (
                    <Textarea
                      label={t('content.excerpt')}
                      description={t('content.excerptHint')}
                      autosize
                      minRows={2}
                      {...form.getInputProps('excerpt')}
                    />
                  )}
                </Stack>
              </Section>
              <Section title={t('content.seo')}>
                <Stack>
                  <TextInput
                    label={t('content.slug')}
                    description={t('products.slugHint')}
                    {...form.getInputProps('slug')}
                  />
                  <TextInput label={t('field.seo_title')} {...form.getInputProps('seo_title')} />
                  <Textarea label={t('field.seo_description')} autosize {...form.getInputProps('seo_description')} />
                </Stack>
              </Section>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="lg">
              <Section title={t('content.showing')}>
                <Stack>
                  <Select
                    label={t('discounts.status')}
                    allowDeselect={false}
                    data={[
                      { value: 'draft', label: t('content.state.draft') },
                      { value: 'published', label: t('content.state.published') },
                    ]}
                    {...form.getInputProps('status')}
                  />
                  <MomentInput
                    label={t('content.publishAt')}
                    description={t('content.publishAtHint')}
                    {...form.getInputProps('publish_at')}
                  />
                  <MomentInput
                    label={t('content.unpublishAt')}
                    description={t('content.unpublishAtHint')}
                    {...form.getInputProps('unpublish_at')}
                  />
                  <Select
                    label={t('content.language')}
                    allowDeselect={false}
                    data={[
                      { value: '', label: t('content.anyLanguage') },
                      { value: 'en', label: 'English' },
                      { value: 'ru', label: 'Русский' },
                    ]}
                    {...form.getInputProps('language')}
                  />
                  {kind === 'page' ? (
                    <NumberInput
                      label={t('discounts.priority')}
                      description={t('shipping.positionHint')}
                      min={0}
                      allowDecimal={false}
                      {...form.getInputProps('position')}
                    />
                  ) : (
                    <>
                      <TagsInput
                        label={t('content.tags')}
                        description={t('content.tagsHint')}
                        {...form.getInputProps('tags')}
                      />
                      <TextInput
                        label={t('content.author')}
                        description={t('content.authorHint')}
                        {...form.getInputProps('author')}
                      />
                    </>
                  )}
                </Stack>
              </Section>
              {children}
            </Stack>
          </Grid.Col>
        </Grid>
      </fieldset>
      {!readOnly && (
        <Group justify="flex-end" mt="lg">
          <Button type="submit" loading={run.isPending}>
            {t('ui:action.save')}
          </Button>
        </Group>
      )}
    </form>
  )
}
