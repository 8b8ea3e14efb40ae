import { useTranslation } from 'react-i18next'

import { Breakdown } from './Breakdown'

const DIMENSIONS = ['category', 'brand', 'seller'] as const

export default function CategoriesPage() {
  const { t } = useTranslation('admin')
  return (
    <Breakdown title={t('figures.titles.categories')} hint={t('figures.hints.categories')} dimensions={DIMENSIONS} />
  )
}
