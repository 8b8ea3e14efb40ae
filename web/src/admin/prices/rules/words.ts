import { useTranslation } from 'react-i18next'

import type { Rule } from '@/api/pricing'

import type { Kind } from './values'

/** A rule in a few words. */
export function useRuleWords() {
  const { t } = useTranslation('admin')
  return {
    steps: ({ steps, channel }: Rule) =>
      [...steps.map((step) => t(`repricing.steps.${step['kind'] as Kind}`)), channel].filter(Boolean).join(' · '),
    schedule: ({ every_hours, at_hour }: Rule) =>
      every_hours !== null
        ? t('repricing.everyHours', { count: every_hours })
        : at_hour !== null
          ? t('repricing.daily', { hour: `${String(at_hour).padStart(2, '0')}:00` })
          : t('repricing.byHand'),
    state: ({ active, confirmed }: Rule) =>
      !active
        ? { status: 'off', label: t('repricing.state.off') }
        : confirmed
          ? { status: 'on', label: t('repricing.state.on') }
          : { status: 'pending', label: t('repricing.state.unconfirmed') },
  }
}
