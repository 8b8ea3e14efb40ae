// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'

import { useFocusBack } from './focus'

function Dialog({ onClose }: { onClose: () => void }) {
  useFocusBack()
  return <button onClick={onClose}>Close</button>
}

function Page() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  )
}

it('goes back to the button that opened what is gone', async () => {
  render(<Page />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(screen.getByText('Close'))
  expect(document.activeElement).toBe(screen.getByText('Open'))
})
