import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'

import { csvHead, decode, linesHead, readHead, sheetRows } from './head'

describe('CSV', () => {
  it('finds the delimiter, and cells that hold it', () => {
    expect(csvHead('sku;name;price\r\nLAMP;"Lamp; large";19,90\r\n')).toEqual({
      columns: ['sku', 'name', 'price'],
      sample: ['LAMP', 'Lamp; large', '19,90'],
    })
  })

  it('keeps quotes and line breaks inside a cell', () => {
    expect(csvHead('sku,name\nA,"two ""lines""\nof text"')).toEqual({
      columns: ['sku', 'name'],
      sample: ['A', 'two "lines"\nof text'],
    })
  })

  it('is nothing when it is empty', () => {
    expect(csvHead('')).toBeNull()
  })
})

it('reads UTF-8, with a mark or cut in the middle of a letter, and the Windows code page', () => {
  expect(decode(new TextEncoder().encode('\ufeffцена').buffer)).toBe('цена')
  expect(decode(new TextEncoder().encode('цена').slice(0, 7).buffer)).toBe('цен')
  expect(decode(new Uint8Array([0xf6, 0xe5, 0xed, 0xe0]).buffer)).toBe('цена')
})

it('reads JSON lines', () => {
  expect(linesHead('{"sku": "A", "price": 1.5, "tags": ["x"], "note": null}\n{')).toEqual({
    columns: ['sku', 'price', 'tags', 'note'],
    sample: ['A', '1.5', '["x"]', ''],
  })
  expect(linesHead('[1, 2]')).toBeNull()
})

describe('Excel', () => {
  const sheet =
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>price &amp; tax</t></is></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"/><c r="C2"><v>19.9</v></c></row></sheetData>'
  const strings = '<sst><si><t>sku</t></si><si><r><t>LA</t></r><r><t>MP</t></r></si></sst>'

  it('reads shared, inline and missing cells of the first two rows', () => {
    expect(sheetRows(sheet, strings)).toEqual({ columns: ['sku', '', 'price & tax'], sample: ['LAMP', '', '19.9'] })
  })

  it('opens the file', async () => {
    const zip = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/sharedStrings.xml': strToU8(strings) })
    const file = new File([zip], 'goods.xlsx')
    expect(await readHead(file)).toEqual({ columns: ['sku', '', 'price & tax'], sample: ['LAMP', '', '19.9'] })
  })

  it('leaves what only looks like one to the server', async () => {
    expect(await readHead(new File(['not a zip'], 'goods.xlsx'))).toBeNull()
  })
})
