// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'

import { Modal } from './Modal'

function Page({ stays }: { stays: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <MantineProvider env="test">
      <button onClick={() => setOpen(true)}>Open</button>
      {(open || stays) && (
        <Modal opened={open} onClose={() => setOpen(false)} title="Dialog">
          <button onClick={() => setOpen(false)}>Done</button>
        </Modal>
      )}
    </MantineProvider>
  )
}

it.each([true, false])('gives the focus back to the button that opened it (stays on the page: %s)', async (stays) => {
  render(<Page stays={stays} />)
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByText('Open'))
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByText('Done'))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Open')))
  expect(screen.queryByRole('dialog')).toBeNull()
})
