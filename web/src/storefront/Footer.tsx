import { Anchor, Container, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { shownPagesQuery } from '@/api/reading'
import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'

import classes from './Layout.module.css'

/** The shop's own pages, and who runs it. */
export function Footer() {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { name } = useShop()
  const { data } = useQuery(shownPagesQuery(language))
  return (
    <footer className={classes.footer}>
      <Container size="lg">
        <Group component="nav" gap="lg" mb="md" aria-label={t('footer.pages')}>
          {data?.items.map(({ id, slug, title }) => (
            <Anchor key={id} component={Link} to={`/pages/${slug}`} size="sm" c="inherit">
              {title}
            </Anchor>
          ))}
          <Anchor component={Link} to="/blog" size="sm" c="inherit">
            {t('blog.title')}
          </Anchor>
        </Group>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {t('footer.rights')}
          </Text>
        </Group>
      </Container>
    </footer>
  )
}
