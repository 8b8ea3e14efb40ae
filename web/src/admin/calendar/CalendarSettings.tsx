import { Alert, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { calendarCountries, calendarSettings } from '@/api/calendar'
import { api, unwrap } from '@/api/client'
import { country as countryName, moment } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { CopyField } from '@/ui/CopyField'
import { Modal } from '@/ui/Modal'
import { useProblemNotice } from '@/ui/problems'
import { Failure } from '@/ui/states'

/** Whose holidays are shown, and the secret address for other calendars. */
export function CalendarSettings({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const { data, error, refetch } = useQuery(calendarSettings)
  const { data: countries = [] } = useQuery(calendarCountries)
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ['calendar'] }), onError: notice }
  const choose = useMutation({
    mutationFn: (body: { country?: string | null; region?: string }) =>
      unwrap(api.PUT('/api/v1/calendar/settings', { body })),
    ...settled,
  })
  const renew = useMutation({ mutationFn: () => unwrap(api.POST('/api/v1/calendar/feed')), ...settled })
  const revoke = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/calendar/feed')),
    ...settled,
    onSuccess: () => renew.reset(),
  })
  const regions = countries.find(({ code }) => code === data?.country)?.regions ?? []
  return (
    <Modal opened onClose={onClose} title={t('calendar.settings')}>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={240} />}
      {data && (
        <Stack>
          <Select
            label={t('calendar.country')}
            searchable
            value={data.country}
            onChange={(value) => choose.mutate({ country: value ?? '' })}
            data={[
              { value: '', label: t('calendar.noCountry') },
              ...countries
                .map(({ code }) => ({ value: code, label: countryName(code, language) }))
                .sort((a, b) => a.label.localeCompare(b.label, language)),
            ]}
          />
          {regions.length > 0 && (
            <Select
              label={t('calendar.region')}
              searchable
              value={data.region}
              onChange={(value) => choose.mutate({ region: value ?? '' })}
              data={[{ value: '', label: t('calendar.wholeCountry') }, ...regions]}
            />
          )}
          <Text fw={600} component="h3" mt="sm">
            {t('calendar.feed')}
          </Text>
          <Text size="sm" c="dimmed">
            {data.feed ? t('calendar.feedSince', { when: moment(data.feed, language) }) : t('calendar.feedHint')}
          </Text>
          {renew.data && (
            <Alert color="petrol" title={t('calendar.feedOnce')}>
              <CopyField label={t('calendar.address')} value={`${window.location.origin}${renew.data.path}`} />
            </Alert>
          )}
          <Group>
            <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
              {t(data.feed ? 'calendar.renew' : 'calendar.make')}
            </Button>
            {data.feed && (
              <Button variant="subtle" color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
                {t('calendar.revoke')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
