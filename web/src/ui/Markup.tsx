import { createElement, type ReactNode, useMemo } from 'react'

import classes from './Markup.module.css'

const TAGS = new Set(
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr ul'.split(' '),
)
const ADDRESS = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i

/** What the server made of Markdown, drawn again element by element: whatever is not text or layout is left out. */
export function Markup({ html }: { html: string }) {
  const drawn = useMemo(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    return [...body.childNodes].map(draw)
  }, [html])
  return <div className={classes.text}>{drawn}</div>
}

function draw(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (!TAGS.has(tag)) return null
  const address = (name: string) => {
    const value = node.getAttribute(name) ?? ''
    return ADDRESS.test(value) ? value : undefined
  }
  if (tag === 'br' || tag === 'hr') return createElement(tag, { key })
  if (tag === 'img') {
    return createElement('img', { key, src: address('src'), alt: node.getAttribute('alt') ?? '', loading: 'lazy' })
  }
  const inside = [...node.childNodes].map(draw)
  if (tag !== 'a') return createElement(tag, { key }, ...inside)
  return createElement('a', { key, href: address('href'), rel: node.getAttribute('rel') ?? undefined }, ...inside)
}
