import { useTranslation } from 'react-i18next'

import { Breakdown } from './Breakdown'

const DIMENSIONS = ['channel', 'platform', 'country', 'provider'] as const

export default function ChannelsPage() {
  const { t } = useTranslation('admin')
  return <Breakdown title={t('figures.titles.channels')} hint={t('figures.hints.channels')} dimensions={DIMENSIONS} />
}
