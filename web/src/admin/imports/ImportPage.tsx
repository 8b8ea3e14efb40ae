import { Button, Checkbox, Group, Paper, SegmentedControl, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'

import { fileSize } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FileDrop } from '@/ui/FileDrop'
import { FormError } from '@/ui/FormError'
import { Page, Section } from '@/ui/Page'
import { useProblemText } from '@/ui/problems'

import { startImport } from './calls'
import { fieldsQuery, guessMapping, KINDS, type Kind } from './fields'
import { type Head, readHead } from './head'
import { PastImports } from './PastImports'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.parquet,.jsonl,.ndjson'

/** Choose what, choose a file, match its columns, check it, import it. */
export default function ImportPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const text = useProblemText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const kind = KINDS.find((each) => each === params.get('kind')) ?? 'products'
  const [file, setFile] = useState<File | null>(null)
  const [head, setHead] = useState<Head | null>(null)
  /** What the person chose; where they chose nothing, the guess stands. */
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [moveStock, setMoveStock] = useState(false)
  const narrow = useMediaQuery('(max-width: 36em)', false)

  const start = useMutation({
    mutationFn: startImport,
    onSuccess: async (job) => {
      await client.invalidateQueries({ queryKey: ['jobs'] })
      void navigate(`/import/${job.id}`)
    },
  })

  const { data: fields = [], error: fieldsError } = useQuery(fieldsQuery(kind))
  const mapping = { ...(head ? guessMapping(fields, head.columns) : {}), ...chosen }

  const choose = async (picked: File) => {
    start.reset()
    setChosen({})
    setHead(await readHead(picked))
    setFile(picked)
  }

  const changeKind = (next: Kind) => {
    setParams({ kind: next }, { replace: true })
    setChosen({})
  }

  const send = (dryRun: boolean) => {
    if (file) start.mutate({ kind, file, mapping: named(mapping), dryRun, moveStock })
  }
  const missing = head ? fields.filter(({ field, required }) => required && !mapping[field]) : []

  return (
    <Page title={t('import.title')} hint={t('import.hint')} width={920}>
      <Section title={t('import.kind')}>
        <SegmentedControl
          fullWidth
          orientation={narrow ? 'vertical' : 'horizontal'}
          aria-label={t('import.kind')}
          value={kind}
          onChange={(value) => changeKind(value)}
          data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </Section>

      <Section title={t('import.file')}>
        {file ? (
          <Paper withBorder p="sm" radius="md">
            <Group justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap" miw={0}>
                <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden />
                <div style={{ minWidth: 0 }}>
                  <Text fw={550} truncate>
                    {file.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {fileSize(file.size, language)}
                  </Text>
                </div>
              </Group>
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                leftSection={<IconX size={14} />}
                onClick={() => {
                  setFile(null)
                  setHead(null)
                  start.reset()
                }}
              >
                {t('ui:file.remove')}
              </Button>
            </Group>
          </Paper>
        ) : (
          <FileDrop accept={ACCEPT} hint={t('import.hint')} onFiles={([picked]) => picked && void choose(picked)} />
        )}
      </Section>

      {file && (
        <>
          <Section title={t('import.columns')} hint={head ? t('import.columnsHint') : t('import.columnsUnread')} flush>
            <Table aria-label={t('import.columns')} layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('import.field')}</Table.Th>
                  <Table.Th>{t('import.column')}</Table.Th>
                  {head && <Table.Th visibleFrom="sm">{t('import.sample')}</Table.Th>}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map(({ field, required }) => (
                  <MappingRow
                    key={field}
                    name={field}
                    required={required}
                    head={head}
                    value={mapping[field] ?? ''}
                    onChange={(column) => setChosen({ ...chosen, [field]: column })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Section>

          {kind === 'orders' && (
            <Checkbox
              label={t('import.moveStock')}
              description={t('import.moveStockHint')}
              checked={moveStock}
              onChange={(event) => setMoveStock(event.currentTarget.checked)}
            />
          )}

          <Stack gap="sm">
            <FormError>{(start.error ?? fieldsError) ? text(start.error ?? fieldsError) : null}</FormError>
            <Group>
              <Button
                onClick={() => send(false)}
                loading={start.isPending && !start.variables.dryRun}
                disabled={start.isPending || missing.length > 0}
              >
                {t('import.start')}
              </Button>
              <Button
                variant="default"
                onClick={() => send(true)}
                loading={start.isPending && start.variables.dryRun}
                disabled={start.isPending || missing.length > 0}
              >
                {t('import.check')}
              </Button>
              <Text size="sm" c="dimmed">
                {missing.length > 0
                  ? t('import.missing', {
                      fields: missing.map(({ field }) => t(`field.${field}` as 'field.sku', field)).join(', '),
                    })
                  : t('import.checkHint')}
              </Text>
            </Group>
          </Stack>
        </>
      )}

      <PastImports />
    </Page>
  )
}

/** A field that has the column of its own name needs no mapping. */
function named(mapping: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).filter(([, column]) => column.trim() !== ''))
}

type RowProps = {
  name: string
  required: boolean
  head: Head | null
  value: string
  onChange: (column: string) => void
}

function MappingRow({ name, required, head, value, onChange }: RowProps) {
  const { t } = useTranslation('admin')
  const label = t(`field.${name}` as 'field.sku', name)
  const columns = head ? [...new Set(head.columns.filter((column) => column !== ''))] : []
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        {required && (
          <Text size="xs" c="dimmed">
            {t('import.required')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {head ? (
          <Select
            size="sm"
            aria-label={label}
            data={columns}
            value={value || null}
            placeholder={t('import.notUsed')}
            searchable={columns.length > 8}
            clearable
            onChange={(column) => onChange(column ?? '')}
          />
        ) : (
          <TextInput
            size="sm"
            aria-label={label}
            placeholder={name}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Table.Td>
      {head && (
        <Table.Td visibleFrom="sm">
          <Text size="sm" c="dimmed" truncate>
            {value ? (head.sample[head.columns.indexOf(value)] ?? '') : ''}
          </Text>
        </Table.Td>
      )}
    </Table.Tr>
  )
}
