import { useTranslation } from 'react-i18next'

import { LISTING_STATES } from '@/api/channels'
import type { ListState } from '@/lib/list'
import { FilterSelect } from '@/ui/Toolbar'

/** How what was told of an item stands: its card, its price or its stock. */
export function StateFilter({ list }: { list: ListState<string> }) {
  const { t } = useTranslation('admin')
  return (
    <FilterSelect
      list={list}
      name="state"
      label={t('channels.stands')}
      data={LISTING_STATES.map((value) => ({ value, label: t(`channels.listingState.${value}`) }))}
    />
  )
}
