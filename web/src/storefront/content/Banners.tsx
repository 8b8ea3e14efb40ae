import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { type Banner, shownBannersQuery } from '@/api/reading'
import { useLanguage } from '@/lib/i18n'
import { pictureSet, pictureUrl } from '@/lib/pictures'

import classes from './Content.module.css'

/** What the shop wants seen at a place of its pages; nothing where there is nothing. */
export function Banners({ place }: { place: string }) {
  const language = useLanguage()
  const { data } = useQuery(shownBannersQuery(language))
  const shown = data?.items.filter((banner) => banner.place === place) ?? []
  if (shown.length === 0) return null
  return (
    <div className={classes.banners}>
      {shown.map((banner) => (
        <OneBanner key={banner.id} banner={banner} />
      ))}
    </div>
  )
}

function OneBanner({ banner }: { banner: Banner }) {
  const { link, picture, title, text } = banner
  const inside = (
    <>
      {picture && (
        <img
          src={pictureUrl(picture, 800) ?? picture.url}
          srcSet={pictureSet(picture) || undefined}
          sizes="(max-width: 48em) 100vw, 1100px"
          alt={picture.alt}
        />
      )}
      <span className={classes.words}>
        <strong>{title}</strong>
        {text && <span>{text}</span>}
      </span>
    </>
  )
  if (!link) return <div className={classes.banner}>{inside}</div>
  return link.startsWith('/') ? (
    <Link to={link} className={classes.banner}>
      {inside}
    </Link>
  ) : (
    <a href={link} rel="noreferrer" className={classes.banner}>
      {inside}
    </a>
  )
}
