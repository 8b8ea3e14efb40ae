import { Button, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { request } from '@/api/client'
import { type Right, useMe } from '@/api/me'
import { saveBlob } from '@/lib/download'
import { fileSize } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'

import { KINDS, type Kind, pathOf } from '../imports/fields'

const RIGHTS: Record<Kind, Right> = {
  products: 'catalog:read',
  inventory: 'inventory:read',
  customers: 'customers:read',
  orders: 'orders:read',
  keywords: 'promotion:read',
  supplier_catalog: 'suppliers:read',
  competitor_prices: 'prices:read',
  market: 'reports:read',
}
const FORMATS = ['xlsx', 'csv', 'parquet', 'jsonl'] as const
type Format = (typeof FORMATS)[number]

/** Everything of one kind as a file, in the columns that the import takes. */
export default function ExportPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const text = useProblemText()
  const { rights } = useMe()
  const open = KINDS.filter((kind) => rights.some((right) => right === RIGHTS[kind]))
  const [kind, setKind] = useState<Kind>(open[0] ?? 'products')
  const [format, setFormat] = useState<Format>('xlsx')
  const make = useMutation({
    mutationFn: async () => {
      const answer = await request(`${pathOf(kind)}/export?format=${format}`)
      const name = /filename="?([^"]+)"?/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
      const file = await answer.blob()
      saveBlob(file, name ?? `${kind}.${format}`)
      return file.size
    },
    onSuccess: (size) => showDone(`${t('export.ready')} (${fileSize(size, language)})`),
  })
  return (
    <Page title={t('export.title')} hint={t('export.hint')} width={760}>
      <Section>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <Stack gap="lg">
            <FormError>{make.error ? text(make.error) : null}</FormError>
            <Radio.Group label={t('export.what')} value={kind} onChange={(value) => setKind(value)}>
              <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs">
                {open.map((each) => (
                  <Radio.Card key={each} value={each} p="md" radius="md">
                    <Group wrap="nowrap" align="flex-start">
                      <Radio.Indicator mt={2} />
                      <div>
                        <Text fw={550}>{t(`kind.${each}`)}</Text>
                        <Text size="sm" c="dimmed">
                          {t(`export.hints.${each}`)}
                        </Text>
                      </div>
                    </Group>
                  </Radio.Card>
                ))}
              </SimpleGrid>
            </Radio.Group>
            <Radio.Group label={t('export.format')} value={format} onChange={(value) => setFormat(value)}>
              <Group mt="xs">
                {FORMATS.map((each) => (
                  <Radio key={each} value={each} label={t(`export.formats.${each}`)} />
                ))}
              </Group>
            </Radio.Group>
            <Group>
              <Button type="submit" leftSection={<IconDownload size={16} />} loading={make.isPending}>
                {t('export.start')}
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {make.isPending ? t('export.making') : ''}
              </Text>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  )
}
