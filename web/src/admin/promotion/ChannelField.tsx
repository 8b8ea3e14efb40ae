import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { limitsQuery } from './calls'

type Props = { value: string; onChange: (channel: string) => void }

/** Channels whose limits are known. */
export function ChannelField({ value, onChange }: Props) {
  const { t } = useTranslation('admin')
  const { data = [] } = useQuery(limitsQuery)
  return (
    <Select
      label={t('promotion.channel')}
      value={value}
      allowDeselect={false}
      data={data.map(({ channel }) => ({ value: channel, label: t(`promotion.channels.${channel as 'store'}`) }))}
      onChange={(next) => next && onChange(next)}
    />
  )
}
