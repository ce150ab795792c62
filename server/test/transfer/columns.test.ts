import { describe, expect, test } from 'vitest'
import { importFields, importKinds } from '../../src/catalogue/records/import-fields.ts'
import { FileFault } from '../../src/transfer/file-fault.ts'
import { mapColumns } from '../../src/transfer/mapping.ts'
import { text } from '../repository/tracked-files.ts'

describe('columns', () => {
  test.each([
    ['Follow Up Boss', 'ID,Name,First Name,Last Name,Email 1,Phone 1,Lead Source,Date Added,Assigned To,Stage'],
    ['HubSpot', 'Record ID,First Name,Last Name,Email,Phone Number,Original Source,Create Date,Contact owner'],
    ['Zillow', 'Name,Email,Phone,Message,Source,Inquiry Date,Property Address'],
    ['AppFolio', 'Guest Card ID,Name,Email Address,Phone Number,Source,Inquiry Received,Property,Assigned User'],
  ])('of %s are recognised', (_, head) => {
    const { columnOf, leftOut } = mapColumns('prospects', head.split(','))
    expect([...columnOf.keys()]).toEqual(expect.arrayContaining(['email', 'phone', 'source', 'created_at']))
    expect(leftOut.filter((column) => column !== 'Stage')).toEqual([])
  })

  test('are compared without case, blanks and punctuation; the first name that fits is taken, each column once', () => {
    const { columnOf, leftOut } = mapColumns('prospects', [
      'FULL_NAME',
      'e-mail',
      'Mobile  Phone',
      'Phone',
      'row',
      'reasons',
    ])
    expect(Object.fromEntries(columnOf)).toEqual({ name: 'FULL_NAME', email: 'e-mail', phone: 'Phone' })
    expect(leftOut).toEqual(['Mobile  Phone'])
  })

  test('are what the caller says, first of all', () => {
    const wishes = new Map([
      ['Who', 'name'],
      ['Phone', ''],
    ])
    const { columnOf, leftOut } = mapColumns('prospects', ['Name', 'Who', 'Phone'], wishes)
    expect(Object.fromEntries(columnOf)).toEqual({ name: 'Who' })
    expect(leftOut).toEqual(['Name', 'Phone'])
    for (const [column, field] of [
      ['Nobody', 'name'],
      ['Who', 'typo'],
    ] as const)
      expect(() => mapColumns('prospects', ['Who'], new Map([[column, field]]))).toThrow(FileFault)
  })

  test('all stand in docs/importing.md', () => {
    const page = text('docs/importing.md')
    const fields = importKinds.flatMap((kind) => Object.keys(importFields[kind]))
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })
})
