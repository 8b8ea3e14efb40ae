import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Zone } from '@/api/shipping'
import { country } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Sub } from '@/ui/DataTable'

import { NamedPage } from '../catalog/NamedPage'

export default function ZonesPage() {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const where = (zone: Zone) =>
    [
      ...zone.countries.map((code) => country(code, language)),
      ...(zone.rest_of_world ? [t('shipping.restOfWorld')] : []),
    ].join(', ')
  return (
    <NamedPage<Zone>
      title={t('nav.shippingZones')}
      hint={t('shipping.zonesHint')}
      right="shipping:write"
      queryKey={['shipping', 'zones']}
      sort="position"
      load={({ sort, cursor }) =>
        unwrap(
          api.GET('/api/v1/shipping/zones', { params: { query: { sort: sort as 'name', cursor: cursor ?? null } } }),
        )
      }
      columns={[
        {
          key: 'name',
          title: t('catalog.name'),
          sort: 'name',
          render: (zone) => (
            <>
              <Text size="sm" fw={550}>
                {zone.name}
              </Text>
              <Sub narrow>{where(zone)}</Sub>
            </>
          ),
        },
        {
          key: 'where',
          title: t('shipping.where'),
          wide: true,
          render: (zone) => (
            <>
              <Text size="sm" lineClamp={2}>
                {where(zone)}
              </Text>
              <Sub>{[...zone.regions, ...zone.postcodes.map((code) => `${code}…`)].join(', ')}</Sub>
            </>
          ),
        },
        {
          key: 'position',
          title: t('discounts.priority'),
          sort: 'position',
          align: 'end',
          wide: true,
          render: ({ position }) => position,
        },
      ]}
      newTitle={t('shipping.newZone')}
      editTitle={t('shipping.editZone')}
      empty={{ title: t('shipping.noZones'), hint: t('shipping.noZonesHint') }}
      deleteHint={t('shipping.zoneDeleteHint')}
      initial={(zone) => ({
        name: zone?.name ?? '',
        countries: zone?.countries ?? [],
        rest_of_world: zone?.rest_of_world ?? false,
        regions: zone?.regions ?? [],
        postcodes: zone?.postcodes ?? [],
        position: zone?.position ?? 0,
      })}
      fields={() => [
        { name: 'name', label: t('catalog.name'), required: true },
        { name: 'countries', label: t('shipping.countries'), hint: t('shipping.countriesHint'), kind: 'tags' },
        { name: 'rest_of_world', label: t('shipping.restOfWorld'), hint: t('shipping.restHint'), kind: 'check' },
        { name: 'regions', label: t('shipping.regions'), hint: t('shipping.narrowHint'), kind: 'tags' },
        { name: 'postcodes', label: t('shipping.postcodes'), hint: t('shipping.postcodesHint'), kind: 'tags' },
        { name: 'position', label: t('discounts.priority'), hint: t('shipping.positionHint'), kind: 'number' },
      ]}
      save={(zone, values) => {
        const body = {
          name: String(values['name']),
          countries: values['countries'] as string[],
          rest_of_world: Boolean(values['rest_of_world']),
          regions: values['regions'] as string[],
          postcodes: values['postcodes'] as string[],
          position: Number(values['position']),
        }
        return zone
          ? unwrap(
              api.PUT('/api/v1/shipping/zones/{zone_id}', {
                params: { path: { zone_id: zone.id } },
                headers: { 'If-Match': `"${zone.version}"` },
                body,
              }),
            )
          : unwrap(api.POST('/api/v1/shipping/zones', { body }))
      }}
      remove={({ id }) => unwrap(api.DELETE('/api/v1/shipping/zones/{zone_id}', { params: { path: { zone_id: id } } }))}
    />
  )
}
