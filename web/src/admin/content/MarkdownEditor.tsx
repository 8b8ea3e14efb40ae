import { Input, SegmentedControl, Skeleton, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { Markup } from '@/ui/Markup'
import { Failure } from '@/ui/states'

type Props = { label: string; value: string; onChange: (value: string) => void; error?: ReactNode }

/** Markdown, and beside it what readers will see. */
export function MarkdownEditor({ label, value, onChange, error }: Props) {
  const { t } = useTranslation('admin')
  const id = useId()
  const [view, setView] = useState<'write' | 'read'>('write')
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} description={t('content.markdownHint')} error={error}>
      <SegmentedControl
        mt={6}
        mb="xs"
        size="xs"
        aria-label={t('content.view')}
        value={view}
        onChange={(next) => setView(next === 'read' ? 'read' : 'write')}
        data={[
          { value: 'write', label: t('content.write') },
          { value: 'read', label: t('content.preview') },
        ]}
      />
      {view === 'write' ? (
        <Textarea
          id={id}
          autosize
          minRows={12}
          maxRows={30}
          maxLength={50_000}
          classNames={{ input: 'mono' }}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <Preview body={value} />
      )}
    </Input.Wrapper>
  )
}

function Preview({ body }: { body: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['content', 'preview', body],
    queryFn: () => unwrap(api.POST('/api/v1/content/preview', { body: { body } })),
    gcTime: 0,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={200} />
  return (
    <div style={{ minHeight: 200, padding: 16, border: '1px solid var(--tp-line)', borderRadius: 8 }}>
      <Markup html={data.html} />
    </div>
  )
}
