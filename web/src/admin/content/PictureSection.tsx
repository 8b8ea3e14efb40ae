import { Button, Image, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { request } from '@/api/client'
import { useMay } from '@/api/me'
import type { components } from '@/api/schema'
import { FileDrop } from '@/ui/FileDrop'
import { Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'

type Props = {
  title: string
  picture: components['schemas']['PictureOut'] | null
  /** Where the picture is put, and deleted. */
  address: string
  onChanged: () => Promise<unknown>
}

/** One picture of a post or a banner, sent by itself. */
export function PictureSection({ title, picture, address, onChanged }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const mayWrite = useMay('content:write')
  const notice = useProblemNotice()
  const [alt, setAlt] = useState(picture?.alt ?? '')
  const send = useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.set('file', file)
      body.set('alt', alt)
      await request(address, { method: 'PUT', body })
    },
    onSettled: onChanged,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () => request(address, { method: 'DELETE' }),
    onSettled: onChanged,
    onError: notice,
  })
  return (
    <Section title={title}>
      <Stack>
        {picture && <Image src={picture.url} alt={picture.alt} radius="md" />}
        {mayWrite && (
          <>
            <TextInput
              label={t('products.pictureAlt')}
              maxLength={255}
              value={alt}
              onChange={(event) => setAlt(event.currentTarget.value)}
            />
            <FileDrop
              label={t('content.choosePicture')}
              accept="image/jpeg,image/png,image/webp,image/gif"
              disabled={send.isPending}
              small
              onFiles={([file]) => file && send.mutate(file)}
            />
          </>
        )}
        {mayWrite && picture && (
          <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('content.removePicture')}
          </Button>
        )}
      </Stack>
    </Section>
  )
}
