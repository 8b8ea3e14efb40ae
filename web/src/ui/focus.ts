import { useEffect, useState } from 'react'

/** Gives the focus back to what had it before, such as the button that opened a dialog which is there only while open. */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
    [before],
  )
}
