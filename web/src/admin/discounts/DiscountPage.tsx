import { Button, Skeleton, Tabs } from '@mantine/core'
import { IconTestPipe, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { type Discount, discountQuery } from '@/api/discounts'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useConfirm } from '@/ui/confirm'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { History } from '../audit/History'
import { CodesSection } from './CodesSection'
import { DiscountForm } from './DiscountForm'
import { PreviewModal } from './PreviewModal'
import { UsesSection } from './UsesSection'
import { stateOf } from './values'
import { useWorth } from './words'

const TABS = ['discount', 'codes', 'uses', 'history'] as const

/** A discount, new or known: the same page. */
export default function DiscountPage() {
  const { id } = useParams()
  return id === undefined ? <NewDiscount /> : <KnownDiscount key={id} id={Number(id)} />
}

function NewDiscount() {
  const { t } = useTranslation('admin')
  const navigate = useNavigate()
  return (
    <Page title={t('discounts.new')} back={{ to: '/discounts', label: t('discounts.title') }} width={1080}>
      <DiscountForm discount={null} onSaved={({ id }) => void navigate(`/discounts/${id}`, { replace: true })} />
    </Page>
  )
}

function KnownDiscount({ id }: { id: number }) {
  const { t } = useTranslation('admin')
  const worth = useWorth()
  const maySeeAudit = useMay('audit:read')
  const [params, setParams] = useSearchParams()
  const { data: discount, error, refetch } = useQuery(discountQuery(id))
  const back = { to: '/discounts', label: t('discounts.title') }
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'discount'
  if (isProblem(error, 'not-found')) return <NotFound home="/discounts" />
  if (error && !discount) {
    return (
      <Page title={t('discounts.title')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!discount) {
    return (
      <Page title="…" back={back} width={1080}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  const state = stateOf(discount)
  return (
    <Page
      title={discount.name}
      badge={<StatusBadge status={state} label={t(`discounts.state.${state}`)} />}
      hint={worth(discount)}
      back={back}
      width={1080}
      actions={<Actions discount={discount} />}
    >
      <Tabs
        value={tab}
        onChange={(next) => setParams(next && next !== 'discount' ? { tab: next } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="discount">{t('discounts.one')}</Tabs.Tab>
          <Tabs.Tab value="codes">{t('discounts.codes')}</Tabs.Tab>
          <Tabs.Tab value="uses">{t('discounts.uses')}</Tabs.Tab>
          {maySeeAudit && <Tabs.Tab value="history">{t('products.historyTab')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="discount">
          <DiscountForm key={discount.version} discount={discount} onSaved={() => void refetch()} />
        </Tabs.Panel>
        <Tabs.Panel value="codes">
          <CodesSection discount={discount} />
        </Tabs.Panel>
        <Tabs.Panel value="uses">
          <UsesSection discount={discount} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <Section>
            <History subjects={[{ type: 'discounts', id: discount.id }]} />
          </Section>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Actions({ discount }: { discount: Discount }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('discounts:write')
  const [trying, setTrying] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const toggle = useMutation({
    mutationFn: (active: boolean) =>
      unwrap(
        api.PUT('/api/v1/discounts/{discount_id}', {
          params: { path: { discount_id: discount.id } },
          headers: { 'If-Match': `"${discount.version}"` },
          body: { active },
        }),
      ),
    onSuccess: () => showDone(t('ui:form.saved')),
    onSettled: () => client.invalidateQueries({ queryKey: ['discounts'] }),
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/discounts/{discount_id}', { params: { path: { discount_id: discount.id } } })),
    onSuccess: async () => {
      showDone(t('catalog.deleted'))
      await navigate('/discounts')
      await client.invalidateQueries({ queryKey: ['discounts'] })
    },
    onError: notice,
  })
  return (
    <>
      <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={() => setTrying(true)}>
        {t('discounts.try')}
      </Button>
      {mayWrite && (
        <Button variant="default" loading={toggle.isPending} onClick={() => toggle.mutate(!discount.active)}>
          {discount.active ? t('discounts.switchOff') : t('discounts.switchOn')}
        </Button>
      )}
      {mayWrite && discount.used === 0 && (
        <Button
          variant="default"
          color="red"
          leftSection={<IconTrash size={16} />}
          loading={remove.isPending}
          onClick={() =>
            confirm({
              title: t('catalog.deleteConfirm', { name: discount.name }),
              hint: t('discounts.deleteHint'),
              confirm: t('ui:action.delete'),
              onConfirm: () => remove.mutate(),
            })
          }
        >
          {t('ui:action.delete')}
        </Button>
      )}
      {trying && <PreviewModal code={discount.code} onClose={() => setTrying(false)} />}
    </>
  )
}
