import { ActionIcon, Button, Checkbox, Group, NumberInput, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { useShop } from '@/api/shop'
import { MoneyInput } from '@/ui/MoneyInput'

import { KINDS, newStep, type Step } from './values'

type Props = { value: Step[]; onChange: (steps: Step[]) => void; disabled: boolean; error?: string | undefined }

/** What a rule does, step by step. */
export function StepsField({ value, onChange, disabled, error }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const change = (at: number, fields: Partial<Step>) =>
    onChange(value.map((step, place) => (place === at ? { ...step, ...fields } : step)))
  const swap = (at: number, other: number) => {
    const steps = [...value]
    const [one, two] = [steps[at], steps[other]]
    if (!one || !two) return
    steps[at] = two
    steps[other] = one
    onChange(steps)
  }
  return (
    <Stack gap="sm">
      {value.map((step, at) => (
        <Paper key={step.key} withBorder p="sm" radius="md">
          <Stack gap="xs">
            <Group wrap="nowrap" gap={6}>
              <Text size="sm" fw={650} c="dimmed" w={20}>
                {at + 1}.
              </Text>
              <Select
                flex={1}
                aria-label={t('repricing.step', { number: at + 1 })}
                allowDeselect={false}
                disabled={disabled}
                data={KINDS.map((kind) => ({ value: kind, label: t(`repricing.steps.${kind}`) }))}
                value={step.kind}
                onChange={(kind) => kind && onChange(value.map((one, n) => (n === at ? newStep(kind) : one)))}
              />
              {!disabled && (
                <Group gap={0} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('repricing.earlier', { number: at + 1 })}
                    disabled={at === 0}
                    onClick={() => swap(at, at - 1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('repricing.later', { number: at + 1 })}
                    disabled={at === value.length - 1}
                    onClick={() => swap(at, at + 1)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('ui:action.delete')}: ${t('repricing.step', { number: at + 1 })}`}
                    disabled={value.length === 1}
                    onClick={() => onChange(value.filter((_, place) => place !== at))}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
            <Fields step={step} disabled={disabled} change={(fields) => change(at, fields)} />
          </Stack>
        </Paper>
      ))}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      {!disabled && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, newStep('round')])}
        >
          {t('repricing.addStep')}
        </Button>
      )}
    </Stack>
  )
}

type FieldsProps = { step: Step; disabled: boolean; change: (fields: Partial<Step>) => void }

function Fields({ step, disabled, change }: FieldsProps) {
  const { t } = useTranslation('admin')
  const { currency } = useShop()
  const share = (name: 'target' | 'percent', label: string, hint?: string) => (
    <NumberInput
      label={label}
      description={hint}
      suffix=" %"
      decimalScale={4}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      disabled={disabled}
      value={step[name]}
      onChange={(next) => change({ [name]: String(next) })}
    />
  )
  const amount = (label: string, signed = false) => (
    <MoneyInput
      label={label}
      currency={currency}
      disabled={disabled}
      {...(signed ? { allowNegative: true, min: -1e12 } : {})}
      value={step.amount}
      onChange={(next) => change({ amount: next })}
    />
  )
  switch (step.kind) {
    case 'margin':
      return (
        <>
          {share('target', t('repricing.target'), t('repricing.targetHint'))}
          <Checkbox
            label={t('repricing.onlyRaise')}
            disabled={disabled}
            checked={step.only_raise}
            onChange={(event) => change({ only_raise: event.currentTarget.checked })}
          />
        </>
      )
    case 'competitor':
      return (
        <>
          <Group grow align="flex-start">
            <Select
              label={t('repricing.which')}
              allowDeselect={false}
              disabled={disabled}
              data={(['lowest', 'average', 'median', 'highest'] as const).map((value) => ({
                value,
                label: t(`repricing.whose.${value}`),
              }))}
              value={step.which}
              onChange={(which) => which && change({ which })}
            />
            <TextInput
              label={t('repricing.competitor')}
              placeholder={t('repricing.anyCompetitor')}
              maxLength={120}
              disabled={disabled}
              value={step.competitor}
              onChange={(event) => change({ competitor: event.currentTarget.value })}
            />
          </Group>
          <Group grow align="flex-start">
            {share('percent', t('repricing.belowPercent'))}
            {amount(t('repricing.belowAmount'), true)}
          </Group>
          <NumberInput
            label={t('repricing.maxAge')}
            description={t('repricing.maxAgeHint')}
            min={1}
            max={2160}
            allowDecimal={false}
            disabled={disabled}
            value={step.max_age_hours}
            onChange={(max_age_hours) => change({ max_age_hours })}
          />
        </>
      )
    case 'stock':
      return (
        <>
          <Group grow align="flex-start">
            <Select
              label={t('repricing.measure')}
              allowDeselect={false}
              disabled={disabled}
              data={(['days', 'units'] as const).map((value) => ({ value, label: t(`repricing.measures.${value}`) }))}
              value={step.measure}
              onChange={(measure) => measure && change({ measure })}
            />
            <Select
              label={t('repricing.when')}
              allowDeselect={false}
              disabled={disabled}
              data={(['below', 'above'] as const).map((value) => ({ value, label: t(`repricing.whens.${value}`) }))}
              value={step.when}
              onChange={(when) => when && change({ when })}
            />
            <NumberInput
              label={t('repricing.than')}
              min={0}
              allowDecimal={false}
              disabled={disabled}
              value={step.than}
              onChange={(than) => change({ than })}
            />
          </Group>
          {share('percent', t('repricing.byPercent'), t('repricing.signHint'))}
        </>
      )
    case 'round':
      return (
        <Select
          label={t('repricing.rounding')}
          allowDeselect={false}
          disabled={disabled}
          data={[
            { value: '0.90', label: '….90' },
            { value: '0.99', label: '….99' },
            { value: '1', label: t('repricing.whole') },
          ]}
          value={step.to}
          onChange={(to) => to && change({ to })}
        />
      )
    case 'limit':
      return share('percent', t('repricing.most'), t('repricing.mostHint'))
    default:
      return amount(t(`repricing.steps.${step.kind}`))
  }
}
