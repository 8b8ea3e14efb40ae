import { Checkbox, NumberInput, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

export type Choosable = { line: { id: number; name: string; sku: string }; open: number }
/** Units by the line's id; 0 is not chosen. */
export type Units = Record<number, number>

export const allUnits = (lines: Choosable[]): Units =>
  Object.fromEntries(lines.map(({ line, open }) => [line.id, open]))

export const chosenLines = (units: Units) =>
  Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([line_id, quantity]) => ({ line_id: Number(line_id), quantity }))

type Props = { label: string; lines: Choosable[]; units: Units; onChange: (units: Units) => void }

/** Some units of some lines of an order. */
export function UnitsTable({ label, lines, units, onChange }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  return (
    <Table aria-label={label} horizontalSpacing="xs">
      <Table.Tbody>
        {lines.map(({ line, open }) => {
          const chosen = units[line.id] ?? 0
          const set = (quantity: number) => onChange({ ...units, [line.id]: Math.max(0, Math.min(open, quantity)) })
          return (
            <Table.Tr key={line.id}>
              <Table.Td>
                <Checkbox
                  label={
                    <>
                      {line.name}
                      <Text component="span" display="block" size="xs" c="dimmed">
                        {line.sku}
                      </Text>
                    </>
                  }
                  checked={chosen > 0}
                  onChange={(event) => set(event.currentTarget.checked ? open : 0)}
                />
              </Table.Td>
              <Table.Td w={120}>
                <NumberInput
                  aria-label={`${t('orders.quantity')}: ${line.name}`}
                  min={0}
                  max={open}
                  allowDecimal={false}
                  value={chosen}
                  onChange={(value) => set(Number(value) || 0)}
                  rightSectionWidth={60}
                  rightSection={
                    <Text size="xs" c="dimmed">
                      / {count(open, language)}
                    </Text>
                  }
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
