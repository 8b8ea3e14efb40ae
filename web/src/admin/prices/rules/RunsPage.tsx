import { useTranslation } from 'react-i18next'

import { Page, Section } from '@/ui/Page'

import { RunsTable } from './RunsTable'

/** Every run of every rule. */
export default function RunsPage() {
  const { t } = useTranslation('admin')
  return (
    <Page
      title={t('repricing.log')}
      hint={t('repricing.logHint')}
      back={{ to: '/price-rules', label: t('nav.priceRules') }}
    >
      <Section flush>
        <RunsTable />
      </Section>
    </Page>
  )
}
