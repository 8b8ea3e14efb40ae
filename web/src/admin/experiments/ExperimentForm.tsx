import {
  Alert,
  Button,
  Group,
  List,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Stepper,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { productQuery } from '@/api/catalog'
import { api, unwrap } from '@/api/client'
import { type Experiment, MARKET_METRICS, METRICS } from '@/api/experiments'
import { useMay } from '@/api/me'
import { FormError } from '@/ui/FormError'
import { showDone } from '@/ui/notices'
import { Section } from '@/ui/Page'
import { putProblemOnForm, useProblemText } from '@/ui/problems'

import { ProductPicker } from '../products/ProductPicker'
import { Calculator } from './Calculator'
import { MarketFields } from './MarketFields'
import { bodyOf, valuesOf } from './values'
import { VariantFields } from './VariantFields'
import { isShare } from './words'

type Props = { experiment: Experiment | null; onSaved: (saved: Experiment) => void }

/** A hypothesis, written down in three steps; each may be saved as a draft. */
export function ExperimentForm({ experiment, onSaved }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const readOnly = !useMay('experiments:write')
  const [step, setStep] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  const form = useForm({ initialValues: valuesOf(experiment, t('experiments.asItIs')) })
  const { values } = form
  const store = values.kind === 'store'
  const product = useQuery({ ...productQuery(String(values.product_id)), enabled: values.product_id !== null })
  const pages = useQuery({
    queryKey: ['content', 'pages', 'choices'],
    queryFn: () => unwrap(api.GET('/api/v1/content/pages', { params: { query: { limit: 200 } } })),
    enabled: store,
  })
  const save = useMutation({
    mutationFn: () =>
      experiment
        ? unwrap(
            api.PUT('/api/v1/management/hypotheses/{hypothesis_id}', {
              params: { path: { hypothesis_id: experiment.id } },
              headers: { 'If-Match': `"${experiment.version}"` },
              body: bodyOf(values),
            }),
          )
        : unwrap(api.POST('/api/v1/management/hypotheses', { body: bodyOf(values) })),
    onSuccess: async (saved) => {
      setFault(null)
      showDone(t('ui:form.saved'))
      onSaved(saved)
      await client.invalidateQueries({ queryKey: ['experiments'] })
    },
    onError: (error) => setFault(putProblemOnForm(form, error, text)),
  })
  const choose = (kind: string) => {
    form.setFieldValue('kind', kind as typeof values.kind)
    form.setFieldValue('metric', kind === 'store' ? 'conversion' : 'revenue')
  }
  const metrics = store ? METRICS : MARKET_METRICS
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="lg">
        {experiment && experiment.missing.length > 0 && (
          <Alert color="blue" title={t('experiments.missing')}>
            <List size="sm">
              {experiment.missing.map(({ field, message }) => (
                <List.Item key={field}>{`${field}: ${message}`}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <FormError>{fault}</FormError>
        <Section>
          <Stepper active={step} onStepClick={setStep} size="sm" allowNextStepsSelect>
            <Stepper.Step label={t('experiments.steps.idea')}>
              <Stack mt="md">
                <TextInput
                  label={t('experiments.name')}
                  placeholder={t('experiments.namePlaceholder')}
                  readOnly={readOnly}
                  {...form.getInputProps('name')}
                />
                <Textarea
                  label={t('experiments.why')}
                  description={t('experiments.whyHint')}
                  autosize
                  minRows={2}
                  readOnly={readOnly}
                  {...form.getInputProps('description')}
                />
                <SegmentedControl
                  aria-label={t('experiments.kind')}
                  value={values.kind}
                  onChange={choose}
                  disabled={readOnly}
                  data={[
                    { value: 'store', label: t('experiments.kinds.store') },
                    { value: 'before_after', label: t('experiments.kinds.before_after') },
                  ]}
                />
                <Text size="sm" c="dimmed">
                  {t(`experiments.kindHints.${values.kind}`)}
                </Text>
                {store && (
                  <SimpleGrid cols={{ base: 1, sm: 2 }}>
                    <Stack gap={4}>
                      <Text size="sm" fw={500}>
                        {t('experiments.product')}
                      </Text>
                      <ProductPicker
                        label={t('experiments.chooseProduct')}
                        onPick={({ id }) => {
                          form.setFieldValue('product_id', id)
                          form.setFieldValue('page_id', null)
                        }}
                      />
                      {values.product_id !== null && !values.page_id && (
                        <Text size="sm">{product.data?.product.name ?? '…'}</Text>
                      )}
                      {form.errors['product_id'] && (
                        <Text size="sm" c="var(--mantine-color-error)">
                          {form.errors['product_id']}
                        </Text>
                      )}
                    </Stack>
                    <Select
                      label={t('experiments.page')}
                      placeholder={t('experiments.noPage')}
                      clearable
                      disabled={readOnly}
                      data={(pages.data?.items ?? []).map(({ id, title }) => ({ value: String(id), label: title }))}
                      {...form.getInputProps('page_id')}
                    />
                  </SimpleGrid>
                )}
              </Stack>
            </Stepper.Step>
            <Stepper.Step label={store ? t('experiments.steps.variants') : t('experiments.steps.change')}>
              {store ? (
                <VariantFields
                  form={form}
                  product={values.page_id ? null : (product.data?.product ?? null)}
                  readOnly={readOnly}
                />
              ) : (
                <MarketFields form={form} />
              )}
            </Stepper.Step>
            <Stepper.Step label={t('experiments.steps.size')}>
              <Stack mt="md">
                <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
                  <Select
                    label={t('experiments.metric')}
                    allowDeselect={false}
                    disabled={readOnly}
                    data={metrics.map((value) => ({ value, label: t(`experiments.metrics.${value}`) }))}
                    {...form.getInputProps('metric')}
                  />
                  <NumberInput
                    label={t('experiments.effect')}
                    description={t('experiments.effectHint')}
                    suffix=" %"
                    min={0.1}
                    max={1000}
                    readOnly={readOnly}
                    {...form.getInputProps('minimum_effect')}
                  />
                  {store && (
                    <NumberInput
                      label={t('experiments.baseline')}
                      description={
                        isShare(values.metric) ? t('experiments.baselineShare') : t('experiments.baselineMoney')
                      }
                      min={0}
                      step={0.01}
                      readOnly={readOnly}
                      {...form.getInputProps('baseline')}
                    />
                  )}
                  <Select
                    label={t('experiments.alpha')}
                    allowDeselect={false}
                    disabled={readOnly}
                    data={[0.01, 0.05, 0.1].map((value) => ({ value: String(value), label: `${value * 100} %` }))}
                    {...form.getInputProps('alpha')}
                  />
                  <Select
                    label={t('experiments.power')}
                    allowDeselect={false}
                    disabled={readOnly}
                    data={[0.8, 0.9, 0.95].map((value) => ({ value: String(value), label: `${value * 100} %` }))}
                    {...form.getInputProps('power')}
                  />
                  {store && (
                    <Select
                      label={t('experiments.counts')}
                      allowDeselect={false}
                      disabled={readOnly || values.page_id !== null}
                      data={(['product', 'order'] as const).map((value) => ({
                        value,
                        label: t(`experiments.countsOf.${value}`),
                      }))}
                      {...form.getInputProps('counts')}
                    />
                  )}
                </SimpleGrid>
                {store && (
                  <Calculator
                    plan={{
                      metric: values.metric,
                      product_id: values.page_id ? null : values.product_id,
                      baseline: values.baseline === '' ? null : Number(values.baseline),
                      deviation: null,
                      minimum_effect: Number(values.minimum_effect) || 10,
                      alpha: Number(values.alpha),
                      power: Number(values.power),
                      weights: values.variants.map(({ weight }) => Number(weight) || 1),
                    }}
                  />
                )}
              </Stack>
            </Stepper.Step>
          </Stepper>
        </Section>
        <Group justify="space-between">
          <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
            {t('experiments.back')}
          </Button>
          <Group gap="xs">
            {!readOnly && (
              <Button type="submit" variant={step < 2 ? 'default' : 'filled'} loading={save.isPending}>
                {t('experiments.save')}
              </Button>
            )}
            {step < 2 && <Button onClick={() => setStep(step + 1)}>{t('experiments.next')}</Button>}
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
