import { Select, SimpleGrid, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { Schedule } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'

const EVERY = ['day', 'week', 'month'] as const
const FORMATS = ['xlsx', 'csv', 'parquet'] as const
const MONDAY = Date.UTC(2024, 0, 1)

/** `Monday` of 1, in the reader's language. */
export function weekdayName(weekday: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    MONDAY + (weekday - 1) * 86_400_000,
  )
}

export const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** A schedule in words: `Every week, Monday, 07:00`. */
export function useScheduleText(): (schedule: Schedule) => string {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return ({ every, on, hour = 7 }) =>
    [
      t(`figures.every.${every}`),
      ...(every === 'week' ? [weekdayName(on ?? 1, language)] : []),
      ...(every === 'month' ? [t('figures.dayOfMonth', { day: on ?? 1 })] : []),
      hourName(hour),
    ].join(', ')
}

type Props = { value: Schedule | null; address: string | null | undefined; onChange: (value: Schedule | null) => void }

/** When a report is mailed, by the clock of the shop, as which file, and to whom. */
export function ScheduleFields({ value, address, onChange }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const set = (changes: Partial<Schedule>) => value && onChange({ ...value, ...changes })
  return (
    <>
      <Select
        label={t('figures.mail')}
        placeholder={t('figures.unmailed')}
        clearable
        value={value?.every ?? null}
        onChange={(every) => {
          const known = EVERY.find((one) => one === every)
          if (!known) onChange(null)
          else
            onChange({
              hour: 7,
              format: 'xlsx',
              to: address ? [address] : [],
              ...value,
              every: known,
              on: known === 'day' ? null : 1,
            })
        }}
        data={EVERY.map((one) => ({ value: one, label: t(`figures.every.${one}`) }))}
      />
      {value && (
        <>
          <SimpleGrid cols={{ base: 1, xs: value.every === 'day' ? 2 : 3 }}>
            {value.every === 'week' && (
              <Select
                label={t('figures.dimension.weekday')}
                allowDeselect={false}
                value={String(value.on ?? 1)}
                onChange={(on) => set({ on: Number(on) })}
                data={Array.from({ length: 7 }, (_, n) => ({
                  value: String(n + 1),
                  label: weekdayName(n + 1, language),
                }))}
              />
            )}
            {value.every === 'month' && (
              <Select
                label={t('figures.dayOf')}
                allowDeselect={false}
                value={String(value.on ?? 1)}
                onChange={(on) => set({ on: Number(on) })}
                data={Array.from({ length: 31 }, (_, n) => ({
                  value: String(n + 1),
                  label: n === 30 ? t('figures.lastDay') : String(n + 1),
                }))}
              />
            )}
            <Select
              label={t('figures.dimension.hour')}
              allowDeselect={false}
              value={String(value.hour ?? 7)}
              onChange={(hour) => set({ hour: Number(hour) })}
              data={Array.from({ length: 24 }, (_, n) => ({ value: String(n), label: hourName(n) }))}
            />
            <Select
              label={t('figures.fileKind')}
              allowDeselect={false}
              value={value.format ?? 'xlsx'}
              onChange={(format) => set({ format: FORMATS.find((one) => one === format) ?? 'xlsx' })}
              data={FORMATS.map((one) => ({
                value: one,
                label: one === 'parquet' ? 'Parquet' : one === 'xlsx' ? 'Excel (XLSX)' : 'CSV',
              }))}
            />
          </SimpleGrid>
          <TagsInput
            label={t('figures.mailTo')}
            required={value.to.length === 0}
            maxTags={20}
            acceptValueOnBlur
            value={value.to}
            onChange={(to) => set({ to })}
          />
        </>
      )}
    </>
  )
}
