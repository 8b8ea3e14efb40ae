import { useTranslation } from 'react-i18next'

import { Page, Section } from '@/ui/Page'

import { MovementTable } from './MovementTable'

export default function MovementsPage() {
  const { t } = useTranslation('admin')
  return (
    <Page title={t('stock.movements')}>
      <Section flush>
        <MovementTable />
      </Section>
    </Page>
  )
}
