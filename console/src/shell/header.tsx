import { ActionIcon, Button, Kbd, UnstyledButton } from '@mantine/core'
import { Plus, Search } from 'lucide-react'
import { useMay } from '../api/accounts.ts'
import { AccountSwitcher } from './account-switcher.tsx'
import classes from './shell.module.css'
import { UserMenu } from './user-menu.tsx'

type Props = {
  readonly onSearch: () => void
  readonly onNewLead: () => void
  readonly onHelp: () => void
}

const NewLead = ({ onClick }: { readonly onClick: () => void }) => (
  <>
    <Button
      size="sm"
      leftSection={<Plus size={16} aria-hidden="true" />}
      className={classes['onlyWide'] ?? ''}
      onClick={onClick}
    >
      New lead
    </Button>
    <ActionIcon size={34} className={classes['onlyPhone'] ?? ''} aria-label="New lead" onClick={onClick}>
      <Plus size={18} />
    </ActionIcon>
  </>
)

/** What is at hand on every page: the account, the search, a new lead, oneself. */
export const Header = ({ onSearch, onNewLead, onHelp }: Props) => {
  const mayCreate = useMay('editProspects')
  return (
    <header className={classes['head']}>
      <AccountSwitcher />
      <span className={classes['headSpace']} />
      <UnstyledButton
        className={`${classes['search']} ${classes['onlyWide']}`}
        onClick={onSearch}
        aria-keyshortcuts="/ Control+K Meta+K"
      >
        <Search size={15} aria-hidden="true" />
        <span className={classes['searchText']}>Search prospects, pages</span>
        <Kbd size="xs">/</Kbd>
      </UnstyledButton>
      <ActionIcon
        variant="default"
        size={34}
        className={classes['onlyPhone'] ?? ''}
        aria-label="Search prospects, pages"
        onClick={onSearch}
      >
        <Search size={17} />
      </ActionIcon>
      {mayCreate && <NewLead onClick={onNewLead} />}
      <UserMenu onHelp={onHelp} />
    </header>
  )
}
