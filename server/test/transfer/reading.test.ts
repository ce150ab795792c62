import { describe, expect, test } from 'vitest'
import { mapColumns } from '../../src/transfer/mapping.ts'
import { openFile } from '../../src/transfer/reading/open-file.ts'
import type { FileRow } from '../../src/transfer/rows.ts'

/** In pieces of so many bytes: where a piece ends must make no difference. */
const inPieces = async function* (text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let place = 0; place < bytes.length; place += size) yield bytes.subarray(place, place + size)
}

const read = async (text: string, size = 65_536): Promise<{ rows: FileRow[]; fault: string | null }> => {
  const rows: FileRow[] = []
  try {
    const file = await openFile(inPieces(text, size), 'csv')
    for await (const row of file.rows) rows.push(row)
    return { rows, fault: null }
  } catch (error) {
    return { rows, fault: (error as Error).message }
  }
}

const lines = (count: number): string => Array.from({ length: count }, (_, place) => `Ada ${place + 1},x\n`).join('')

describe('a CSV file', () => {
  test.each([1, 7, 4_096, 65_536])(
    'with a quotation mark that is never closed names the row in which it is opened, in pieces of %i bytes too',
    async (size) => {
      const early = await read(`Name,Note\n${lines(3)}"Bo,y\n${lines(9)}`, size)
      expect(early.fault).toBe('The quotation mark in row 4 is never closed')
      const late = await read(`Name,Note\n${lines(2_500)}\n"Bo,y\n${lines(50)}`, size)
      expect(late.rows).toHaveLength(2_500)
      expect(late.fault).toBe(
        'The quotation mark in row 2501 is never closed. What was written of the rows before it stays',
      )
    },
  )

  test('whose head line has one says so', async () => {
    expect((await read(`Name,"Note\n${lines(3)}`)).fault).toBe('The quotation mark in the head line is never closed')
  })

  test('with a row of more than a megabyte names it', async () => {
    const { fault } = await read(`Name,Note\n${lines(3)}"Bo,${'y'.repeat(1_100_000)}\n${lines(90_000)}`)
    expect(fault).toMatch(/^What begins in row 4 does not end within 1048576 characters/)
  })

  test.each(['"C"x,y', 'y,"C"x', '"C" ,y', '"a\nb"x,y', '"a ""b"" c"x,y'])(
    'has its row %j rejected: something stands behind a quotation mark',
    async (line) => {
      const { rows } = await read(`Name,Note\n\nAda,x\n\n${line}\nBo,z\n`)
      expect(rows.map(({ reasons }) => reasons.length)).toEqual([0, 1, 0])
      expect(rows[1]?.reasons[0]).toContain('behind a closing quotation mark')
    },
  )

  test.each([
    ['a pipe of 6" or 8",x', 'a pipe of 6" or 8"'],
    ['"""C""x",x', '"C"x'],
    ['"a,""b""x\n""",x', 'a,"b"x\n"'],
    ['"""""",x', '""'],
    ['"",x', ''],
    [' "blank",x', ' "blank"'],
  ])('takes %j as it stands', async (line, text) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows } = await read(`\ufeff"Name","Note"${end}${line}${end}Bo,z`)
      expect(rows.map(({ cells, reasons }) => [cells['Name'], reasons])).toEqual([
        [text, []],
        ['Bo', []],
      ])
    }
  })

  test.each([
    ['sep=;\r\nName;Note\r\nAda;"x;y"\r\n', 'x;y'],
    ['\ufeffsep=;\nName;Note\nAda;x\n', 'x'],
    ['"sep=^"\nName^Note\nAda^x,y\n', 'x,y'],
    ['SEP=\t\nName\tNote\nAda\tx\n', 'x'],
  ])('%j has its separator named in its first line', async (text, note) => {
    for (const size of [1, 65_536]) {
      const { rows } = await read(text, size)
      expect(rows).toEqual([{ number: 1, cells: { Name: 'Ada', Note: note }, reasons: [] }])
    }
  })
})

test('a line of JSON that was rejected and not mended says how to mend it', async () => {
  const open = async (text: string): Promise<FileRow[]> => [
    ...(await openFile(inPieces(text, 65_536), 'jsonl')).firstRows,
  ]
  const reject = '{"line":"{\\"name\\": ","row":1,"reasons":["The line is no JSON"]}'
  const rows = await open(`{"name":"Ada"}\n${reject}\n{"line":"A","name":"Bo"}\n{"line":"a column of its own"}\n`)
  expect(rows.map(({ reasons }) => reasons)).toEqual([[], [expect.stringContaining('in the place of this')], [], []])
  await expect(open(`${reject}\n`)).rejects.toThrow(/row 1: The text in "line"/)
})

test('a file without a column that is known is told which columns were found, and how to name them', () => {
  expect(() => mapColumns('prospects', ['Who', 'Colour', 'row', 'reasons'])).toThrow(
    /the file has "Who", "Colour"\. .*--map "Column=name"/,
  )
  const many = Array.from({ length: 300 }, (_, place) => `Column ${place}`)
  expect(() => mapColumns('users', many)).toThrow(/"Column 19" and 280 more/)
})
