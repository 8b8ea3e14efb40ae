import { Anchor, Button, Grid, Group, NumberInput, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { IconPencil, IconScale } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'

import { type Landed, type Offer, offerQuery } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useConfirm } from '@/ui/confirm'
import { DataTable, Sub } from '@/ui/DataTable'
import { FormError } from '@/ui/FormError'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice, useProblemText } from '@/ui/problems'
import { Stat } from '@/ui/Stat'
import { Empty, Failure, NotFound } from '@/ui/states'

import { ratio, useChannelName } from '../figures/words'
import { Fact } from '../parts/Fact'
import { OfferModal } from './OfferModal'
import { asCharges, CostFields, NO_COSTS } from './parts'
import { still } from './PurchasePage'

/** One offer: what it is, what it costs on the shelf, what each channel leaves of it. */
export default function OfferPage() {
  const id = Number(useParams()['id'])
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const mayWrite = useMay('suppliers:write')
  const [editing, setEditing] = useState(false)
  const { data: offer, error, refetch } = useQuery(offerQuery(id))
  const back = { to: '/supplier-catalogue', label: t('buying.catalogue') }
  if (isProblem(error, 'not-found')) return <NotFound home="/supplier-catalogue" />
  if (error && !offer) {
    return (
      <Page title={t('buying.catalogue')} back={back}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!offer) {
    return (
      <Page title="…" back={back} width={1180}>
        <Section>
          <Skeleton h={160} />
        </Section>
      </Page>
    )
  }
  return (
    <Page
      title={offer.name}
      hint={`${offer.supplier} · ${offer.sku}`}
      back={back}
      width={1180}
      actions={
        <>
          {offer.product_id !== null && (
            <Button
              variant="default"
              component={Link}
              to={`/compare-offers?product=${offer.product_id}`}
              leftSection={<IconScale size={16} />}
            >
              {t('buying.compare')}
            </Button>
          )}
          {mayWrite && (
            <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('ui:action.edit')}
            </Button>
          )}
        </>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Calculator key={offer.version} offer={offer} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Section title={t('buying.details')}>
            <Stack gap="xs">
              <Fact label={t('buying.supplier')}>
                <Anchor component={Link} to={`/suppliers/${offer.supplier_id}`} size="sm">
                  {offer.supplier}
                </Anchor>
              </Fact>
              <Fact label={t('buying.price')}>{money(offer.price, offer.currency, language)}</Fact>
              <Fact label={t('buying.least')}>{count(offer.min_order_quantity, language)}</Fact>
              <Fact label={t('buying.pack')}>{count(offer.pack_size, language)}</Fact>
              <Fact label={t('buying.leadTime')}>
                {offer.lead_time === null ? '—' : t('buying.days', { count: offer.lead_time })}
              </Fact>
              <Fact label={t('buying.hs')}>{offer.hs_code || '—'}</Fact>
              <Fact label={t('buying.part.duty')}>{offer.duty_rate === null ? '—' : `${offer.duty_rate} %`}</Fact>
              <Fact label={t('buying.weight')}>{count(offer.weight_g, language)}</Fact>
              <Fact label={t('buying.volume')}>{count(offer.volume_cm3, language)}</Fact>
              <Fact label={t('buying.own')}>
                {offer.product_id === null ? (
                  t('buying.unlinked')
                ) : (
                  <Anchor component={Link} to={`/products/${offer.product_id}`} size="sm">
                    {offer.product} · {offer.variant_sku}
                  </Anchor>
                )}
              </Fact>
              {mayWrite && <Remove offer={offer} />}
            </Stack>
          </Section>
        </Grid.Col>
      </Grid>
      {editing && <OfferModal offer={offer} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Remove({ offer }: { offer: Offer }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/supplier_catalog/{item_id}', { params: { path: { item_id: offer.id } } })),
    onSuccess: async () => {
      await navigate('/supplier-catalogue')
      await client.invalidateQueries({ queryKey: ['offers'] })
    },
    onError: notice,
  })
  return (
    <Group mt="sm">
      <Button
        size="xs"
        variant="subtle"
        color="red"
        onClick={() =>
          confirm({
            title: t('buying.removeAsk', { name: offer.name }),
            confirm: t('ui:action.delete'),
            onConfirm: () => remove.mutate(),
          })
        }
      >
        {t('ui:action.delete')}
      </Button>
    </Group>
  )
}

/** What so many units cost on the shelf, by the charges that are filled in; worked out by the server as they change. */
function Calculator({ offer }: { offer: Offer }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const text = useProblemText()
  const { currency: home } = useShop()
  const [quantity, setQuantity] = useState<number | string>(offer.min_order_quantity)
  const [rate, setRate] = useState<number | string>('')
  const [tax, setTax] = useState<number | string>('')
  const [costs, setCosts] = useState(NO_COSTS)
  const [shares, setShares] = useState<Record<string, number | string>>({})
  const body = {
    quantity: Number(quantity) > 0 ? Number(quantity) : null,
    exchange_rate: rate === '' || offer.currency === home ? null : String(rate),
    charges: asCharges(costs),
    tax_rate: tax === '' ? '0' : String(tax),
    channels: Object.entries(shares)
      .filter(([, value]) => value !== '')
      .map(([channel, value]) => ({ channel, commission_rate: String(value) })),
  }
  const query = useQuery({
    queryKey: ['offers', 'landed', offer.id, offer.version, body],
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/supplier_catalog/{item_id}/landed-cost', { params: { path: { item_id: offer.id } }, body }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const found = query.data
  return (
    <Stack gap="lg">
      <Section title={t('buying.calculator')} hint={t('buying.calculatorHint')}>
        <Stack>
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            <NumberInput
              label={t('buying.quantity')}
              min={1}
              allowDecimal={false}
              value={quantity}
              onChange={setQuantity}
            />
            {home && offer.currency !== home && (
              <NumberInput
                label={t('buying.rateOf', { currency: offer.currency, shop: home })}
                min={0}
                decimalScale={10}
                hideControls
                allowedDecimalSeparators={['.', ',']}
                {...(found && rate === '' ? { placeholder: found.exchange_rate } : {})}
                value={rate}
                onChange={setRate}
              />
            )}
          </SimpleGrid>
          <CostFields value={costs} onChange={setCosts} />
          <FormError>{query.error ? text(query.error) : null}</FormError>
          {found && !query.error && (
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              <Stat
                label={t('buying.unitCost')}
                value={money(found.unit_cost, found.shop_currency, language)}
                {...(found.current_cost !== null
                  ? { hint: t('buying.costNow', { cost: money(found.current_cost, found.shop_currency, language) }) }
                  : {})}
              />
              <Stat label={t('buying.landed')} value={money(found.total, found.shop_currency, language)} />
              <Stat label={t('buying.units')} value={count(found.quantity, language)} />
              <Stat
                label={t('buying.customsValue')}
                value={money(found.customs_value, found.shop_currency, language)}
              />
            </SimpleGrid>
          )}
        </Stack>
      </Section>
      {found && !query.error && (
        <Section title={t('buying.parts')} flush>
          <DataTable
            label={t('buying.parts')}
            query={still(found.parts)}
            pager={false}
            rowKey={({ kind }) => kind}
            columns={[
              {
                key: 'kind',
                title: t('buying.what'),
                render: ({ kind }) => t(`buying.part.${kind}` as 'buying.part.goods'),
              },
              {
                key: 'unit',
                title: t('buying.perUnit'),
                align: 'end',
                render: (row) => money(row.per_unit, found.shop_currency, language),
              },
              {
                key: 'amount',
                title: t('buying.total'),
                align: 'end',
                render: (row) => money(row.amount, found.shop_currency, language),
              },
              {
                key: 'share',
                title: t('buying.share'),
                align: 'end',
                wide: true,
                render: ({ share }) => ratio(share, language),
              },
            ]}
            empty={null}
          />
        </Section>
      )}
      {found && !query.error && (
        <Margins found={found} shares={shares} setShares={setShares} tax={tax} setTax={setTax} />
      )}
    </Stack>
  )
}

type MarginsProps = {
  found: Landed
  shares: Record<string, number | string>
  setShares: (shares: Record<string, number | string>) => void
  tax: number | string
  setTax: (tax: number | string) => void
}

function Margins({ found, shares, setShares, tax, setTax }: MarginsProps) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const channelName = useChannelName()
  const write = (amount: string) => money(amount, found.shop_currency, language)
  return (
    <Section
      title={t('buying.margins')}
      hint={t('buying.marginsHint')}
      flush
      actions={
        <NumberInput
          aria-label={t('buying.taxInside')}
          placeholder={t('buying.taxInside')}
          min={0}
          max={100}
          decimalScale={4}
          hideControls
          suffix=" %"
          w={190}
          value={tax}
          onChange={setTax}
        />
      }
    >
      <DataTable
        label={t('buying.margins')}
        query={still(found.channels)}
        pager={false}
        rowKey={({ channel }) => channel}
        columns={[
          {
            key: 'channel',
            title: t('buying.channel'),
            render: (row) => (
              <>
                {channelName(row.channel)}
                <Sub>
                  {write(row.price)} · {t(`buying.priceFrom.${row.price_from}`)}
                </Sub>
              </>
            ),
          },
          {
            key: 'commission',
            title: t('buying.commission'),
            align: 'end',
            render: (row) => (
              <NumberInput
                aria-label={`${t('buying.commission')}: ${channelName(row.channel)}`}
                min={0}
                max={100}
                decimalScale={4}
                hideControls
                suffix=" %"
                w={92}
                ml="auto"
                placeholder={`${Number(row.commission_rate).toFixed(1)} %`}
                value={shares[row.channel] ?? ''}
                onChange={(value) => setShares({ ...shares, [row.channel]: value })}
              />
            ),
          },
          { key: 'tax', title: t('buying.tax'), align: 'end', wide: 'md', render: (row) => write(row.tax) },
          { key: 'fee', title: t('buying.fee'), align: 'end', wide: 'md', render: (row) => write(row.commission) },
          {
            key: 'sending',
            title: t('buying.sending'),
            align: 'end',
            wide: 'md',
            render: (row) => write(row.logistics),
          },
          {
            key: 'margin',
            title: t('buying.margin'),
            align: 'end',
            render: (row) => (
              <>
                <Text
                  size="sm"
                  span
                  fw={600}
                  {...(row.margin.startsWith('-') ? { c: 'var(--mantine-color-error)' } : {})}
                >
                  {write(row.margin)}
                </Text>
                <Sub>{ratio(row.margin_share, language)}</Sub>
              </>
            ),
          },
        ]}
        empty={<Empty compact title={t('buying.noMargins')} hint={t('buying.noMarginsHint')} />}
      />
    </Section>
  )
}
