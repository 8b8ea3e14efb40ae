import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { paymentQuery, type PaymentStatus } from '@/api/payments'
import { isProblem } from '@/api/problem'
import { moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Page, Section } from '@/ui/Page'
import { Failure, NotFound } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'

import { PaymentPanel } from './PaymentPanel'

export default function PaymentPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { data: payment, error, refetch } = useQuery(paymentQuery(id))
  const back = { to: '/payments', label: t('nav.payments') }
  if (isProblem(error, 'not-found')) return <NotFound home="/payments" />
  return (
    <Page
      title={t('payments.number', { id })}
      back={back}
      width={760}
      badge={
        payment && (
          <StatusBadge status={payment.status} label={t(`payments.state.${payment.status as PaymentStatus}`)} />
        )
      }
      hint={payment && moment(payment.created_at, language)}
    >
      {error && !payment && <Failure error={error} onRetry={() => void refetch()} />}
      {!payment && !error && <Skeleton h={200} />}
      {payment && (
        <Section
          title={t('payments.one')}
          actions={
            payment.order_id === null ? (
              <Anchor component={Link} to="/tariffs" size="sm">
                {t('payments.openPlans')}
              </Anchor>
            ) : (
              <Anchor component={Link} to={`/orders/${payment.order_id}`} size="sm">
                {t('payments.openOrder')}
              </Anchor>
            )
          }
        >
          <PaymentPanel payment={payment} />
        </Section>
      )}
    </Page>
  )
}
