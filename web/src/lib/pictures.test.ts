import { expect, it } from 'vitest'

import { pictureSet, pictureUrl } from './pictures'

const picture = { url: '/media/full.jpg', thumbnails: { '160': '/media/160.webp', '480': '/media/480.webp' } }

it('takes the smallest copy that is large enough', () => {
  expect(pictureUrl(picture, 80)).toBe('/media/160.webp')
  expect(pictureUrl(picture, 480)).toBe('/media/480.webp')
  expect(pictureUrl(picture, 800)).toBe('/media/full.jpg')
  expect(pictureUrl(undefined, 80)).toBeNull()
})

it('offers the browser every copy', () => {
  expect(pictureSet(picture)).toBe('/media/160.webp 160w, /media/480.webp 480w')
})
