import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { Section } from '@/ui/Page'

import classes from './Terms.module.css'

type Term = 'error' | 'naive' | 'band' | 'daysLeft' | 'reorderPoint' | 'serviceLevel' | 'atRisk'

/** What the words of a page mean. */
export function Terms({ of }: { of: Term[] }) {
  const { t } = useTranslation('admin')
  return (
    <Section title={t('figures.whatWordsMean')}>
      <dl className={classes.list}>
        {of.map((term) => (
          <div key={term}>
            <Text component="dt" size="sm" fw={550}>
              {t(`figures.term.${term}.name`)}
            </Text>
            <Text component="dd" size="sm" c="dimmed" m={0}>
              {t(`figures.term.${term}.text`)}
            </Text>
          </div>
        ))}
      </dl>
    </Section>
  )
}
