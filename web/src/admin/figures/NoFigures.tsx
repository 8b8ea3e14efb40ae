import { Button, Group } from '@mantine/core'
import { IconChartBar, IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useMay } from '@/api/me'
import { Empty } from '@/ui/states'

import type { Asked } from './asked'

/** Nothing was sold: in these days, of what is meant, or ever. Says which, and what to do. */
export function NoFigures({ asked, compact = false }: { asked: Asked; compact?: boolean }) {
  const { t } = useTranslation('admin')
  const mayImport = useMay('imports:write')
  const narrowed = Object.keys(asked.filters).length > 0
  const ever = asked.span.from === null && !narrowed
  return (
    <Empty
      compact={compact}
      icon={<IconChartBar size={22} stroke={1.5} />}
      title={t(ever ? 'figures.noneEver' : 'figures.noneHere')}
      hint={t(ever ? 'figures.noneEverHint' : narrowed ? 'figures.noneNarrowedHint' : 'figures.noneHereHint')}
      action={
        <Group gap="xs" justify="center">
          {narrowed && (
            <Button
              size="xs"
              variant="default"
              onClick={() => asked.set(Object.fromEntries(Object.keys(asked.filters).map((name) => [name, null])))}
            >
              {t('figures.unfilterAll')}
            </Button>
          )}
          {asked.span.from !== null && (
            <Button size="xs" variant="default" onClick={() => asked.set({ days: 'all', from: null, to: null })}>
              {t('figures.presets.all')}
            </Button>
          )}
          {ever && mayImport && (
            <Button
              size="xs"
              variant="default"
              component={Link}
              to="/import"
              leftSection={<IconFileImport size={14} />}
            >
              {t('home.importsStart')}
            </Button>
          )}
        </Group>
      }
    />
  )
}
