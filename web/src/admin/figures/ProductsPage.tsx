import { useTranslation } from 'react-i18next'

import { Breakdown } from './Breakdown'

const DIMENSIONS = ['product', 'sku', 'brand', 'seller'] as const

export default function ProductsPage() {
  const { t } = useTranslation('admin')
  return <Breakdown title={t('figures.titles.products')} hint={t('figures.hints.products')} dimensions={DIMENSIONS} />
}
