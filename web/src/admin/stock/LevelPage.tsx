import { Anchor, Button, Group, NumberInput, SimpleGrid, Skeleton } from '@mantine/core'
import { IconAdjustments, IconArrowsExchange } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { type Level, levelQuery } from '@/api/stock'
import { count, day } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { Stat } from '@/ui/Stat'

import { AdjustModal } from './AdjustModal'
import { MovementTable } from './MovementTable'
import { TransferModal } from './TransferModal'

/** One variant at one location: its figures and every change of them. */
export default function LevelPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const mayWrite = useMay('inventory:write')
  const [open, setOpen] = useState<'adjust' | 'transfer' | null>(null)
  const { data: level, error, refetch } = useQuery(levelQuery(Number(id)))
  const back = { to: '/stock', label: t('stock.title') }
  if (isProblem(error, 'not-found')) return <NotFound home="/stock" />
  if (error && !level) {
    return (
      <Page title={t('stock.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!level) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={80} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={level.product_name}
      hint={
        <>
          {level.sku} · {level.location} ·{' '}
          <Anchor component={Link} to={`/products/${level.product_id}`} size="sm" underline="always">
            {t('stock.openProduct')}
          </Anchor>
        </>
      }
      back={back}
      width={1080}
      actions={
        mayWrite && (
          <>
            <Button
              variant="default"
              leftSection={<IconArrowsExchange size={16} />}
              onClick={() => setOpen('transfer')}
            >
              {t('stock.transfer')}
            </Button>
            <Button leftSection={<IconAdjustments size={16} />} onClick={() => setOpen('adjust')}>
              {t('stock.adjust')}
            </Button>
          </>
        )
      }
    >
      <Section>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Stat
            label={t('stock.available')}
            value={count(level.quantity, language)}
            tone={level.low_stock ? 'bad' : undefined}
          />
          <Stat label={t('stock.onHand')} value={count(level.on_hand, language)} />
          <Stat label={t('stock.reserved')} value={count(level.reserved, language)} />
          <Stat label={t('stock.lastRestock')} value={day(level.last_restock_date, language)} />
        </SimpleGrid>
      </Section>
      {mayWrite && <Threshold key={level.low_stock_threshold} level={level} />}
      <Section title={t('stock.history')} flush>
        <MovementTable levelId={level.id} />
      </Section>
      {open === 'adjust' && <AdjustModal level={level} onClose={() => setOpen(null)} />}
      {open === 'transfer' && <TransferModal level={level} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Threshold({ level }: { level: Level }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [value, setValue] = useState<number | string>(level.low_stock_threshold)
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/api/v1/inventory/{inventory_id}', {
          params: { path: { inventory_id: level.id } },
          body: { low_stock_threshold: Number(value) },
        }),
      ),
    onSuccess: async () => {
      showDone(t('ui:form.saved'))
      await client.invalidateQueries({ queryKey: ['inventory'] })
    },
    onError: notice,
  })
  return (
    <Section>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Group align="flex-end">
          <NumberInput
            label={t('stock.changeThreshold')}
            description={t('stock.thresholdHint')}
            min={0}
            allowDecimal={false}
            allowNegative={false}
            value={value}
            onChange={setValue}
            maw={380}
          />
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={value === '' || value === level.low_stock_threshold}
          >
            {t('ui:action.save')}
          </Button>
        </Group>
      </form>
    </Section>
  )
}
