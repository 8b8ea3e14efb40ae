import { ActionIcon, Badge, Progress, Stack } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Picture, Product } from '@/api/catalog'
import { api, request, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { pictureUrl } from '@/lib/pictures'
import { FileDrop } from '@/ui/FileDrop'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'

import classes from './Pictures.module.css'

/** Pictures: the first is the cover. Moved with buttons, which work for everybody. */
export function PicturesSection({ product }: { product: Product }) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('catalog:write')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: ['products'] })

  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const [done, file] of files.entries()) {
        setSent({ done, total: files.length })
        const body = new FormData()
        body.set('file', file)
        await request(`/api/v1/products/${product.id}/media`, { method: 'POST', body })
      }
    },
    onError: notice,
    onSettled: () => {
      setSent(null)
      return refresh()
    },
  })
  const order = useMutation({
    mutationFn: (ids: number[]) =>
      unwrap(
        api.PUT('/api/v1/products/{product_id}/media/order', {
          params: { path: { product_id: product.id } },
          body: { ids },
        }),
      ),
    onError: notice,
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (picture: Picture) =>
      unwrap(
        api.DELETE('/api/v1/products/{product_id}/media/{media_id}', {
          params: { path: { product_id: product.id, media_id: picture.id } },
        }),
      ),
    onError: notice,
    onSettled: refresh,
  })
  const move = (from: number, to: number) => {
    const ids = product.media.map(({ id }) => id)
    const [moved] = ids.splice(from, 1)
    if (moved !== undefined) ids.splice(to, 0, moved)
    order.mutate(ids)
  }

  return (
    <Section title={t('products.pictures')}>
      <Stack>
        {product.media.length > 0 && (
          <ul className={classes.grid}>
            {product.media.map((picture, position) => {
              const number = position + 1
              return (
                <li key={picture.id} className={classes.item}>
                  <img
                    src={pictureUrl(picture, 240) ?? picture.url}
                    alt={picture.alt || `${product.name}, ${number}`}
                    loading="lazy"
                  />
                  {position === 0 && (
                    <Badge className={classes.cover} variant="filled">
                      {t('products.cover')}
                    </Badge>
                  )}
                  {mayWrite && (
                    <div className={classes.bar}>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        disabled={position === 0 || order.isPending}
                        aria-label={t('products.moveLeft', { number })}
                        onClick={() => move(position, position - 1)}
                      >
                        <IconArrowLeft size={16} />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('products.deletePicture', { number })}
                        onClick={() => remove.mutate(picture)}
                      >
                        <IconTrash size={16} />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        disabled={number === product.media.length || order.isPending}
                        aria-label={t('products.moveRight', { number })}
                        onClick={() => move(position, position + 1)}
                      >
                        <IconArrowRight size={16} />
                      </ActionIcon>
                    </div>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        {sent && <Progress value={(sent.done / sent.total) * 100} animated aria-label={t('products.addPictures')} />}
        {mayWrite ? (
          <FileDrop
            small
            multiple
            accept="image/jpeg,image/png,image/webp"
            label={t('products.addPictures')}
            hint={t('products.picturesHint')}
            disabled={upload.isPending}
            onFiles={(files) => upload.mutate(files)}
          />
        ) : (
          product.media.length === 0 && <Empty compact title={t('ui:noPicture')} />
        )}
      </Stack>
    </Section>
  )
}
