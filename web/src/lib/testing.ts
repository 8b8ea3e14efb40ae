import '@testing-library/jest-dom/vitest'

// jsdom has neither of these, and Mantine asks for both.
window.matchMedia = (query: string) => {
  const list: Partial<MediaQueryList> = {
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }
  return list as MediaQueryList
}

window.ResizeObserver = class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}
