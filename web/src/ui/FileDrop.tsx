import { Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import classes from './FileDrop.module.css'

type Props = {
  accept: string
  multiple?: boolean
  small?: boolean
  disabled?: boolean
  label?: string
  hint?: string
  onFiles: (files: File[]) => void
}

/** A place to drop files on. Underneath it is an ordinary file input, which keyboards and screen readers know. */
export function FileDrop({ accept, multiple = false, small = false, disabled = false, label, hint, onFiles }: Props) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const found = [...(files ?? [])]
    if (found.length > 0) onFiles(multiple ? found : found.slice(0, 1))
  }
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(isOver && !disabled)
  }
  return (
    // Dropping is an extra for the mouse: the input inside is what everybody else uses.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      className={classes.area}
      data-over={over || undefined}
      data-small={small || undefined}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        if (!disabled) take(event.dataTransfer.files)
      }}
    >
      <input
        className={classes.input}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <IconFileUpload size={small ? 22 : 32} stroke={1.4} aria-hidden />
      <Text fw={550} size={small ? 'sm' : 'md'}>
        {label ?? t('file.drop')}
      </Text>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </label>
  )
}
