import '@mantine/dates/styles.layer.css'

import { DateTimePicker, type DateTimePickerProps } from '@mantine/dates'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'

type Props = Omit<DateTimePickerProps, 'value' | 'onChange' | 'defaultValue'> & {
  value?: string | null
  onChange?: (value: string | null) => void
}

/** A moment: the reader's own clock on screen, UTC underneath. */
export function MomentInput({ value = null, onChange, ...rest }: Props) {
  const { t } = useTranslation('ui')
  return (
    <DateTimePicker
      clearable
      value={value ? dayjs(value).format('YYYY-MM-DD HH:mm:ss') : null}
      onChange={(next) => onChange?.(next ? dayjs(next).toISOString() : null)}
      submitButtonProps={{ 'aria-label': t('action.apply') }}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      {...rest}
    />
  )
}
