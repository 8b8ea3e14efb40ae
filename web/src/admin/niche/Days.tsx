import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

import { daysOf, LENGTHS } from './niche'

/** Of how many days sales are looked at; kept in the address. */
export function Days() {
  const { t } = useTranslation('admin')
  const [params, setParams] = useSearchParams()
  return (
    <Select
      w={150}
      aria-label={t('niche.length')}
      allowDeselect={false}
      value={String(daysOf(params))}
      data={LENGTHS.map((days) => ({ value: String(days), label: t('niche.lastDays', { count: days }) }))}
      onChange={(value) =>
        setParams(
          (before) => {
            const after = new URLSearchParams(before)
            after.set('days', value ?? '30')
            return after
          },
          { replace: true },
        )
      }
    />
  )
}
