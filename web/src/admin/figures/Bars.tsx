import { Anchor, Text, getThemeColor, useMantineTheme } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import classes from './Bars.module.css'

export type Bar = {
  key: string
  name: string
  value: number
  text: string
  before?: number | null
  to?: string
  note?: ReactNode
  /** A colour of the theme, such as `indigo.5`. */
  color?: string | undefined
}

/** Lengths side by side, the longest first; a mark shows where each stood before. A list of texts for who cannot see. */
export function Bars({ label, bars }: { label: string; bars: Bar[] }) {
  const { t } = useTranslation('admin')
  const theme = useMantineTheme()
  const longest = Math.max(...bars.flatMap(({ value, before }) => [Math.abs(value), before ?? 0]), 0) || 1
  const marked = bars.some(({ before }) => before)
  return (
    <div>
      <ul className={classes.list} aria-label={label}>
        {bars.map(({ key, name, value, text, before, to, note, color }) => (
          <li key={key}>
            <div className={classes.line}>
              {to ? (
                <Anchor component={Link} to={to} className={classes.name} title={name} fw={550} size="sm">
                  {name}
                </Anchor>
              ) : (
                <span className={classes.name} title={name}>
                  {name}
                </span>
              )}
              <span className="num" style={{ whiteSpace: 'nowrap' }}>
                {text}
                {note}
              </span>
            </div>
            <div className={classes.track} aria-hidden>
              <div
                className={classes.bar}
                data-below={value < 0 || undefined}
                style={{
                  width: `${(Math.abs(value) / longest) * 100}%`,
                  ...(color && value >= 0 ? { background: getThemeColor(color, theme) } : {}),
                }}
              />
              {before ? (
                <div
                  className={classes.before}
                  style={{ insetInlineStart: `calc(${(before / longest) * 100}% - 1px)` }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {marked && (
        <Text size="xs" c="dimmed" mt="sm" aria-hidden>
          {t('figures.mark')}
        </Text>
      )}
    </div>
  )
}
