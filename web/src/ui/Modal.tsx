import { Modal as Plain, type ModalProps } from '@mantine/core'
import { useEffect, useMemo } from 'react'

/** A dialog. It gives the focus back to what opened it, also where it is on the page only while open. */
export function Modal(props: ModalProps) {
  const before = useMemo(() => (props.opened ? document.activeElement : null), [props.opened])
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
    [before],
  )
  return <Plain {...props} />
}
