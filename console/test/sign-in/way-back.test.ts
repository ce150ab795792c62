import { expect, test } from 'vitest'
import { wayBack } from '../../src/pages/sign-in/way-back.ts'

const origin = 'https://foyer.example.com'

test.for([
  ['/', '/'],
  ['/prospects?q=a%20b&account=1', '/prospects?q=a%20b&account=1'],
  ['/prospects/12#notes', '/prospects/12#notes'],
  ['/board/../team', '/team'],
] as const)('%s is a page of the console', ([given, expected]) => {
  expect(wayBack(given, origin)).toBe(expected)
})

test.for([
  undefined,
  '',
  'prospects',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in?back=/sign-in',
])('%s leads to the desk', (given) => {
  expect(wayBack(given, origin)).toBeNull()
})
