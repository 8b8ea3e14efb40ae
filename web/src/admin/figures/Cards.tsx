import { SimpleGrid, Skeleton, Text, UnstyledButton } from '@mantine/core'

import type { Answer } from '@/api/figures'
import { useLanguage } from '@/lib/i18n'

import classes from './Cards.module.css'
import { Change } from './Change'
import { useLabels, useMetrics } from './columns'
import { Spark } from './Spark'
import { changeOf, figure, numberOf } from './words'

type Props = {
  metrics: readonly string[]
  answer: Answer | undefined
  /** Which of them the chart below shows; a press chooses another. */
  chosen?: string
  onChoose?: (name: string) => void
}

/** Key figures, each with its course and how much more it is than before. */
export function Cards({ metrics, answer, chosen, onChoose }: Props) {
  const language = useLanguage()
  const labels = useLabels()
  const { unit, sentence } = useMetrics()
  const totals = answer?.totals
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }} spacing={{ base: 'xs', sm: 'md' }}>
      {metrics.map((name) => {
        if (!totals) return <Skeleton key={name} h={128} radius="lg" />
        const inside = (
          <>
            <Text size="sm" c="dimmed" title={sentence(name)}>
              {labels.metric(name)}
            </Text>
            <Text fz={{ base: 19, xs: 24 }} fw={640} lh={1.3} lts="-0.01em" className="num">
              {figure(totals.metrics[name], unit(name), answer.currency, language, true)}
            </Text>
            <div className={classes.change}>
              <Change value={changeOf(totals, name, unit(name))} name={name} unit={unit(name)} />
            </div>
            <Spark values={answer.rows.map((row) => numberOf(row.metrics[name]))} />
          </>
        )
        return onChoose ? (
          <UnstyledButton
            key={name}
            className={classes.card}
            aria-pressed={name === chosen}
            onClick={() => onChoose(name)}
          >
            {inside}
          </UnstyledButton>
        ) : (
          <div key={name} className={classes.card}>
            {inside}
          </div>
        )
      })}
    </SimpleGrid>
  )
}
