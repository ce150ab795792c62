import { describe, expect, test } from 'vitest'
import { headOf } from '../../src/pages/integrations/importing/first-lines.ts'

describe('the head of a file', () => {
  test('is read with its first row, whatever separates the cells, and with line breaks and quotation marks in them', () => {
    const expected = { columns: ['Who', 'Mail, first'], examples: ['Jane "J"\nDoe', 'j@example.org'] }
    expect(headOf('\uFEFFWho,"Mail, first"\r\n"Jane ""J""\nDoe",j@example.org\r\nx,y')).toEqual(expected)
    expect(headOf('sep=;\nWho;"Mail, first"\n"Jane ""J""\nDoe";j@example.org')).toEqual(expected)
    expect(headOf('a|b\n1|2')).toEqual({ columns: ['a', 'b'], examples: ['1', '2'] })
    expect(headOf('a\tb')).toEqual({ columns: ['a', 'b'], examples: [] })
  })

  test('of JSON lines has the fields of the first object', () => {
    expect(headOf('{"name":"Jane","unit":null}\n{}')).toEqual({ columns: ['name', 'unit'], examples: ['Jane', ''] })
    expect(headOf('{"name":')).toBeNull()
  })

  test('is not made of what is no text', () => {
    expect([headOf(''), headOf('PK\0\0\0'), headOf('a\0b,c')]).toEqual([null, null, null])
  })

  test('of a quotation mark that is never closed is read to the end, and no further', () => {
    expect(headOf('a,b\n"c,d')?.columns).toEqual(['a', 'b'])
  })
})
