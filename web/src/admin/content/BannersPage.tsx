import { ActionIcon, Group, Text } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Banner } from '@/api/content'
import { useMay } from '@/api/me'
import { Sub } from '@/ui/DataTable'
import { Modal } from '@/ui/Modal'
import { StatusBadge } from '@/ui/StatusBadge'
import { Thumb } from '@/ui/Thumb'

import { NamedPage } from '../catalog/NamedPage'
import { PictureSection } from './PictureSection'
import { shownState } from './state'

type Named = Banner & { name: string }

/** Pictures with a link at places of the shop's pages. */
export default function BannersPage() {
  const { t } = useTranslation('admin')
  const mayWrite = useMay('content:write')
  const client = useQueryClient()
  const [pictured, setPictured] = useState<Banner | null>(null)
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['content'] })
    setPictured(null)
  }
  return (
    <>
      <NamedPage<Named>
        title={t('nav.banners')}
        hint={t('content.bannersHint')}
        right="content:write"
        queryKey={['content', 'banners']}
        sort="position"
        load={async ({ sort, cursor }) => {
          const page = await unwrap(
            api.GET('/api/v1/content/banners', {
              params: { query: { sort: sort as 'position', cursor: cursor ?? null } },
            }),
          )
          return { ...page, items: page.items.map((banner) => ({ ...banner, name: banner.title })) }
        }}
        columns={[
          {
            key: 'title',
            title: t('content.title'),
            render: (banner) => (
              <Group gap="sm" wrap="nowrap">
                {mayWrite ? (
                  <ActionIcon
                    variant="transparent"
                    size={44}
                    aria-label={`${t('content.picture')}: ${banner.title}`}
                    onClick={() => setPictured(banner)}
                  >
                    {banner.picture ? (
                      <Thumb src={Object.values(banner.picture.thumbnails)[0] ?? banner.picture.url} />
                    ) : (
                      <IconPhoto size={20} />
                    )}
                  </ActionIcon>
                ) : (
                  <Thumb src={banner.picture?.url} />
                )}
                <div>
                  <Text size="sm" fw={550}>
                    {banner.title}
                  </Text>
                  <Sub>
                    {banner.place}
                    {banner.link ? ` → ${banner.link}` : ''}
                  </Sub>
                </div>
              </Group>
            ),
          },
          {
            key: 'state',
            title: t('discounts.status'),
            wide: true,
            render: (banner) => {
              const state = shownState(banner)
              return (
                <StatusBadge
                  status={state}
                  label={state === 'draft' ? t('discounts.state.off') : t(`content.state.${state}`)}
                />
              )
            },
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
        newTitle={t('content.newBanner')}
        editTitle={t('content.editBanner')}
        empty={{ title: t('content.noBanners'), hint: t('content.noBannersHint') }}
        initial={(banner) => ({
          title: banner?.title ?? '',
          text: banner?.text ?? '',
          link: banner?.link ?? '',
          place: banner?.place ?? 'home_top',
          language: banner?.language ?? '',
          publish_at: banner?.publish_at ?? null,
          unpublish_at: banner?.unpublish_at ?? null,
          position: banner?.position ?? 0,
          active: banner?.active ?? true,
        })}
        fields={() => [
          { name: 'title', label: t('content.title'), required: true },
          { name: 'text', label: t('content.text'), kind: 'long' },
          { name: 'link', label: t('content.link'), hint: t('content.linkHint') },
          { name: 'place', label: t('content.place'), hint: t('content.placeHint'), required: true },
          {
            name: 'language',
            label: t('content.language'),
            kind: 'select',
            placeholder: t('content.anyLanguage'),
            data: [
              { value: 'en', label: 'English' },
              { value: 'ru', label: 'Русский' },
            ],
          },
          { name: 'publish_at', label: t('content.publishAt'), kind: 'moment' },
          { name: 'unpublish_at', label: t('content.unpublishAt'), kind: 'moment' },
          { name: 'position', label: t('discounts.priority'), hint: t('shipping.positionHint'), kind: 'number' },
          { name: 'active', label: t('discounts.switchedOn'), kind: 'check' },
        ]}
        save={(banner, values) => {
          const body = {
            title: String(values['title']),
            text: String(values['text']),
            link: String(values['link']),
            place: String(values['place']),
            language: (values['language'] as string | null) ?? '',
            publish_at: values['publish_at'] as string | null,
            unpublish_at: values['unpublish_at'] as string | null,
            position: Number(values['position']),
            active: Boolean(values['active']),
          }
          return banner
            ? unwrap(
                api.PUT('/api/v1/content/banners/{banner_id}', { params: { path: { banner_id: banner.id } }, body }),
              )
            : unwrap(api.POST('/api/v1/content/banners', { body }))
        }}
        remove={({ id }) =>
          unwrap(api.DELETE('/api/v1/content/banners/{banner_id}', { params: { path: { banner_id: id } } }))
        }
      />
      {pictured && (
        <Modal opened onClose={() => setPictured(null)} title={pictured.title}>
          <PictureSection
            title={t('content.picture')}
            picture={pictured.picture}
            address={`/api/v1/content/banners/${pictured.id}/picture`}
            onChanged={refresh}
          />
        </Modal>
      )}
    </>
  )
}
