import type { ReactNode } from 'react'

import classes from './HeatTable.module.css'

type Props = {
  label: string
  corner: string
  columns: string[]
  rows: { key: string; name: ReactNode; cells: (number | null)[]; extra?: ReactNode }[]
  /** What columns before the heat are called, one for each row's `extra`. */
  extra?: string
  text: (value: number) => string
  /** What is as warm as can be; the largest cell unless given. */
  most?: number
}

/** A table whose cells are the warmer the more is in them: a picture and its own text at once. */
export function HeatTable({ label, corner, columns, rows, extra, text, most }: Props) {
  const top = most ?? Math.max(...rows.flatMap(({ cells }) => cells.map((value) => value ?? 0)), 0)
  return (
    // Wider than a phone: whoever has no mouse scrolls it by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {extra && <th scope="col">{extra}</th>}
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, extra: before }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {extra && <td>{before}</td>}
              {cells.map((value, place) => (
                <td
                  key={place}
                  style={{
                    background:
                      value === null
                        ? undefined
                        : `color-mix(in srgb, var(--mantine-color-petrol-6) ${Math.round(top > 0 ? Math.min(60, Math.max(0, (value / top) * 60)) : 0)}%, var(--tp-hover))`,
                  }}
                >
                  {value === null ? '' : text(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
