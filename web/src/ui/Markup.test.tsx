// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

import { Markup } from './Markup'

it('draws headings, lists and links', () => {
  render(<Markup html={'<h2>News</h2><ul><li>One <strong>two</strong></li></ul><a href="/p/lamp">Lamp</a>'} />)
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('News')
  expect(screen.getByRole('listitem')).toHaveTextContent('One two')
  expect(screen.getByRole('link')).toHaveAttribute('href', '/p/lamp')
})

it('leaves out scripts, handlers and addresses that run', () => {
  const { container } = render(
    <Markup html={'<p onclick="x()">a</p><script>b</script><iframe src="/"></iframe><a href="javascript:x()">c</a>'} />,
  )
  expect(container).toHaveTextContent('ac')
  expect(container.querySelector('p')).not.toHaveAttribute('onclick')
  expect(container.querySelector('a')).not.toHaveAttribute('href')
  expect(container.querySelector('script, iframe')).toBeNull()
})
