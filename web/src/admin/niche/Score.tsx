import { Badge, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import type { Analysis } from './niche'

export const SCORE_PARTS = ['demand', 'growth', 'openness', 'newcomers', 'sell_through', 'unmet'] as const

const tone = (score: number) => (score >= 60 ? 'petrol' : score >= 40 ? 'yellow' : 'red')

/** A score of a hundred as a badge; green where it invites. */
export function ScoreBadge({ score }: { score: number | null }) {
  const language = useLanguage()
  if (score === null) return <>—</>
  return (
    <Badge color={tone(score)} variant="light" className="num">
      {count(Math.round(score), language)}
    </Badge>
  )
}

/** The parts that an entry score is the weighted mean of, each with its weight and what it says. */
export function ScoreParts({ score }: { score: Analysis['score'] }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Stack gap="sm" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {SCORE_PARTS.map((name) => {
        const part = score.parts.find((one) => one.name === name)
        if (!part) return null
        const value = part.score
        return (
          <li key={name}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
              <Text size="sm" fw={550}>
                {t(`niche.part.${name}.name`)}{' '}
                <Text span size="xs" c="dimmed">
                  {t('niche.weight', { weight: part.weight })}
                </Text>
              </Text>
              <Text size="sm" className="num">
                {value === null ? t('niche.unknown') : count(Math.round(value), language)}
              </Text>
            </div>
            <Progress value={value ?? 0} color={value === null ? 'gray' : tone(value)} size="sm" my={4} aria-hidden />
            <Text size="xs" c="dimmed">
              {t(`niche.part.${name}.text`)}
            </Text>
          </li>
        )
      })}
    </Stack>
  )
}
