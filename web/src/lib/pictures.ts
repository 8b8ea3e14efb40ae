/** A picture as the server describes it: the original and smaller copies by width. */
type Picture = { url: string; thumbnails: Record<string, string> }

/** The smallest copy that is at least this wide, else the original. */
export function pictureUrl(picture: Picture | undefined, width: number): string | null {
  if (!picture) return null
  const found = Object.entries(picture.thumbnails)
    .map(([size, url]) => ({ size: Number(size), url }))
    .sort((one, other) => one.size - other.size)
    .find(({ size }) => size >= width)
  return found?.url ?? picture.url
}

/** All copies, for the browser to choose from. */
export function pictureSet(picture: Picture): string {
  return Object.entries(picture.thumbnails)
    .map(([size, url]) => `${url} ${size}w`)
    .join(', ')
}
