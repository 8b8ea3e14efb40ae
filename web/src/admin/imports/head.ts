/**
 * The column names of a file and its first row, read in the browser so that columns can be matched before anything is sent.
 * Only the beginning of a file is read where its format allows.
 */
export type Head = { columns: string[]; sample: string[] }

const START = 256 * 1024
const LARGEST_SHEET = 30_000_000

/** Null when the file cannot be read here: the server reads more than this does. */
export async function readHead(file: File): Promise<Head | null> {
  const ending = file.name.split('.').pop()?.toLowerCase()
  try {
    if (ending === 'parquet') return await parquetHead(file)
    if (ending === 'xlsx') return await sheetHead(file)
    const text = decode(await file.slice(0, START).arrayBuffer())
    return ending === 'jsonl' || ending === 'ndjson' || text.trimStart().startsWith('{')
      ? linesHead(text)
      : csvHead(text)
  } catch {
    return null
  }
}

/** UTF-8, or else what spreadsheets in Russian Windows still write. */
export function decode(bytes: ArrayBuffer): string {
  const whole = new Uint8Array(bytes)
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(whole.subarray(0, whole.length - cut))
    } catch {
      // The slice may have cut a character in two: try again without its last bytes.
    }
  }
  return new TextDecoder('windows-1251').decode(whole)
}

export function csvHead(text: string): Head | null {
  const firstLine = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', ';', '\t', '|'].reduce((best, each) =>
    firstLine.split(each).length > firstLine.split(best).length ? each : best,
  )
  const [columns, sample] = csvRows(text, delimiter, 2)
  if (!columns?.some((name) => name !== '')) return null
  return { columns, sample: sample ?? [] }
}

/** The first `most` rows of a CSV: quotes may hold delimiters and line breaks. */
function csvRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length && rows.length < most; at += 1) {
    const letter = text.charAt(at)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === delimiter) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1
      rows.push([...row, cell].map((value) => value.trim()))
      row = []
      cell = ''
    } else cell += letter
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) rows.push([...row, cell].map((value) => value.trim()))
  return rows
}

export function linesHead(text: string): Head | null {
  const first = JSON.parse(text.slice(0, text.search(/\r|\n|$/))) as unknown
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return null
  return { columns: Object.keys(first), sample: Object.values(first).map(asText) }
}

async function parquetHead(file: File): Promise<Head> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet')
  const buffer = {
    byteLength: file.size,
    slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
  }
  const metadata = await parquetMetadataAsync(buffer)
  const columns = parquetSchema(metadata).children.map((child) => child.element.name)
  let sample: string[] = []
  try {
    const [row] = await parquetReadObjects({ file: buffer, metadata, rowStart: 0, rowEnd: 1 })
    if (row) sample = columns.map((name) => asText((row as Record<string, unknown>)[name]))
  } catch {
    // A compression this reader does not know: the names are what matters.
  }
  return { columns, sample }
}

async function sheetHead(file: File): Promise<Head | null> {
  if (file.size > LARGEST_SHEET) return null
  const { unzip, strFromU8 } = await import('fflate')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(
      bytes,
      {
        filter: ({ name, originalSize }) =>
          originalSize < LARGEST_SHEET * 4 && (name === 'xl/worksheets/sheet1.xml' || name === 'xl/sharedStrings.xml'),
      },
      (error, found) => (error ? reject(error) : resolve(found)),
    )
  })
  const sheet = parts['xl/worksheets/sheet1.xml']
  if (!sheet) return null
  const shared = parts['xl/sharedStrings.xml']
  return sheetRows(strFromU8(sheet), shared ? strFromU8(shared) : '')
}

export function sheetRows(sheet: string, strings: string): Head | null {
  // The first two rows are enough; a whole sheet as a tree would not fit in memory.
  const rows = [...sheet.slice(0, 2_000_000).matchAll(/<row\b[^>]*>.*?<\/row>/gs)].slice(0, 2).map(([xml]) => xml)
  const shared = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner]) => textOf(inner ?? ''))
  const [columns, sample] = rows.map((xml) => {
    const cells: string[] = []
    for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const reference = /\br="([A-Z]+)/.exec(attributes)?.[1]
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1]
      const kind = /\bt="(\w+)"/.exec(attributes)?.[1]
      const position = reference ? columnNumber(reference) : cells.length
      cells[position] =
        kind === 's' ? (shared[Number(value)] ?? '') : kind === 'inlineStr' ? textOf(inner) : unescape(value ?? '')
    }
    return Array.from(cells, (cell) => (cell as string | undefined) ?? '')
  })
  return columns?.length ? { columns, sample: sample ?? [] } : null
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text]) => unescape(text ?? '')).join('')
}

function unescape(text: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => names[name] ?? '')
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
