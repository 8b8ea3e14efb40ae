import { useTranslation } from 'react-i18next'

import { Plans } from '@/ui/plans/Plans'

import { useCard } from '../checkout/CardField'
import { AccountFrame } from './AccountFrame'

export default function SubscriptionPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('account.subscription')}>
      <Plans useForm={useCard} />
    </AccountFrame>
  )
}
