import { NumberInput, type NumberInputProps } from '@mantine/core'

type Props = Omit<NumberInputProps, 'value' | 'onChange'> & {
  value?: string
  onChange?: (value: string) => void
  currency: string | undefined
}

/** An amount as a decimal string: the reader's own separators on screen, a plain point underneath. */
export function MoneyInput({ value = '', onChange, currency, ...rest }: Props) {
  const digits = currency
    ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
    : 2
  return (
    <NumberInput
      value={value}
      onChange={(next) => onChange?.(next === '' ? '' : String(next))}
      min={0}
      allowNegative={false}
      decimalScale={digits}
      thousandSeparator=" "
      allowedDecimalSeparators={['.', ',']}
      hideControls
      inputMode="decimal"
      rightSection={currency ? <span style={{ fontSize: 13 }}>{symbol(currency)}</span> : null}
      rightSectionPointerEvents="none"
      rightSectionWidth={44}
      {...rest}
    />
  )
}

function symbol(currency: string): string {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? currency
  )
}
