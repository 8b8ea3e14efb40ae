import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { Page } from '@/ui/Page'
import { Plans } from '@/ui/plans/Plans'

/** One's own plan. Cards are typed into the shop's page, which loads its provider's form. */
export default function SubscriptionPage() {
  const { t } = useTranslation('admin')
  return (
    <Page
      title={t('nav.subscription')}
      hint={
        <>
          {t('tariffs.byCard')} <Anchor href="/account/subscription">{t('tariffs.inShop')}</Anchor>
        </>
      }
      width={1080}
    >
      <Plans />
    </Page>
  )
}
