import { useMay } from '../api/accounts.ts'
import { paths } from '../app/paths.ts'
import { TextLink } from '../parts/prospect-name.tsx'

/** What who may do it does where there is no prospect yet. */
export const FirstLeads = () => {
  const mayCreate = useMay('editProspects')
  const mayImport = useMay('importRecords')
  if (!mayCreate) return 'A colleague whose role may add leads writes down the first.'
  if (!mayImport) return 'Write down the first with New lead.'
  return (
    <>
      Write down the first with New lead, or{' '}
      <TextLink to={paths.imports} size="sm">
        import a file
      </TextLink>
      .
    </>
  )
}
