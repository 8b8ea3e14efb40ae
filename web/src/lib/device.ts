/** A browser's own long name in two words: `Firefox, Linux`. */
export function deviceName(agent: string): string {
  const browser =
    /(Edg|OPR|YaBrowser|SamsungBrowser|Firefox|FxiOS|CriOS|Chrome|Safari)\//.exec(agent)?.[1] ??
    agent.split(/[/ ]/)[0] ??
    ''
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(agent)?.[1]
  const names: Record<string, string> = {
    Edg: 'Edge',
    OPR: 'Opera',
    YaBrowser: 'Yandex Browser',
    SamsungBrowser: 'Samsung Internet',
    FxiOS: 'Firefox',
    CriOS: 'Chrome',
    'Mac OS X': 'macOS',
    CrOS: 'ChromeOS',
  }
  return [browser, system]
    .map((word) => (word ? (names[word] ?? word) : ''))
    .filter(Boolean)
    .join(', ')
}
