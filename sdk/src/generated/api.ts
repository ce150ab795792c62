// Generated from openapi.json: npm run generate

export type paths = {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description Answers as long as the process lives, whatever the database does.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server can write
         * @description Asks the database. A load balancer sends requests only to servers that answer 200.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The session of the cookie, which lasts longer by this.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in
         * @description Begins a session, whose cookie `foyer_session` (over https `__Host-foyer_session`) is what every route of v2 takes in place of a token. A wrong e-mail address, a wrong password and a wrong code are answered alike. Who has set up an authenticator app is answered 401 until they send a code.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Ends the session, on every server within a second.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the demo
         * @description Begins a session as somebody of the demo, without a password. Only where the server runs `foyer demo`.
         */
        post: operations["signInAtDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/password_links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to a new password
         * @description Sends a link to the e-mail address if it is that of a user; without a mail server the link stands in the log of the server. The answer is the same for every address.
         */
        post: operations["requestPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a password with a link
         * @description Sets the password of whose link it is, and signs them in. The link works once. All of their other sessions end, and the one that the browser had before, whosever it was. Who has set up an authenticator app has to send a code here too.
         */
        post: operations["choosePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether Foyer has to be set up
         * @description What a sign-in page has to know: whether there is no user yet, and who there is to sign in as in a demo.
         */
        get: operations["getSetup"];
        put?: never;
        /**
         * Set Foyer up
         * @description Makes the first account and its owner, and signs them in. Takes the link that `foyer serve` prints as long as there is no user; it works once.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leasing_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leasing events
         * @description Events of all accounts of the token, or of one prospect, in the order in which they were written: newest last. The answer is an envelope: go on with `page.next_page_number` until it is null.
         */
        get: operations["listLeasingEventsByPage"];
        put?: never;
        /**
         * Create leasing events
         * @description Writes down one leasing event. "Assign to User" assigns a prospect, or with `applyActionInBulk` all prospects of its account with the same phone number, to users. Every call is an event, also when it assigns the same users again. The answer comes when the event is safe on disk.
         */
        post: operations["createLeasingEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prospects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List prospects
         * @description Prospects of all accounts of the token, oldest first, as a bare array. To follow them, send the `created_at` of the last row back as `created_after`, and drop the rows that you have.
         */
        get: operations["listProspectsByPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List units
         * @description Units of all accounts of the token by ascending id, as a bare array: of any status unless `statuses` says otherwise. The last page is the first one that is shorter than `limit`.
         */
        get: operations["listUnitsByPage"];
        put?: never;
        /**
         * Create or update a unit
         * @description Without `id` a unit is created, with `id` that unit is updated: only what is given changes. The answer is the unit.
         */
        post: operations["upsertUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reporting/leasing-performance/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one unit does
         * @description Leads, showings and applications of one unit in the window, and how it stands on the market now. Computed from the log. A unit of another account is answered like one that does not exist.
         */
        get: operations["reportUnitPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reporting/marketing-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each source of prospects brought
         * @description One row for each source that prospects came from, over all accounts of the report together.
         */
        get: operations["reportMarketingSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reporting/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Showings and what became of them
         * @description One row for each showing whose planned date and time lies in the window.
         */
        get: operations["reportShowings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reporting/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All units as they stand now
         * @description One row for each unit of the accounts. The rows show the state of now, whatever the window.
         */
        get: operations["reportUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description The accounts that the token reaches, by name, each with the role of the token's user.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account
         * @description The account's settings, and the role of the token's user in it.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings of an account
         * @description Changes the name, the time zone or the default country of phone numbers. Numbers that are there already keep their reading.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v2/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description The user, the token of the request (null for who signed in), and the accounts that it reaches, with the role there and all that the user may do there with this token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description The people who are or were members of accounts that the token reaches, by name. The filters look at one membership: it fits all of them.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Make somebody a member of an account
         * @description Makes a user and a member of an account. An e-mail address that has a user already is a 409, unless they are or were a member of this account, or the caller manages members in every account in which they are or were one: then they become a member under the name that they have. Inviting again changes nothing; a role is changed on the membership. Whoever is let in can sign in, so it takes a session, or a token that has all scopes, reaches all accounts and does not expire.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a user
         * @description A user with their memberships in the accounts that the token reaches.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user, or deactivate them
         * @description Changes a user in all of their accounts, so it takes the right to manage members in each account in which they are or were a member, and to manage owners where they are or were one. Their own name everybody may change. An e-mail address, to which links to new passwords go, is changed with a session, or with a token that has all scopes, reaches all accounts and does not expire; so is who was deactivated made active again. Your own takes your password as well, with a session and with a token, if you have one. The address from before is told by mail if the operator has set a mail server. A deactivated user keeps their history, can not be assigned, and their tokens stop at once.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v2/users/{id}/memberships/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what somebody is in an account
         * @description Changes the role of a member, or ends or renews their membership. Their own membership everybody may end. To make somebody an owner, or an owner something else, takes an owner; the last active owner of an account stays one. A higher role, or a membership that is active again, takes a session, or a token that has all scopes, reaches all accounts and does not expire. `If-Match` is the ETag of the user.
         */
        patch: operations["updateMembership"];
        trace?: never;
    };
    "/v2/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens
         * @description The tokens that the caller may revoke, the newest first: their own, and, for who manages the tokens of accounts, those of others that reach these accounts and no other. A token that is limited to some accounts sees of its user's own tokens only those that are limited to the same.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create a token
         * @description Makes a token of the caller's own. It may do no more than the calling token, not elsewhere, and not for longer. The answer shows it, once.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description Stops a token from working, on every server within a second. Revoking twice is no fault.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See where you are signed in
         * @description Your sessions: since when, with which browser, from which address.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out elsewhere
         * @description Ends one of your sessions, on every server within a second. Whoever has it may know your password: change that too if it was not you.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions/end_others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere else
         * @description Ends all of your sessions but the one that asks.
         */
        post: operations["endOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Takes the password that you have now. All of your other sessions end, and links to a new password too.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/two_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a secret for an authenticator app
         * @description Begins to set up an authenticator app (TOTP, RFC 6238). Takes the password that you have now. Nothing changes until a code of it is confirmed; beginning again shows another secret.
         */
        post: operations["startTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/two_factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the authenticator app
         * @description From now on a code is asked for when you sign in. Shows backup codes, once.
         */
        post: operations["confirmTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/two_factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the authenticator app
         * @description From now on no code is asked for. Takes a code of the app, or a backup code.
         */
        post: operations["removeTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link for somebody to sign in
         * @description Makes a link with which a user chooses their password, their first one or a new one, and mails it to them if the operator has set a mail server. Who makes it could be them, so it takes the right to manage members in each account in which they are or were a member, and to manage owners where they are or were one. It works once; a newer one ends an older one. A second factor stays what it is.
         */
        post: operations["inviteToSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List units
         * @description Units of the accounts that the token reaches, by ascending id.
         */
        get: operations["listUnits"];
        put?: never;
        /**
         * Create a unit
         * @description Creates a unit. What is not given is empty; its status is `Incomplete` unless given.
         */
        post: operations["createUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a unit
         * @description One unit. Its `ETag` is for `If-Match`.
         */
        get: operations["readUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a unit
         * @description Changes the fields that are given, and no other. With `If-Match` only if nobody changed the unit in between.
         */
        patch: operations["changeUnit"];
        trace?: never;
    };
    "/v2/prospects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search prospects
         * @description Prospects of all accounts that the token reaches, or of one of them, by any of the filters together. Those that were merged into another one are left out.
         */
        get: operations["listProspects"];
        put?: never;
        /**
         * Create a prospect
         * @description Creates a prospect with its first event, `New`, and with an `Assign to User` if it has assignees. With an `external_id` it is safe to repeat: the second time is 409 and names the prospect that has it.
         */
        post: operations["createProspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/prospects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a prospect
         * @description One prospect with its profile and with what its events say, or said at a moment. Without `at`, the answer has an `ETag`.
         */
        get: operations["getProspect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the profile of a prospect
         * @description Changes the fields that are given; null clears. Each change is written down with who made it and when, and what was there before. Status, assignees and follow-ups change by leasing events.
         */
        patch: operations["changeProspect"];
        trace?: never;
    };
    "/v2/prospects/{id}/leasing_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a prospect's timeline
         * @description The leasing events of one prospect, the newest first.
         */
        get: operations["listProspectEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/prospects/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all that happened to a prospect
         * @description The leasing events of one prospect, the changes of its profile and its merges with others in one list, the newest first: who did what, and what was there before.
         */
        get: operations["listProspectHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/prospects/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who had a prospect when
         * @description Who had the prospect from when to when, who gave it to them and why, and who ended that; the latest beginning first. It follows from the `Assign to User` events that are not deleted: to assign somebody again who has the prospect already ends nothing.
         */
        get: operations["listProspectAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which prospects a user had when
         * @description The same of one user over all prospects, the latest beginning first; also of former members and deactivated users. Prospects that were merged into another one have their history there. Each page looks at a bounded number of events: go on while `has_more` is true.
         */
        get: operations["listUserAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/prospects/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List prospects that may be one
         * @description Groups of two and more prospects of an account with the same phone number or e-mail address. A prospect is one person times one unit: look at the units, or ask with `same_unit`, before merging. Each page looks at a bounded number of prospects, so one with few groups, or none, may have a next one: go on while `has_more` is true.
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/prospects/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a prospect's merges
         * @description The merges in which the prospect was kept or merged, also those that were undone. The latest comes first.
         */
        get: operations["listMerges"];
        put?: never;
        /**
         * Merge a prospect into this one
         * @description The events of both become events of this prospect, in the order of time, and its status, assignees, block and dates are what follows from them. The other one leaves the lists and is a redirect: events that are written about it go to this prospect. The profile of this prospect stays as it is. A merge can be undone.
         */
        post: operations["mergeProspects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge
         * @description The events that the merge moved go back; what was written since stays with the prospect that was kept. While that one is merged into another one, this is refused: undo that merge first. Other merges into the same prospect may be undone in any order.
         */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/leasing_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feed of leasing events
         * @description Every committed event once, in one order that never changes, also events that commit late: a reader who goes on from `next_cursor` misses nothing and gets nothing twice. `next_cursor` is on every page: at the end of the feed it is where to go on later. It does not depend on the filters.
         */
        get: operations["readFeed"];
        put?: never;
        /**
         * Write leasing events
         * @description Writes events of any type for one or many prospects of an account, in one transaction. With `dry_run` it tells exactly what would happen, and writes nothing. An event with `occurred_at` takes its place among the others of its prospect; one with an `external_id` that is known already is answered with the first. Events for more than 1,000 prospects in all, up to 10,000, or with very long notes for many, are left to a job: the answer is 202 with the batch to watch.
         */
        post: operations["writeLeasingEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/leasing_events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a leasing event
         * @description One event by its id, as soon as it is committed.
         */
        get: operations["getLeasingEvent"];
        put?: never;
        post?: never;
        /**
         * Delete a leasing event
         * @description Marks an event as deleted: it stays in the log and comes to the feed once more, with who deleted it and why, and the prospect becomes what its other events say. What was deleted before is answered as it is. People delete their own events; owners, admins and property managers those of others too.
         */
        delete: operations["deleteLeasingEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List batches
         * @description Every call of `POST /v2/leasing_events` that wrote, every job, and every undoing, the newest first. What v1 writes with `applyActionInBulk` is not in the list; by its id it can be read and undone.
         */
        get: operations["listBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a batch
         * @description One batch: its state, how far it is, and what came of it.
         */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a batch's events
         * @description The events that a batch wrote, by id; also those that were deleted since.
         */
        get: operations["listBatchEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a batch did not write
         * @description The targets that were refused, in the order of the request, each with the reasons; of an undoing, the prospects that were left alone.
         */
        get: operations["listBatchRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a batch
         * @description Ends a job that has not ended, at once: a part that is just being written is written no more. With mode `partial` what is written stays, and can be undone; with mode `atomic` nothing is written. People cancel their own batches; owners, admins and property managers those of others too.
         */
        post: operations["cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/batches/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a batch
         * @description Takes back what a batch did to the prospects to which nothing happened since: status, stage, assignees, block and dates are again as they were before it. It does so by events of a batch of its own, so it can be undone too. Prospects that somebody touched since are left alone and listed. A batch of more than 1,000 prospects is left to a job: 202. People undo their own batches; owners, admins and property managers those of others too.
         */
        post: operations["undoBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of leasing events as they come
         * @description The feed as server-sent events: one `leasing_event` for each event, its `id` being its place in the feed, its `data` the event as `GET /v2/leasing_events` shows it. After 15 seconds without one comes a comment. A client that comes back with `Last-Event-ID` misses nothing. The stream ends when the server stops, when the token may no longer read these accounts, and when the client does not take what it was sent for 60 seconds. A token may have 20 streams open on one server.
         */
        get: operations["streamFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a day's work
         * @description What there is to do in an account today, in its own time zone: prospects that nobody has, follow-ups that are due, showings, and who waits for a property manager's answer. Counts with the first of each list.
         */
        get: operations["getDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is planned
         * @description Showings and follow-ups that are planned in a window, of everybody or of one user. A showing that was put off is there at its new time only; one that is over stays, with what became of it.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who has how much to do
         * @description What each active member of an account has to do, by name: for choosing who is to be given the next prospect.
         */
        get: operations["listWorkloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count prospects by stage
         * @description How many prospects of an account stand in each stage now. Those that were merged into others are none.
         */
        get: operations["countStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/reports/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far prospects came
         * @description Of the prospects that were created in the window: how many came to each stage, and where the others ended. One that went past a stage came to it.
         */
        get: operations["reportFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/reports/first_contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon prospects were contacted
         * @description Of the prospects that were created in the window: how long it took until somebody of the team wrote to them or talked with them.
         */
        get: operations["reportFirstContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/reports/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each source brought
         * @description The report on marketing sources of version 1, for a window of up to a year.
         */
        get: operations["reportSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/reports/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of whose prospects
         * @description What happened in the window, counted for those who had the prospect when it happened: for each of them, if there are several.
         */
        get: operations["reportAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved views
         * @description The caller's own views of an account, the oldest first. They are the user's, whatever token asks.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a view
         * @description Saves what a page of the console shows, for the caller alone. Two views may have the same name.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a saved view
         * @description Deletes a view of the caller's own.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /**
         * Change a saved view
         * @description Changes a view of the caller's own. Those of others are as if they were not there.
         */
        patch: operations["updateView"];
        trace?: never;
    };
    "/v2/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Imports into the accounts in which the caller may import, the newest first.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a file
         * @description Reads a file of prospects, units or users as it comes, and answers when it is done. Rows that are wrong are rejected, each with its reasons, and the others written. Safe to repeat: a record is known by its external id, else by what stands in its row. Users need the scope `admin` and a role that manages members, and, as invitations do, a session or a token that is as much as its user.
         */
        post: operations["importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import
         * @description How far an import is, and what became of it.
         */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description Ends an import that has not ended, after the rows that are being written just now. What it wrote stays, and is found again by the next one. Who sent the file is answered 409.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the rejected rows of an import
         * @description The rows as they stood in the file, with `row` and `reasons`. Mended, the file can be imported as it is.
         */
        get: operations["exportImportRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what an import would read
         * @description Recognises the columns of a file and checks its first rows. Writes nothing; the beginning of a file will do.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/exports/prospects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all prospects of an account
         * @description A file with all prospects of the account, sent as it is read. In CSV, texts that a spreadsheet would run as formulas have an apostrophe before them; an import takes it away again. An answer that breaks off is not whole.
         */
        get: operations["exportProspects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/exports/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all units of an account
         * @description A file with all units of the account, sent as it is read. In CSV, texts that a spreadsheet would run as formulas have an apostrophe before them; an import takes it away again. An answer that breaks off is not whole.
         */
        get: operations["exportUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/exports/leasing_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all leasing events of an account
         * @description A file with all leasing events of the account, sent as it is read. In CSV, texts that a spreadsheet would run as formulas have an apostrophe before them; an import takes it away again. An answer that breaks off is not whole.
         */
        get: operations["exportLeasingEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description The webhooks of the accounts whose webhooks the caller manages, the newest first.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Creates a webhook: whatever is written after the answer is sent to it. A change that was being written at that moment may be missing: who needs all there is takes a snapshot over the API a few seconds later. The answer shows its secret, once. The operator must have set FOYER_ENCRYPTION_KEY. A token needs the scope `read` too, as it is told what it could read. The first webhook of a server waits for a moment in which nobody writes; if none comes in about four seconds the answer is 409 with `writersBusy`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description One webhook, with how much waits for it.
         */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Deletes a webhook with its log. Nothing more is sent to it but what is on its way.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Changes the fields that are given, and no other. What is written after the answer comes to it as it is then; a change that was being written at that moment, as it is or as it was. What was put down before is sent to the new URL. A token needs the scope `read` too. With `If-Match` only if nobody changed it in between.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v2/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description Sends one message of the type `webhook.test` now, also to a webhook that is paused, and answers with what became of it. It is not tried again, and not in the log.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}/rotate_secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook
         * @description Gives a webhook another secret, and shows it, once. In the format `standard` messages are signed with the one before too, for 24 hours; one before that is valid no more. In the format `compatible` the new one is sent in `X-API-Key`; where it is answered 401 or 403 within these 24 hours, the one before is sent right after it.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description What was sent to a webhook or waits for it, the newest first. What has ended is kept for 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery
         * @description One delivery, with what it says and every try. It shows a record, so a token needs the scope `read` too.
         */
        get: operations["readWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}/deliveries/{delivery_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description One that waits for its next try is tried now. Of one that has ended a new delivery is made, which comes after all that waits about the same prospect or unit, and tells the record as it was at the time. The answer is the delivery that is sent.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a range of changes again
         * @description Sends again what happened in the account from a sequence or a moment on, in its order, as far as the webhook hears of it now: also what happened before the webhook was made, if it is kept. Changes are kept for 30 days, while the account has a webhook that hears of them. What others write meanwhile may come before what is older; so when they are done the newest of each record that changed lately is sent once more. A range that ends before now leaves a receiver with the records as they were then.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description Why a request was refused. */
        Error: {
            /**
             * @description What is wrong and what to do.
             * @example Invalid request parameters
             */
            error: string;
            /**
             * @description What is wrong in particular, at most 20; not there where `error` says all.
             * @example [
             *       {
             *         "keyword": "required",
             *         "dataPath": ".events[0]",
             *         "schemaPath": "#/properties/events/items/required",
             *         "params": {
             *           "missingProperty": "prospect_id"
             *         },
             *         "message": "should have required property 'prospect_id'"
             *       }
             *     ]
             */
            details?: {
                /**
                 * @description The rule that was broken.
                 * @example required
                 */
                keyword: string;
                /**
                 * @description Where in the request: empty for the body itself.
                 * @example .events[0]
                 */
                dataPath: string;
                /**
                 * @description Where the rule stands in the schema.
                 * @example #/properties/events/items/required
                 */
                schemaPath: string;
                /**
                 * @description The rule's values.
                 * @example {
                 *       "missingProperty": "prospect_id"
                 *     }
                 */
                params: {
                    [key: string]: unknown;
                };
                /**
                 * @description The fault in words.
                 * @example should have required property 'prospect_id'
                 */
                message: string;
            }[];
        };
        /** @description A leasing event. */
        LeasingEvent: {
            /**
             * @description The id of the leasing event.
             * @example 12345
             */
            id: number;
            /**
             * Format: uuid
             * @description The account of the prospect.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            account_id: string;
            /**
             * @description The prospect that the event is about.
             * @example 12345
             */
            prospect_id: number;
            /**
             * @description The type of the event. Readers should stay open to further types; today there are 45.
             * @example Showing Scheduled
             */
            event_type: string;
            /**
             * @description The group of the type. Null for a type that this version does not know.
             * @example showing
             */
            group: ("pipeline" | "showing" | "application" | "screening" | "lease" | "hoa" | "team" | "admin") | null;
            /**
             * Format: date-time
             * @description When it happened: UTC, with six fractional digits.
             * @example 2024-10-05T18:53:03.406168Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was written down: later than `created_at` for an event that came late.
             * @example 2024-10-05T18:53:03.406168Z
             */
            recorded_at: string;
            /**
             * @description Where the event came from.
             * @example Phone Call
             */
            source: ("Phone Call" | "Text Message" | "Email" | "Facebook Message" | "WhatsApp" | "Other" | "Showing Scheduler" | "Automation") | null;
            /**
             * @description Notes about the event.
             * @example Reschedule
             */
            notes: string | null;
            /**
             * @description What the event plans, such as a showing, is to be then.
             * @example 2024-10-05T18:53:03.406168Z
             */
            planned_date_time: string | null;
            /**
             * @description When to follow up on the prospect.
             * @example 2024-10-05T18:53:03.406168Z
             */
            next_follow_up: string | null;
            /**
             * @description The unit that the prospect asked about at that time.
             * @example 678
             */
            unit_id: number | null;
            /**
             * @description Whether the event was deleted. Then it comes to the feed once more, and counts for nothing.
             * @example false
             */
            deleted: boolean;
            /**
             * @description When it was deleted.
             * @example null
             */
            deleted_at: string | null;
            /**
             * @description The user who deleted it.
             * @example null
             */
            deleted_by: string | null;
            /**
             * @description Why it was deleted.
             * @example null
             */
            deletion_reason: string | null;
            /**
             * Format: uuid
             * @description The user who created the event.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            created_by: string;
            /**
             * @description What belongs to the type of the event.
             * @example {
             *       "createdByUserRole": "Property Manager"
             *     }
             */
            context: {
                /**
                 * @description The role of the user in the account, at that time.
                 * @example Property Manager
                 */
                createdByUserRole?: string;
                /**
                 * @description Of `Assign to User`: who has the prospect from then on. Of `Reassign Showing`: who shows the home.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                assignedToUserIds?: string[];
                /**
                 * @description Of the same types: who did before.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                previousAssignedToUserIds?: string[];
                /**
                 * @description Why the prospect was blocklisted.
                 * @example Threatened an agent
                 */
                reason?: string;
                /**
                 * Format: date-time
                 * @description Of `Blocklist Prospect`: when the block ends by itself. Of `Unblock Prospect`: when the block was to end that ended by itself.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                until?: string;
                /**
                 * @description The number that is refused for all prospects of the account while the block holds.
                 * @example +15550100199
                 */
                phone?: string;
                /**
                 * @description The follow-up that was planned is done.
                 * @example true
                 * @enum {boolean}
                 */
                followUpDone?: true;
                /**
                 * @description Of an event that takes back a batch: where the prospect stands again. It counts instead of the effect that the type has.
                 * @example {
                 *       "status": "Showing Scheduled",
                 *       "stage": "showing",
                 *       "stageTimes": {
                 *         "lead": "2024-10-05T18:53:03.406168Z",
                 *         "showing": "2024-10-05T18:53:03.406168Z"
                 *       },
                 *       "block": null,
                 *       "nextFollowUp": null,
                 *       "plannedDateTime": "2024-10-05T18:53:03.406168Z",
                 *       "showingUserIds": null
                 *     }
                 */
                restores?: {
                    /**
                     * @description The status that returns.
                     * @example Showing Scheduled
                     */
                    status: string;
                    /**
                     * @description The stage that returns.
                     * @example showing
                     */
                    stage: string;
                    /**
                     * @description When the prospect last entered each stage.
                     * @example {
                     *       "lead": "2024-10-05T18:53:03.406168Z",
                     *       "showing": "2024-10-05T18:53:03.406168Z"
                     *     }
                     */
                    stageTimes: {
                        [key: string]: string;
                    };
                    /**
                     * @description The block that returns.
                     * @example null
                     */
                    block: {
                        /**
                         * @description The status from before the block.
                         * @example Showing Scheduled
                         */
                        status: string;
                        /**
                         * @description The stage from before the block.
                         * @example showing
                         */
                        stage: string;
                        /**
                         * @description Why the prospect was blocklisted.
                         * @example null
                         */
                        reason: string | null;
                        /**
                         * @description When the block ends by itself.
                         * @example null
                         */
                        until: string | null;
                        /**
                         * Format: date-time
                         * @description When it began.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        at: string;
                        /**
                         * Format: uuid
                         * @description Who blocklisted the prospect.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        by: string;
                        /**
                         * @description The number that is refused for all prospects of the account while the block holds.
                         * @example +15550100199
                         */
                        phone: string | null;
                    } | null;
                    /**
                     * @description The next follow-up that returns.
                     * @example null
                     */
                    nextFollowUp: string | null;
                    /**
                     * @description The plan that returns.
                     * @example 2024-10-05T18:53:03.406168Z
                     */
                    plannedDateTime: string | null;
                    /**
                     * @description Who shows the planned showing again, if it was handed to somebody.
                     * @example null
                     */
                    showingUserIds: string[] | null;
                };
            };
            /**
             * @description What all events of one request have in common.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            batch_id: string | null;
            /**
             * @description Its name in the system that it comes from.
             * @example crm-event-4711
             */
            external_id: string | null;
            /**
             * @description The batch that this event takes back; null for what really happened.
             * @example null
             */
            undoes_batch_id: string | null;
        };
        /** @description A batch of events. */
        Batch: {
            /**
             * Format: uuid
             * @description The id of the batch: `batch_id` of its events.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            id: string;
            /**
             * Format: uuid
             * @description The account of its events.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            account_id: string;
            /**
             * @description `events`: it wrote what somebody asked for. `undo`: it took back another batch.
             * @example events
             * @enum {unknown}
             */
            kind: "events" | "undo";
            /**
             * @description `atomic`: all events or none. `partial`: those that the rules allowed.
             * @example partial
             * @enum {unknown}
             */
            mode: "atomic" | "partial";
            /**
             * @description `queued` and `running` are jobs that have not ended. What a `failed` or `cancelled` one with mode `partial` has written stays.
             * @example running
             * @enum {unknown}
             */
            status: "queued" | "running" | "finished" | "failed" | "cancelled";
            /**
             * @description How much of it is done: 0 to 1.
             * @example 0.4
             */
            progress: number;
            /**
             * @description How many of what.
             * @example {
             *       "targets": 2500,
             *       "done": 1000,
             *       "written": 998,
             *       "refused": 2
             *     }
             */
            counts: {
                /**
                 * @description Prospects that it is for, each as often as it is named.
                 * @example 2500
                 */
                targets: number;
                /**
                 * @description How many of them have been seen to.
                 * @example 1000
                 */
                done: number;
                /**
                 * @description Events that it wrote.
                 * @example 998
                 */
                written: number;
                /**
                 * @description Targets that were refused; of an undoing: prospects that were left alone.
                 * @example 2
                 */
                refused: number;
            };
            /**
             * @description Why it failed, in words.
             * @example null
             */
            failure: string | null;
            /**
             * @description The batch that it takes back.
             * @example null
             */
            undoes_id: string | null;
            /**
             * @description The batches that take it back, the oldest first.
             * @example []
             */
            undone_by_ids: string[];
            /**
             * @description When somebody asked to cancel it.
             * @example null
             */
            cancel_asked_at: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2024-10-05T18:53:03.406168Z
             */
            created_at: string;
            /**
             * @description When it ended.
             * @example null
             */
            finished_at: string | null;
            /**
             * Format: uuid
             * @description The user who asked for it.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            created_by: string;
        };
        /** @description A webhook. */
        Webhook: {
            /**
             * Format: uuid
             * @description The id of the webhook.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            id: string;
            /**
             * Format: uuid
             * @description The account whose changes it hears of.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            account_id: string;
            /**
             * @description Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.
             * @example https://example.com/foyer
             */
            url: string;
            /**
             * @description What it is for.
             * @example CRM
             */
            description: string | null;
            /**
             * @description What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.
             * @example [
             *       "leasing_events"
             *     ]
             */
            tables: ("leasing_events" | "prospects" | "units" | "webhooks")[];
            /**
             * @description Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.
             * @example [
             *       "Showing Scheduled",
             *       "Showing Canceled"
             *     ]
             */
            event_types: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[] | null;
            /**
             * @description `standard`: Standard Webhooks, signed in `webhook-signature`. `compatible`: the flat body of version 1, with the secret in `X-API-Key`. It does not change.
             * @example standard
             * @enum {unknown}
             */
            format: "standard" | "compatible";
            /**
             * @description `paused`: nothing is sent. What happens meanwhile is kept, and sent when it is resumed.
             * @example active
             * @enum {unknown}
             */
            status: "active" | "paused";
            /**
             * @description When it was paused. Null: it is not.
             * @example null
             */
            paused_at: string | null;
            /**
             * @description Why it is paused: somebody `asked` for it, it answered 410 and is `gone`, or it was `failing` for three days.
             * @example null
             */
            pause_reason: ("asked" | "gone" | "failing") | null;
            /**
             * @description Since when there was nothing but failures. Null: the last try came through, or there was none.
             * @example null
             */
            failing_since: string | null;
            /**
             * @description When something came through last, to a second. Null: never.
             * @example null
             */
            last_delivered_at: string | null;
            /**
             * @description Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused. Null: there was none.
             * @example null
             */
            previous_secret_valid_until: string | null;
            /**
             * Format: date-time
             * @description When it was created: UTC, with six fractional digits.
             * @example 2024-10-05T18:53:03.406168Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When somebody changed it last, or it was paused: UTC, with six fractional digits.
             * @example 2024-10-05T18:53:03.406168Z
             */
            updated_at: string;
            /**
             * Format: uuid
             * @description The user who created it.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            created_by: string;
        };
        /** @description A message to one webhook, and what became of it. */
        WebhookDelivery: {
            /**
             * @description The id of the delivery. Later ones have higher ids.
             * @example 12345
             */
            id: number;
            /**
             * Format: uuid
             * @description The webhook that it is for.
             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
             */
            webhook_id: string;
            /**
             * @description The change that it tells of: `sequence` of the message. Later changes of an account have higher ones.
             * @example 12345
             */
            sequence: number;
            /**
             * @description The id of the message, the same for every webhook and each time it is sent: `webhook-id`, or `event_id`.
             * @example msg_12345
             */
            message_id: string;
            /**
             * @description What changed.
             * @example leasing_events
             * @enum {unknown}
             */
            table: "leasing_events" | "prospects" | "units" | "webhooks";
            /**
             * @description What happened to it.
             * @example INSERT
             * @enum {unknown}
             */
            operation: "INSERT" | "UPDATE" | "DELETE";
            /**
             * @description `type` of a message in the format `standard`.
             * @example leasing_event.created
             */
            type: string;
            /**
             * @description The type of the leasing event. Null for other tables.
             * @example Showing Scheduled
             */
            event_type: string | null;
            /**
             * @description The prospect that it is about: what is told of one is told in order. Null: none.
             * @example 12345
             */
            prospect_id: number | null;
            /**
             * @description The unit that it is about, if it tells of the table `units`.
             * @example null
             */
            unit_id: number | null;
            /**
             * @description `ready`: it is sent in its turn. `retrying`: it failed, and is tried again at `next_at`. `held`: it waits for an earlier one of the same prospect or unit that is being retried. `delivered`: somebody answered 2xx. `failed`: no try is left.
             * @example delivered
             * @enum {unknown}
             */
            status: "ready" | "retrying" | "held" | "delivered" | "failed";
            /**
             * @description How often it was tried.
             * @example 1
             */
            attempts: number;
            /**
             * @description When it is tried again, if it is `retrying`.
             * @example null
             */
            next_at: string | null;
            /**
             * Format: date-time
             * @description When it was put down.
             * @example 2024-10-05T18:53:03.406168Z
             */
            created_at: string;
            /**
             * @description When it was tried first.
             * @example null
             */
            first_attempt_at: string | null;
            /**
             * @description When it was delivered, or failed for good.
             * @example null
             */
            ended_at: string | null;
        };
        /** @description A session: somebody who is signed in. */
        Session: {
            /**
             * @description Who is signed in.
             * @example {
             *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
             *       "name": "Ada Park",
             *       "email": "ada@example.com"
             *     }
             */
            user: {
                /**
                 * Format: uuid
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
                /**
                 * @description Their name.
                 * @example Ada Park
                 */
                name: string;
                /**
                 * @description Their e-mail address.
                 * @example ada@example.com
                 */
                email: string;
            };
            /**
             * Format: date-time
             * @description When the session ends, unless it is used before: then it lasts longer.
             * @example 2024-10-05T18:53:03.406168Z
             */
            expires_at: string;
            /**
             * @description Whether the user is asked for a code when they sign in.
             * @example false
             */
            two_factor: boolean;
            /**
             * @description Null, unless the server runs `foyer demo`.
             * @example null
             */
            demo: {
                /**
                 * @description As whom one may sign in without a password; the one to begin with stands first.
                 * @example [
                 *       {
                 *         "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                 *         "name": "Ada Park",
                 *         "role": "Property Manager",
                 *         "account_name": "Lakeside Homes"
                 *       }
                 *     ]
                 */
                people: {
                    /**
                     * Format: uuid
                     * @description The id of the user, for `POST /v2/session/demo`.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    id: string;
                    /**
                     * @description Their name.
                     * @example Ada Park
                     */
                    name: string;
                    /**
                     * @description What they are in the account.
                     * @example Property Manager
                     */
                    role: string;
                    /**
                     * @description What the account is called.
                     * @example Lakeside Homes
                     */
                    account_name: string;
                }[];
            } | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The process lives.
                         * @example ok
                         * @enum {string}
                         */
                        status: "ok";
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server is ready for requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The server can write.
                         * @example ready
                         * @enum {string}
                         */
                        status: "ready";
                        /**
                         * @description The database behind the server.
                         * @example {
                         *       "version": "18.4",
                         *       "fsync": "on",
                         *       "synchronous_commit": "on",
                         *       "full_page_writes": "on"
                         *     }
                         */
                        database: {
                            /**
                             * @description PostgreSQL's version.
                             * @example 18.4
                             */
                            version: string;
                            /**
                             * @description PostgreSQL's setting `fsync` as it runs.
                             * @example on
                             */
                            fsync: string;
                            /**
                             * @description PostgreSQL's setting `synchronous_commit` as it runs.
                             * @example on
                             */
                            synchronous_commit: string;
                            /**
                             * @description PostgreSQL's setting `full_page_writes` as it runs.
                             * @example on
                             */
                            full_page_writes: string;
                        };
                        /**
                         * @description What an operator should mend.
                         * @example []
                         */
                        warnings: string[];
                    };
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who signs in. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The e-mail address, in any letter case.
                     * @example bo@example.com
                     */
                    email: string;
                    /**
                     * @description The password.
                     * @example correct horse battery
                     */
                    password: string;
                    /**
                     * @description The code that the authenticator app shows, or a backup code. For users who have set up an app: without it the answer is 401.
                     * @example 287082
                     */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description The session; its secret is in the cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signInAtDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As whom to sign in. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Somebody of the demo.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description The session; its secret is in the cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    requestPasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who needs a new password. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The e-mail address of who needs a new password.
                     * @example bo@example.com
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description If there is such a user, a link is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description True. It is no word on whether there is such a user.
                         * @example true
                         */
                        sent: boolean;
                    };
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A password that somebody chooses with a link. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What stands in the link behind its `#`.
                     * @example 5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A
                     */
                    link: string;
                    /**
                     * @description The new password: 12 to 256 characters, any of them; none that many people use, and more than the user's own name or e-mail address.
                     * @example a longer new password
                     */
                    password: string;
                    /**
                     * @description The code that the authenticator app shows, or a backup code. For users who have set up an app: without it the answer is 401.
                     * @example 287082
                     */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description The session; its secret is in the cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a sign-in page has to know of the server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether there is no user yet: then the link that the server prints sets Foyer up.
                         * @example false
                         */
                        needed: boolean;
                        /**
                         * @description Null, unless the server runs `foyer demo`.
                         * @example null
                         */
                        demo: {
                            /**
                             * @description As whom one may sign in without a password; the one to begin with stands first.
                             * @example [
                             *       {
                             *         "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                             *         "name": "Ada Park",
                             *         "role": "Property Manager",
                             *         "account_name": "Lakeside Homes"
                             *       }
                             *     ]
                             */
                            people: {
                                /**
                                 * Format: uuid
                                 * @description The id of the user, for `POST /v2/session/demo`.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                id: string;
                                /**
                                 * @description Their name.
                                 * @example Ada Park
                                 */
                                name: string;
                                /**
                                 * @description What they are in the account.
                                 * @example Property Manager
                                 */
                                role: string;
                                /**
                                 * @description What the account is called.
                                 * @example Lakeside Homes
                                 */
                                account_name: string;
                            }[];
                        } | null;
                    };
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The first account and its owner. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What stands in the link behind its `#`.
                     * @example 5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A
                     */
                    link: string;
                    /**
                     * @description The first account.
                     * @example {
                     *       "name": "Lakeside Homes",
                     *       "time_zone": "America/Chicago",
                     *       "phone_country": "US"
                     *     }
                     */
                    account: {
                        /**
                         * @description What the account is called.
                         * @example Lakeside Homes
                         */
                        name: string;
                        /**
                         * @description Its time zone, by the name of the IANA database.
                         * @example America/Chicago
                         */
                        time_zone: string;
                        /**
                         * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                         * @example US
                         */
                        phone_country: string;
                    };
                    /**
                     * @description The name of its owner.
                     * @example Ada Park
                     */
                    name: string;
                    /**
                     * @description Their e-mail address.
                     * @example bo@example.com
                     */
                    email: string;
                    /**
                     * @description The new password: 12 to 256 characters, any of them; none that many people use, and more than the user's own name or e-mail address.
                     * @example a longer new password
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The session; its secret is in the cookie. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    listLeasingEventsByPage: {
        parameters: {
            query?: {
                /**
                 * @description Only events of this prospect. Without it: all of the accounts of the token.
                 * @example 12345
                 */
                prospect_id?: number;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of leasing events, newest last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The id of the leasing event.
                             * @example 12345
                             */
                            id: number;
                            /**
                             * @description The prospect that the event is about.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * @description The type of the event.
                             * @example Showing Scheduled
                             */
                            event_type: string;
                            /**
                             * Format: date-time
                             * @description When the event was created: UTC, with six fractional digits.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * @description Where the event came from.
                             * @example Phone Call
                             */
                            source: string | null;
                            /**
                             * @description The id of the user who created the event.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            created_by: string;
                            /**
                             * @description Notes about the event.
                             * @example Reschedule
                             */
                            notes: string | null;
                            /**
                             * @description What the event plans, such as a showing, is to be then.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            planned_date_time: string | null;
                            /**
                             * @description When to follow up on the prospect.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            next_follow_up: string | null;
                            /**
                             * @description The formatted address of the event's unit.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            property_address: string | null;
                            /**
                             * @description What belongs to this type of event.
                             * @example {
                             *       "createdByUserRole": "Property Manager"
                             *     }
                             */
                            context: {
                                [key: string]: unknown;
                            };
                            /**
                             * @description The event's unit. It may differ from the prospect's.
                             * @example 77
                             */
                            unit_of_interest: number | null;
                            /**
                             * @description Whether the event was deleted.
                             * @example false
                             */
                            deleted: boolean;
                        }[];
                        /**
                         * @description Which page this is.
                         * @example {
                         *       "limit": 50,
                         *       "page_number": 0,
                         *       "has_more": true,
                         *       "next_page_number": 1
                         *     }
                         */
                        page: {
                            /**
                             * @description The most rows of a page.
                             * @example 50
                             */
                            limit: number;
                            /**
                             * @description The number of this page, from 0.
                             * @example 0
                             */
                            page_number: number;
                            /**
                             * @description Whether there is a next page.
                             * @example true
                             */
                            has_more: boolean;
                            /**
                             * @description The number of the next page. Null on the last one.
                             * @example 1
                             */
                            next_page_number: number | null;
                        };
                    };
                };
            };
        };
    };
    createLeasingEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description One leasing event to create. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The leasing events to create. Only one event is supported at a time.
                     * @example [
                     *       {
                     *         "prospect_id": 12345,
                     *         "event_type": "Assign to User",
                     *         "source": "Phone Call",
                     *         "notes": "Assigning to primary agent",
                     *         "context": {
                     *           "assignedToUserIds": [
                     *             "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                     *           ],
                     *           "applyActionInBulk": false
                     *         }
                     *       }
                     *     ]
                     */
                    events: {
                        /**
                         * @description The prospect that the event is about.
                         * @example 12345
                         */
                        prospect_id: number;
                        /**
                         * @description The type of leasing event. Only "Assign to User" is supported.
                         * @example Assign to User
                         * @enum {unknown}
                         */
                        event_type: "Assign to User";
                        /**
                         * @description Where the event came from.
                         * @example Phone Call
                         * @enum {unknown}
                         */
                        source?: "Phone Call" | "Text Message" | "Email" | "Facebook Message" | "WhatsApp" | "Other" | "Automation";
                        /**
                         * @description Notes for the event: any Unicode text, given back as it came.
                         * @example Assigning to primary agent
                         */
                        notes?: string;
                        /**
                         * @description Additional context for the event.
                         * @example {
                         *       "assignedToUserIds": [
                         *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *       ],
                         *       "applyActionInBulk": false
                         *     }
                         */
                        context: {
                            /**
                             * @description Who the prospect is assigned to from now on: active members of the prospect's account. Empty: nobody. A doubled id counts once.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            assignedToUserIds: string[];
                            /**
                             * @description Whether all prospects of the account with the same phone number are assigned too, all or none. Without it: no.
                             * @example false
                             */
                            applyActionInBulk?: boolean;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description The leasing event that was created. */
            201: {
                headers: {
                    /** @description With `applyActionInBulk`: what all events of the request have in common. */
                    "Foyer-Batch-Id"?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the leasing event.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * Format: date-time
                         * @description When the event was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description Notes about the event.
                         * @example Reschedule
                         */
                        notes: string | null;
                        /**
                         * @description The prospect that the event is about.
                         * @example 12345
                         */
                        prospect: number;
                        /**
                         * @description What the event plans, such as a showing, is to be then.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: string | null;
                        /**
                         * @description Where the event came from.
                         * @example Phone Call
                         */
                        source: ("Phone Call" | "Text Message" | "Email" | "Facebook Message" | "WhatsApp" | "Other" | "Showing Scheduler" | "Automation") | null;
                        /**
                         * @description The type of the event.
                         * @example Assign to User
                         * @enum {unknown}
                         */
                        event_type: "New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing";
                        /**
                         * @description When to follow up on the prospect.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        next_follow_up: string | null;
                        /**
                         * @description Whether the event was deleted.
                         * @example false
                         */
                        deleted: boolean;
                        /**
                         * @description The id of the user who created the event.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * @description What belongs to this type of event.
                         * @example {
                         *       "assignedToUserIds": [
                         *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *       ],
                         *       "createdByUserRole": "Property Manager",
                         *       "previousAssignedToUserIds": []
                         *     }
                         */
                        context: {
                            /**
                             * @description Who the prospect is assigned to from now on.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            assignedToUserIds: string[];
                            /**
                             * @description The role of the user who created the event, in the account of the prospect.
                             * @example Property Manager
                             */
                            createdByUserRole: string;
                            /**
                             * @description Who the prospect was assigned to before.
                             * @example []
                             */
                            previousAssignedToUserIds: string[];
                        };
                    };
                };
            };
        };
    };
    listProspectsByPage: {
        parameters: {
            query?: {
                /**
                 * @description Only prospects created then or later: a date-time, not a bare date.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_after?: string;
                /**
                 * @description Only prospects created earlier: a date-time, not a bare date.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_before?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prospects, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the prospect.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * @description Their name.
                         * @example Dana Whitfield
                         */
                        name: string | null;
                        /**
                         * @description Their e-mail address.
                         * @example dana@example.com
                         */
                        email: string | null;
                        /**
                         * @description Their phone number as it was written.
                         * @example (555) 010-0199
                         */
                        phone: string | null;
                        /**
                         * @description Notes about them.
                         * @example Two cats
                         */
                        notes: string | null;
                        /**
                         * @description The name of the last event that sets a status.
                         * @example Showing Scheduled
                         */
                        status: string;
                        /**
                         * @description Where they come from. Open text.
                         * @example Zillow
                         */
                        source: string;
                        /**
                         * @description The unit that they ask about.
                         * @example 77
                         */
                        unit_of_interest: number | null;
                        /**
                         * @description Whether they ask for themselves, or as an agent.
                         * @example Self
                         * @enum {unknown}
                         */
                        prospect_type: "Self" | "Agent";
                        /**
                         * @description Whether they passed a prescreening.
                         * @example false
                         */
                        prescreened: boolean;
                        /**
                         * Format: date-time
                         * @description When they were created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When their profile last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    listUnitsByPage: {
        parameters: {
            query?: {
                /**
                 * @description Only these units.
                 * @example [
                 *       77,
                 *       78
                 *     ]
                 */
                unitIds?: number[];
                /**
                 * @description Only units of this account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                accountId?: string;
                /**
                 * @description Only units with one of these statuses.
                 * @example [
                 *       "Available",
                 *       "On Hold"
                 *     ]
                 */
                statuses?: ("Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis")[];
                /**
                 * @description Only units taken from there.
                 * @example Zillow
                 */
                extracted_from?: string;
                /**
                 * @description Only units in this city, in any letter case.
                 * @example Denver
                 */
                city?: string;
                /**
                 * @description Only units with one of these postal codes.
                 * @example [
                 *       "80205",
                 *       "80211"
                 *     ]
                 */
                zip_codes?: string[];
                /**
                 * @description Only units updated then or later: a date-time, not a bare date.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                updated_after?: string;
                /**
                 * @description Only units updated earlier: a date-time, not a bare date.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                updated_before?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units, by ascending id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    upsertUnit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Without `id`: the unit to create; `address`, `property_type`, `target_rental_rate` and `account_id` are required. With `id`: what to change of that unit. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The unit to update. Without it a unit is created.
                     * @example 77
                     */
                    id?: number;
                    /**
                     * Format: uuid
                     * @description The account of the unit. Required without `id`; a unit never moves.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id?: string;
                    /**
                     * @description The address. Replaces the one before as a whole; the line is made if it is not given.
                     * @example {
                     *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                     *       "street_number": "210",
                     *       "street_name": "Juniper Way",
                     *       "unit": "2",
                     *       "city": "Denver",
                     *       "state": "Colorado",
                     *       "zip_code": "80205",
                     *       "coordinates": [
                     *         -104.9903,
                     *         39.7392
                     *       ]
                     *     }
                     */
                    address?: {
                        /**
                         * @description The whole address in one line.
                         * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                         */
                        formatted_address?: string;
                        /**
                         * @description The number of the house.
                         * @example 210
                         */
                        street_number: string;
                        /**
                         * @description The street.
                         * @example Juniper Way
                         */
                        street_name: string;
                        /**
                         * @description The city.
                         * @example Denver
                         */
                        city: string;
                        /**
                         * @description The state: its full name.
                         * @example Colorado
                         */
                        state: string;
                        /**
                         * @description The postal code.
                         * @example 80205
                         */
                        zip_code: string;
                        /**
                         * @description Which home of the house, if it has several.
                         * @example 2
                         */
                        unit?: string | null;
                        /**
                         * @description Longitude, then latitude, in degrees.
                         * @example [
                         *       -104.9903,
                         *       39.7392
                         *     ]
                         */
                        coordinates?: number[] | null;
                    };
                    /**
                     * @description What kind of home it is.
                     * @example CONDO
                     * @enum {unknown}
                     */
                    property_type?: "SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU";
                    /**
                     * @description The rent that is aimed at, for a month.
                     * @example 1850
                     */
                    target_rental_rate?: number;
                    /**
                     * @description Bedrooms.
                     * @example 2
                     */
                    bedrooms?: number | null;
                    /**
                     * @description Bathrooms.
                     * @example 1.5
                     */
                    bathrooms?: number | null;
                    /**
                     * @description Square feet.
                     * @example 860
                     */
                    sqft?: number | null;
                    /**
                     * @description What becomes of it on the market.
                     * @example Available
                     * @enum {unknown}
                     */
                    status?: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                    /**
                     * @description Whether somebody lives there.
                     * @example false
                     */
                    is_occupied?: boolean;
                    /**
                     * @description The first day on which it can be shown.
                     * @example 2024-11-01
                     */
                    earliest_showing_date?: string | null;
                    /**
                     * @description The first day on which somebody can move in.
                     * @example 2024-11-01
                     */
                    earliest_move_in_date?: string | null;
                    /**
                     * @description Fees for each month.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    monthly_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees when somebody moves in.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    move_in_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees for pets.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    pet_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Photos for the listing.
                     * @example [
                     *       {
                     *         "path": "units/77/kitchen.jpg",
                     *         "hidden": false,
                     *         "original": null
                     *       }
                     *     ]
                     */
                    marketing_photos?: {
                        /**
                         * @description Where the photo lies.
                         * @example units/77/kitchen.jpg
                         */
                        path: string;
                        /**
                         * @description Whether it is kept out of the listing.
                         * @example false
                         */
                        hidden?: boolean;
                        /**
                         * @description Where the photo lies as it was taken.
                         * @example units/77/original/kitchen.jpg
                         */
                        original?: string | null;
                    }[];
                    /**
                     * @description The text of the listing.
                     * @example Bright corner flat near the park.
                     */
                    marketing_description?: string | null;
                    /**
                     * @description What it offers.
                     * @example [
                     *       "Balcony",
                     *       "Dishwasher"
                     *     ]
                     */
                    amenities?: string[];
                    /**
                     * @description Whether it is furnished; null: not known.
                     * @example false
                     */
                    furnished?: boolean | null;
                    /**
                     * @description Whether pets are allowed; null: not known.
                     * @example true
                     */
                    pets_allowed?: boolean | null;
                    /**
                     * @description How it is shown.
                     * @example Self-guided
                     */
                    showing_method?: string | null;
                    /**
                     * @description Where to apply, if not here.
                     * @example https://apply.example.com/77
                     */
                    custom_application_url?: string | null;
                    /**
                     * @description Where the record was taken from.
                     * @example Zillow
                     */
                    extracted_from?: string | null;
                };
            };
        };
        responses: {
            /** @description The unit that was updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
            /** @description The unit that was created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    reportUnitPerformance: {
        parameters: {
            query: {
                /**
                 * @description From then on: a date-time, not a bare date.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time, not a bare date.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
            };
            header?: never;
            path: {
                /**
                 * @description The unit.
                 * @example 12345
                 */
                unitId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How one unit does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The unit.
                         * @example 12345
                         */
                        unit_id: number;
                        /**
                         * @description Whole days since the unit became available. Null if it is not, or if that was not recorded.
                         * @example 12
                         */
                        days_on_market: number | null;
                        /**
                         * @description How the unit fares now.
                         * @example Healthy
                         * @enum {unknown}
                         */
                        property_health: "Off-Market" | "Healthy" | "At-risk" | "On Hold" | "Waitlist" | "Commercial" | "Unknown";
                        /**
                         * @description The median of the leads that the account's other available units got in the window.
                         * @example 3.5
                         */
                        benchmark_leads_since_last_price_change: number;
                        /**
                         * @description Prospects of the unit that were created in the window.
                         * @example 12
                         */
                        new_prospects: number;
                        /**
                         * @description Events `Showing Scheduled` in the window.
                         * @example 12
                         */
                        showings_scheduled: number;
                        /**
                         * @description Events `Showing Complete` in the window.
                         * @example 12
                         */
                        showings_completed: number;
                        /**
                         * @description Events `Application Sent to Prospect` in the window.
                         * @example 4
                         */
                        applications_requested: number;
                        /**
                         * @description Events `Application Received` in the window.
                         * @example 3
                         */
                        applications_submitted: number;
                        /**
                         * @description Prospects of the unit that are neither lost nor moved in, now.
                         * @example 12
                         */
                        active_prospects: number;
                        /**
                         * @description Showings of the unit that lie ahead now.
                         * @example 3
                         */
                        upcoming_showings: number;
                        /**
                         * @description Events in the window that say that the team sent a text message.
                         * @example 12
                         */
                        outbound_texts: number;
                        /**
                         * @description Events in the window that came of a phone call.
                         * @example 12
                         */
                        total_calls: number;
                        /**
                         * @description What was written down of showings in the window, newest first, at most 500.
                         * @example []
                         */
                        showing_feedback: {
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * @description The prospect's name.
                             * @example Mara Lindqvist
                             */
                            prospect_name: string | null;
                            /**
                             * Format: date-time
                             * @description When it was written down.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * @description What was written down.
                             * @example Likes the kitchen
                             */
                            feedback: string;
                        }[];
                    };
                };
            };
        };
    };
    reportMarketingSources: {
        parameters: {
            query: {
                /**
                 * @description The accounts, separated by commas. One that the token does not reach adds nothing.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                account_ids: string[];
                /**
                 * @description From then on: a date-time, not a bare date.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time, not a bare date.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sources of prospects, by key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The source as a key: the same in every report.
                             * @example realtor_com
                             */
                            source_key: string;
                            /**
                             * @description The source as it is written on prospects.
                             * @example Realtor.com
                             */
                            source_display: string;
                            /**
                             * @description Prospects that were created in the window.
                             * @example 12
                             */
                            leads: number;
                            /**
                             * @description Events `Showing Scheduled` in the window.
                             * @example 12
                             */
                            showings_scheduled: number;
                            /**
                             * @description Events `Showing Complete` in the window.
                             * @example 12
                             */
                            showings_completed: number;
                            /**
                             * @description Prospects whose planned showing lies ahead now, whatever the window.
                             * @example 3
                             */
                            upcoming_showings: number;
                            /**
                             * @description Events `Application Sent to Prospect` in the window.
                             * @example 4
                             */
                            applications_requested: number;
                            /**
                             * @description Events `Application Received` in the window.
                             * @example 3
                             */
                            applications_submitted: number;
                            /**
                             * @description Events `Application Approved` in the window.
                             * @example 1
                             */
                            apps_approved: number;
                            /**
                             * @description Events `Prescreen Rejected - …` of the three kinds in the window.
                             * @example 2
                             */
                            rejected_prescreens: number;
                        }[];
                        /**
                         * @description Which page this is.
                         * @example {
                         *       "limit": 50,
                         *       "page_number": 0,
                         *       "has_more": true,
                         *       "next_page_number": 1
                         *     }
                         */
                        page: {
                            /**
                             * @description The most rows of a page.
                             * @example 50
                             */
                            limit: number;
                            /**
                             * @description The number of this page, from 0.
                             * @example 0
                             */
                            page_number: number;
                            /**
                             * @description Whether there is a next page.
                             * @example true
                             */
                            has_more: boolean;
                            /**
                             * @description The number of the next page. Null on the last one.
                             * @example 1
                             */
                            next_page_number: number | null;
                        };
                    };
                };
            };
        };
    };
    reportShowings: {
        parameters: {
            query: {
                /**
                 * @description The accounts, separated by commas. One that the token does not reach adds nothing.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                account_ids: string[];
                /**
                 * @description From then on: a date-time, not a bare date.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time, not a bare date.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Showings that are to be in the window, in the order of when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The id of the event that scheduled the showing.
                             * @example 12345
                             */
                            showing_id: number;
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * @description The unit's address in one line. Null if it has none.
                             * @example 100 Alder Street, Denver, Colorado 80202
                             */
                            property_address: string | null;
                            /**
                             * @description The prospect's name.
                             * @example Mara Lindqvist
                             */
                            prospect_name: string | null;
                            /**
                             * @description What became of it, by the last event about it.
                             * @example Completed
                             * @enum {unknown}
                             */
                            status: "Scheduled" | "Confirmed" | "Arrived" | "Started" | "Completed" | "Missed" | "Failed" | "Canceled";
                            /**
                             * @description The notes of its `Showing Complete`.
                             * @example Likes the kitchen
                             */
                            feedback: string | null;
                            /**
                             * Format: date-time
                             * @description When the showing was scheduled.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description When the showing is to be.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            planned_date_time: string;
                            /**
                             * @description The name of who shows the unit.
                             * @example Noor Haddad
                             */
                            showing_agent: string | null;
                            /**
                             * @description The notes of its `Showing Canceled`.
                             * @example Another day suits better
                             */
                            cancellation_reason: string | null;
                        }[];
                        /**
                         * @description Which page this is.
                         * @example {
                         *       "limit": 50,
                         *       "page_number": 0,
                         *       "has_more": true,
                         *       "next_page_number": 1
                         *     }
                         */
                        page: {
                            /**
                             * @description The most rows of a page.
                             * @example 50
                             */
                            limit: number;
                            /**
                             * @description The number of this page, from 0.
                             * @example 0
                             */
                            page_number: number;
                            /**
                             * @description Whether there is a next page.
                             * @example true
                             */
                            has_more: boolean;
                            /**
                             * @description The number of the next page. Null on the last one.
                             * @example 1
                             */
                            next_page_number: number | null;
                        };
                    };
                };
            };
        };
    };
    reportUnits: {
        parameters: {
            query: {
                /**
                 * @description The accounts, separated by commas. One that the token does not reach adds nothing.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                account_ids: string[];
                /**
                 * @description From then on: a date-time, not a bare date.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time, not a bare date.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which page: 0, the first one, if not given.
                 * @example 0
                 */
                page_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Units as they stand now, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The unit.
                             * @example 12345
                             */
                            unit_id: number;
                            /**
                             * @description The unit's address in one line. Null if it has none.
                             * @example 100 Alder Street, Denver, Colorado 80202
                             */
                            address: string | null;
                            /**
                             * @description Since when the unit is available. Null if that was not recorded.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            date_marked_available: string | null;
                            /**
                             * @description The unit's status.
                             * @example Available
                             */
                            status: string;
                        }[];
                        /**
                         * @description Which page this is.
                         * @example {
                         *       "limit": 50,
                         *       "page_number": 0,
                         *       "has_more": true,
                         *       "next_page_number": 1
                         *     }
                         */
                        page: {
                            /**
                             * @description The most rows of a page.
                             * @example 50
                             */
                            limit: number;
                            /**
                             * @description The number of this page, from 0.
                             * @example 0
                             */
                            page_number: number;
                            /**
                             * @description Whether there is a next page.
                             * @example true
                             */
                            has_more: boolean;
                            /**
                             * @description The number of the next page. Null on the last one.
                             * @example 1
                             */
                            next_page_number: number | null;
                        };
                    };
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description What the account is called.
                             * @example Lakeside Homes
                             */
                            name: string;
                            /**
                             * @description Its time zone, by the name of the IANA database.
                             * @example America/Chicago
                             */
                            time_zone: string;
                            /**
                             * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                             * @example US
                             */
                            phone_country: string;
                            /**
                             * @description What the user of the token is in this account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * Format: date-time
                             * @description When the account was made.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An account. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the account.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description What the account is called.
                         * @example Lakeside Homes
                         */
                        name: string;
                        /**
                         * @description Its time zone, by the name of the IANA database.
                         * @example America/Chicago
                         */
                        time_zone: string;
                        /**
                         * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                         * @example US
                         */
                        phone_country: string;
                        /**
                         * @description What the user of the token is in this account.
                         * @example Property Manager
                         * @enum {unknown}
                         */
                        role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                        /**
                         * Format: date-time
                         * @description When the account was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                    };
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is to change. What is not given stays as it is. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the account is called.
                     * @example Lakeside Homes
                     */
                    name?: string;
                    /**
                     * @description Its time zone, by the name of the IANA database.
                     * @example America/Chicago
                     */
                    time_zone?: string;
                    /**
                     * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                     * @example US
                     */
                    phone_country?: string;
                };
            };
        };
        responses: {
            /** @description An account. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the account.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description What the account is called.
                         * @example Lakeside Homes
                         */
                        name: string;
                        /**
                         * @description Its time zone, by the name of the IANA database.
                         * @example America/Chicago
                         */
                        time_zone: string;
                        /**
                         * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                         * @example US
                         */
                        phone_country: string;
                        /**
                         * @description What the user of the token is in this account.
                         * @example Property Manager
                         * @enum {unknown}
                         */
                        role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                        /**
                         * Format: date-time
                         * @description When the account was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                    };
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks, with which token, and what they may do where. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The user of the token.
                         * @example {
                         *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                         *       "name": "Ada Park",
                         *       "email": "ada@example.com"
                         *     }
                         */
                        user: {
                            /**
                             * Format: uuid
                             * @description The id of the user.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description Their name.
                             * @example Ada Park
                             */
                            name: string;
                            /**
                             * @description Their e-mail address.
                             * @example ada@example.com
                             */
                            email: string;
                        };
                        /**
                         * @description The token of the request. Null: its user signed in, and no token was used.
                         * @example {
                         *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                         *       "name": "crm",
                         *       "scopes": [
                         *         "read",
                         *         "write"
                         *       ],
                         *       "account_ids": null,
                         *       "expires_at": null
                         *     }
                         */
                        token: {
                            /**
                             * Format: uuid
                             * @description The id of the token.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description What the token is for.
                             * @example crm
                             */
                            name: string;
                            /**
                             * @description What the token may be used for.
                             * @example [
                             *       "read",
                             *       "write"
                             *     ]
                             */
                            scopes: ("read" | "write" | "admin")[];
                            /**
                             * @description The only accounts that the token reaches. Null: all of its user.
                             * @example null
                             */
                            account_ids: string[] | null;
                            /**
                             * @description When it stops working. Null: never.
                             * @example null
                             */
                            expires_at: string | null;
                        } | null;
                        /**
                         * @description The accounts that the token reaches, by name; the first 500. GET /v2/accounts has all of them.
                         * @example []
                         */
                        accounts: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description What the account is called.
                             * @example Lakeside Homes
                             */
                            name: string;
                            /**
                             * @description Its time zone, by the name of the IANA database.
                             * @example America/Chicago
                             */
                            time_zone: string;
                            /**
                             * @description The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.
                             * @example US
                             */
                            phone_country: string;
                            /**
                             * @description What the user of the token is in this account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * Format: date-time
                             * @description When the account was made.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * @description What the user may do there with this token: the rows of the table in docs/access.md.
                             * @example [
                             *       "readRecords",
                             *       "addEvents"
                             *     ]
                             */
                            actions: ("readRecords" | "exportRecords" | "addEvents" | "deleteEvents" | "deleteOthersEvents" | "undoBatches" | "undoOthersBatches" | "editProspects" | "mergeProspects" | "editUnits" | "importRecords" | "manageOwnViews" | "editAccount" | "manageMembers" | "manageOwners" | "manageOwnTokens" | "manageTokens" | "manageWebhooks")[];
                        }[];
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only members of this account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Only members with this role.
                 * @example Property Manager
                 */
                role?: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                /**
                 * @description True: only those who can be assigned, which are active members who are not deactivated. False: only the others.
                 * @example true
                 */
                active?: boolean;
                /**
                 * @description Only these users, with commas between their ids: to learn the names of those whom other records name.
                 * @example [
                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                 *     ]
                 */
                id?: string[];
                /**
                 * @description A part of the name or of the e-mail address, in any letter case.
                 * @example lind
                 */
                q?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the user.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description Their name.
                             * @example Bo Lind
                             */
                            name: string;
                            /**
                             * @description Their e-mail address. No two users have the same, in any letter case.
                             * @example bo@example.com
                             */
                            email: string;
                            /**
                             * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When the user was made.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * @description What they are in the accounts that the token of the request reaches, the oldest first.
                             * @example []
                             */
                            memberships: {
                                /**
                                 * Format: uuid
                                 * @description The id of the account.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                account_id: string;
                                /**
                                 * @description What they are, or were, in the account.
                                 * @example Property Manager
                                 * @enum {unknown}
                                 */
                                role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                                /**
                                 * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                                 * @example true
                                 */
                                active: boolean;
                                /**
                                 * Format: date-time
                                 * @description When they became a member first.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                            }[];
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Somebody who is to become a member of an account. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The id of the account.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id: string;
                    /**
                     * @description Their name.
                     * @example Bo Lind
                     */
                    name: string;
                    /**
                     * @description Their e-mail address. No two users have the same, in any letter case.
                     * @example bo@example.com
                     */
                    email: string;
                    /**
                     * @description What they are in the account. To make somebody an owner takes an owner.
                     * @example Property Manager
                     * @enum {unknown}
                     */
                    role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                };
            };
        };
        responses: {
            /** @description A user who was there already, and is a member now. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the user.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description Their name.
                         * @example Bo Lind
                         */
                        name: string;
                        /**
                         * @description Their e-mail address. No two users have the same, in any letter case.
                         * @example bo@example.com
                         */
                        email: string;
                        /**
                         * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                         * @example true
                         */
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description When the user was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description What they are in the accounts that the token of the request reaches, the oldest first.
                         * @example []
                         */
                        memberships: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What they are, or were, in the account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When they became a member first.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
            /** @description The new user. */
            201: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the user.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description Their name.
                         * @example Bo Lind
                         */
                        name: string;
                        /**
                         * @description Their e-mail address. No two users have the same, in any letter case.
                         * @example bo@example.com
                         */
                        email: string;
                        /**
                         * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                         * @example true
                         */
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description When the user was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description What they are in the accounts that the token of the request reaches, the oldest first.
                         * @example []
                         */
                        memberships: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What they are, or were, in the account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When they became a member first.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the user.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description Their name.
                         * @example Bo Lind
                         */
                        name: string;
                        /**
                         * @description Their e-mail address. No two users have the same, in any letter case.
                         * @example bo@example.com
                         */
                        email: string;
                        /**
                         * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                         * @example true
                         */
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description When the user was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description What they are in the accounts that the token of the request reaches, the oldest first.
                         * @example []
                         */
                        memberships: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What they are, or were, in the account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When they became a member first.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is to change, in every account of the user. What is not given stays as it is. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Their name.
                     * @example Bo Lind
                     */
                    name?: string;
                    /**
                     * @description Their e-mail address. No two users have the same, in any letter case.
                     * @example bo@example.com
                     */
                    email?: string;
                    /**
                     * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Your password, if you have one: needed to change your own e-mail address, and for nothing else.
                     * @example correct horse battery
                     */
                    current?: string;
                };
            };
        };
        responses: {
            /** @description The user as they are now. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the user.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description Their name.
                         * @example Bo Lind
                         */
                        name: string;
                        /**
                         * @description Their e-mail address. No two users have the same, in any letter case.
                         * @example bo@example.com
                         */
                        email: string;
                        /**
                         * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                         * @example true
                         */
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description When the user was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description What they are in the accounts that the token of the request reaches, the oldest first.
                         * @example []
                         */
                        memberships: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What they are, or were, in the account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When they became a member first.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    updateMembership: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
                /**
                 * @description The id of the account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
            };
            cookie?: never;
        };
        /** @description What is to change in this account. What is not given stays as it is. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What they are in the account. To make somebody an owner takes an owner.
                     * @example Property Manager
                     * @enum {unknown}
                     */
                    role?: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                    /**
                     * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                     * @example true
                     */
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description The user as they are now. */
            200: {
                headers: {
                    /** @description The state of the record, for `If-Match`. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the user.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description Their name.
                         * @example Bo Lind
                         */
                        name: string;
                        /**
                         * @description Their e-mail address. No two users have the same, in any letter case.
                         * @example bo@example.com
                         */
                        email: string;
                        /**
                         * @description False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.
                         * @example true
                         */
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description When the user was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description What they are in the accounts that the token of the request reaches, the oldest first.
                         * @example []
                         */
                        memberships: {
                            /**
                             * Format: uuid
                             * @description The id of the account.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What they are, or were, in the account.
                             * @example Property Manager
                             * @enum {unknown}
                             */
                            role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            /**
                             * @description False: they were a member. They can not be assigned here, and their tokens do not reach the account.
                             * @example true
                             */
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description When they became a member first.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /**
                 * @description Only the tokens of this user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                user_id?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the token. It is no secret.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description What the token is for.
                             * @example crm
                             */
                            name: string;
                            /**
                             * @description The last four characters, by which a person tells tokens apart.
                             * @example x3Qz
                             */
                            ending: string;
                            /**
                             * @description What it may be used for.
                             * @example [
                             *       "read",
                             *       "write"
                             *     ]
                             */
                            scopes: ("read" | "write" | "admin")[];
                            /**
                             * @description The only accounts that it reaches. Null: all of its user, also those that they join later.
                             * @example null
                             */
                            account_ids: string[] | null;
                            /**
                             * Format: date-time
                             * @description When it was made.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * @description When it was used last, to about a minute. Null: never.
                             * @example null
                             */
                            last_used_at: string | null;
                            /**
                             * @description When it stops working. Null: never.
                             * @example null
                             */
                            expires_at: string | null;
                            /**
                             * @description When it was revoked. Null: it was not.
                             * @example null
                             */
                            revoked_at: string | null;
                            /**
                             * @description Whose token it is: what it does is done as them.
                             * @example {
                             *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                             *       "name": "Ada Park",
                             *       "email": "ada@example.com"
                             *     }
                             */
                            user: {
                                /**
                                 * Format: uuid
                                 * @description The id of the user.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                id: string;
                                /**
                                 * @description Their name.
                                 * @example Ada Park
                                 */
                                name: string;
                                /**
                                 * @description Their e-mail address.
                                 * @example ada@example.com
                                 */
                                email: string;
                            };
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A token of the caller's own. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the token is for.
                     * @example crm
                     */
                    name: string;
                    /**
                     * @description What it may be used for: no more than the calling token. Without it: to read and to write.
                     * @example [
                     *       "read",
                     *       "write"
                     *     ]
                     */
                    scopes?: ("read" | "write" | "admin")[];
                    /**
                     * @description The only accounts that it reaches, of those that the calling token reaches. Null: all of its user. Without it: as the calling token.
                     * @example null
                     */
                    account_ids?: string[] | null;
                    /**
                     * @description When it stops working, not later than the calling token. Null: never. Without it: as the calling token.
                     * @example null
                     */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description An API token that was made just now. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the token. It is no secret.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description What the token is for.
                         * @example crm
                         */
                        name: string;
                        /**
                         * @description The last four characters, by which a person tells tokens apart.
                         * @example x3Qz
                         */
                        ending: string;
                        /**
                         * @description What it may be used for.
                         * @example [
                         *       "read",
                         *       "write"
                         *     ]
                         */
                        scopes: ("read" | "write" | "admin")[];
                        /**
                         * @description The only accounts that it reaches. Null: all of its user, also those that they join later.
                         * @example null
                         */
                        account_ids: string[] | null;
                        /**
                         * Format: date-time
                         * @description When it was made.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description When it was used last, to about a minute. Null: never.
                         * @example null
                         */
                        last_used_at: string | null;
                        /**
                         * @description When it stops working. Null: never.
                         * @example null
                         */
                        expires_at: string | null;
                        /**
                         * @description When it was revoked. Null: it was not.
                         * @example null
                         */
                        revoked_at: string | null;
                        /**
                         * @description Whose token it is: what it does is done as them.
                         * @example {
                         *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                         *       "name": "Ada Park",
                         *       "email": "ada@example.com"
                         *     }
                         */
                        user: {
                            /**
                             * Format: uuid
                             * @description The id of the user.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description Their name.
                             * @example Ada Park
                             */
                            name: string;
                            /**
                             * @description Their e-mail address.
                             * @example ada@example.com
                             */
                            email: string;
                        };
                        /**
                         * @description The token itself. It is shown this one time: only a hash is kept.
                         * @example foyer_…
                         */
                        token: string;
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the token. It is no secret.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token does not work any more. */
            204: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the caller is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The sessions, the one that was used last first: 100 at most.
                         * @example [
                         *       {
                         *         "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                         *         "created_at": "2024-10-05T18:53:03.406168Z",
                         *         "last_used_at": "2024-10-05T18:53:03.406168Z",
                         *         "expires_at": "2024-10-05T18:53:03.406168Z",
                         *         "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
                         *         "address": "203.0.113.7",
                         *         "current": true
                         *       }
                         *     ]
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the session.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description When they signed in.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description When it was used last, to the minute.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            last_used_at: string;
                            /**
                             * Format: date-time
                             * @description When it ends, unless it is used before.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            expires_at: string;
                            /**
                             * @description What the browser called itself when they signed in, up to 256 characters. Null: nothing, or the session is older than this note.
                             * @example Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0
                             */
                            user_agent: string | null;
                            /**
                             * @description The address from which they signed in. Null: the session is older than this note.
                             * @example 203.0.113.7
                             */
                            address: string | null;
                            /**
                             * @description Whether it is the one that asks.
                             * @example true
                             */
                            current: boolean;
                        }[];
                    };
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a session of the caller.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The others have ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How many sessions have ended.
                         * @example 2
                         */
                        ended: number;
                    };
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Another password. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The password that they have now.
                     * @example correct horse battery
                     */
                    current: string;
                    /**
                     * @description The new password: 12 to 256 characters, any of them; none that many people use, and more than the user's own name or e-mail address.
                     * @example a longer new password
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The password was changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    startTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What shows that it is them, and not who sits down at their browser. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The password that they have now.
                     * @example correct horse battery
                     */
                    current: string;
                };
            };
        };
        responses: {
            /** @description A secret that counts once a code of it came back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The secret in base32, to be typed into an authenticator app.
                         * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
                         */
                        secret: string;
                        /**
                         * @description The same for a picture (QR code) that the app reads.
                         * @example otpauth://totp/Foyer:bo%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Foyer
                         */
                        otpauth_url: string;
                    };
                };
            };
        };
    };
    confirmTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A code of the authenticator app. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The code that the authenticator app shows now, or, to remove it, a backup code.
                     * @example 287082
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description From now on codes are asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Codes for who has lost their phone, each for once. They are shown here only.
                         * @example [
                         *       "mzxw-6ytb-ojrg-k3dt"
                         *     ]
                         */
                        backup_codes: string[];
                    };
                };
            };
        };
    };
    removeTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A code of the authenticator app. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The code that the authenticator app shows now, or, to remove it, a backup code.
                     * @example 287082
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description No code is asked for. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inviteToSignIn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A link to hand over. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The page where they choose their password. It is a secret: whoever has it can be them.
                         * @example https://foyer.example.com/console/password#5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A
                         */
                        link: string;
                        /**
                         * Format: date-time
                         * @description Until when it works; and it works once.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        expires_at: string;
                    };
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /**
                 * @description Only units of this account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Only units with one of these statuses, separated by commas.
                 * @example [
                 *       "Available",
                 *       "On Hold"
                 *     ]
                 */
                status?: ("Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis")[];
                /**
                 * @description Only units in this city, in any letter case.
                 * @example Denver
                 */
                city?: string;
                /**
                 * @description Only units with one of these postal codes, separated by commas.
                 * @example [
                 *       "80205",
                 *       "80211"
                 *     ]
                 */
                zip_code?: string[];
                /**
                 * @description Only units whose address has words that begin like these.
                 * @example 210 junip
                 */
                q?: string;
                /**
                 * @description Only units updated then or later.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                updated_since?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units, by ascending id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The id of the unit.
                             * @example 77
                             */
                            id: number;
                            /**
                             * Format: uuid
                             * @description The account of the unit.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description Its name in another system: one of the account.
                             * @example PMS-4711
                             */
                            external_id: string | null;
                            /**
                             * @description The address.
                             * @example {
                             *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                             *       "street_number": "210",
                             *       "street_name": "Juniper Way",
                             *       "unit": "2",
                             *       "city": "Denver",
                             *       "state": "Colorado",
                             *       "zip_code": "80205",
                             *       "coordinates": [
                             *         -104.9903,
                             *         39.7392
                             *       ]
                             *     }
                             */
                            address: {
                                /**
                                 * @description The whole address in one line.
                                 * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                                 */
                                formatted_address: string;
                                /**
                                 * @description The number of the house.
                                 * @example 210
                                 */
                                street_number: string;
                                /**
                                 * @description The street.
                                 * @example Juniper Way
                                 */
                                street_name: string;
                                /**
                                 * @description The city.
                                 * @example Denver
                                 */
                                city: string;
                                /**
                                 * @description The state: its full name.
                                 * @example Colorado
                                 */
                                state: string;
                                /**
                                 * @description The postal code.
                                 * @example 80205
                                 */
                                zip_code: string;
                                /**
                                 * @description Which home of the house, if it has several.
                                 * @example 2
                                 */
                                unit: string | null;
                                /**
                                 * @description Longitude, then latitude, in degrees.
                                 * @example [
                                 *       -104.9903,
                                 *       39.7392
                                 *     ]
                                 */
                                coordinates: number[] | null;
                            } | null;
                            /**
                             * @description Bedrooms.
                             * @example 2
                             */
                            bedrooms: number | null;
                            /**
                             * @description Bathrooms.
                             * @example 1.5
                             */
                            bathrooms: number | null;
                            /**
                             * @description Square feet.
                             * @example 860
                             */
                            sqft: number | null;
                            /**
                             * @description The rent that is aimed at.
                             * @example 1850
                             */
                            target_rental_rate: number | null;
                            /**
                             * @description What becomes of it on the market.
                             * @example Available
                             * @enum {unknown}
                             */
                            status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                            /**
                             * @description Whether somebody lives there.
                             * @example false
                             */
                            is_occupied: boolean;
                            /**
                             * @description The first day on which it can be shown.
                             * @example 2024-11-01
                             */
                            earliest_showing_date: string | null;
                            /**
                             * @description The first day on which somebody can move in.
                             * @example 2024-11-01
                             */
                            earliest_move_in_date: string | null;
                            /**
                             * @description What kind of home it is.
                             * @example CONDO
                             */
                            property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                            /**
                             * @description Fees for each month.
                             * @example [
                             *       {
                             *         "name": "Parking",
                             *         "type": "Required",
                             *         "amount": 50
                             *       }
                             *     ]
                             */
                            monthly_fees: {
                                /**
                                 * @description What it is for.
                                 * @example Parking
                                 */
                                name: string;
                                /**
                                 * @description What kind of fee it is.
                                 * @example Required
                                 */
                                type: string | null;
                                /**
                                 * @description How much it is.
                                 * @example 50
                                 */
                                amount: number;
                            }[];
                            /**
                             * @description Fees when somebody moves in.
                             * @example [
                             *       {
                             *         "name": "Parking",
                             *         "type": "Required",
                             *         "amount": 50
                             *       }
                             *     ]
                             */
                            move_in_fees: {
                                /**
                                 * @description What it is for.
                                 * @example Parking
                                 */
                                name: string;
                                /**
                                 * @description What kind of fee it is.
                                 * @example Required
                                 */
                                type: string | null;
                                /**
                                 * @description How much it is.
                                 * @example 50
                                 */
                                amount: number;
                            }[];
                            /**
                             * @description Fees for pets.
                             * @example [
                             *       {
                             *         "name": "Parking",
                             *         "type": "Required",
                             *         "amount": 50
                             *       }
                             *     ]
                             */
                            pet_fees: {
                                /**
                                 * @description What it is for.
                                 * @example Parking
                                 */
                                name: string;
                                /**
                                 * @description What kind of fee it is.
                                 * @example Required
                                 */
                                type: string | null;
                                /**
                                 * @description How much it is.
                                 * @example 50
                                 */
                                amount: number;
                            }[];
                            /**
                             * @description Photos for the listing.
                             * @example [
                             *       {
                             *         "path": "units/77/kitchen.jpg",
                             *         "hidden": false,
                             *         "original": null
                             *       }
                             *     ]
                             */
                            marketing_photos: {
                                /**
                                 * @description Where the photo lies.
                                 * @example units/77/kitchen.jpg
                                 */
                                path: string;
                                /**
                                 * @description Whether it is kept out of the listing.
                                 * @example false
                                 */
                                hidden: boolean;
                                /**
                                 * @description Where the photo lies as it was taken.
                                 * @example units/77/original/kitchen.jpg
                                 */
                                original: string | null;
                            }[];
                            /**
                             * @description The text of the listing.
                             * @example Bright corner flat near the park.
                             */
                            marketing_description: string | null;
                            /**
                             * @description What it offers.
                             * @example [
                             *       "Balcony",
                             *       "Dishwasher"
                             *     ]
                             */
                            amenities: string[];
                            /**
                             * @description Whether it is furnished; null: not known.
                             * @example false
                             */
                            furnished: boolean | null;
                            /**
                             * @description Whether pets are allowed; null: not known.
                             * @example true
                             */
                            pets_allowed: boolean | null;
                            /**
                             * @description How it is shown.
                             * @example Self-guided
                             */
                            showing_method: string | null;
                            /**
                             * @description Where to apply, if not here.
                             * @example https://apply.example.com/77
                             */
                            custom_application_url: string | null;
                            /**
                             * @description Where the record was taken from.
                             * @example Zillow
                             */
                            extracted_from: string | null;
                            /**
                             * @description When its status last became `Available`. Null: never.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            date_marked_available: string | null;
                            /**
                             * Format: date-time
                             * @description When it was created: UTC, with six fractional digits.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description When it last changed: UTC, with six fractional digits.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            updated_at: string;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    createUnit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The unit to create. What is not given is empty. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The account of the unit. It never moves.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id: string;
                    /**
                     * @description Its name in another system: one of the account.
                     * @example PMS-4711
                     */
                    external_id?: string | null;
                    /**
                     * @description The address. It is replaced as a whole.
                     * @example {
                     *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                     *       "street_number": "210",
                     *       "street_name": "Juniper Way",
                     *       "unit": "2",
                     *       "city": "Denver",
                     *       "state": "Colorado",
                     *       "zip_code": "80205",
                     *       "coordinates": [
                     *         -104.9903,
                     *         39.7392
                     *       ]
                     *     }
                     */
                    address?: {
                        /**
                         * @description The whole address in one line.
                         * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                         */
                        formatted_address?: string;
                        /**
                         * @description The number of the house.
                         * @example 210
                         */
                        street_number: string;
                        /**
                         * @description The street.
                         * @example Juniper Way
                         */
                        street_name: string;
                        /**
                         * @description The city.
                         * @example Denver
                         */
                        city: string;
                        /**
                         * @description The state: its full name.
                         * @example Colorado
                         */
                        state: string;
                        /**
                         * @description The postal code.
                         * @example 80205
                         */
                        zip_code: string;
                        /**
                         * @description Which home of the house, if it has several.
                         * @example 2
                         */
                        unit?: string | null;
                        /**
                         * @description Longitude, then latitude, in degrees.
                         * @example [
                         *       -104.9903,
                         *       39.7392
                         *     ]
                         */
                        coordinates?: number[] | null;
                    } | null;
                    /**
                     * @description What kind of home it is.
                     * @example CONDO
                     */
                    property_type?: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                    /**
                     * @description The rent that is aimed at, for a month.
                     * @example 1850
                     */
                    target_rental_rate?: number | null;
                    /**
                     * @description Bedrooms.
                     * @example 2
                     */
                    bedrooms?: number | null;
                    /**
                     * @description Bathrooms.
                     * @example 1.5
                     */
                    bathrooms?: number | null;
                    /**
                     * @description Square feet.
                     * @example 860
                     */
                    sqft?: number | null;
                    /**
                     * @description What becomes of it on the market.
                     * @example Available
                     * @enum {unknown}
                     */
                    status?: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                    /**
                     * @description Whether somebody lives there.
                     * @example false
                     */
                    is_occupied?: boolean;
                    /**
                     * @description The first day on which it can be shown.
                     * @example 2024-11-01
                     */
                    earliest_showing_date?: string | null;
                    /**
                     * @description The first day on which somebody can move in.
                     * @example 2024-11-01
                     */
                    earliest_move_in_date?: string | null;
                    /**
                     * @description Fees for each month.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    monthly_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees when somebody moves in.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    move_in_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees for pets.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    pet_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Photos for the listing.
                     * @example [
                     *       {
                     *         "path": "units/77/kitchen.jpg",
                     *         "hidden": false,
                     *         "original": null
                     *       }
                     *     ]
                     */
                    marketing_photos?: {
                        /**
                         * @description Where the photo lies.
                         * @example units/77/kitchen.jpg
                         */
                        path: string;
                        /**
                         * @description Whether it is kept out of the listing.
                         * @example false
                         */
                        hidden?: boolean;
                        /**
                         * @description Where the photo lies as it was taken.
                         * @example units/77/original/kitchen.jpg
                         */
                        original?: string | null;
                    }[];
                    /**
                     * @description The text of the listing.
                     * @example Bright corner flat near the park.
                     */
                    marketing_description?: string | null;
                    /**
                     * @description What it offers.
                     * @example [
                     *       "Balcony",
                     *       "Dishwasher"
                     *     ]
                     */
                    amenities?: string[];
                    /**
                     * @description Whether it is furnished; null: not known.
                     * @example false
                     */
                    furnished?: boolean | null;
                    /**
                     * @description Whether pets are allowed; null: not known.
                     * @example true
                     */
                    pets_allowed?: boolean | null;
                    /**
                     * @description How it is shown.
                     * @example Self-guided
                     */
                    showing_method?: string | null;
                    /**
                     * @description Where to apply, if not here.
                     * @example https://apply.example.com/77
                     */
                    custom_application_url?: string | null;
                    /**
                     * @description Where the record was taken from.
                     * @example Zillow
                     */
                    extracted_from?: string | null;
                };
            };
        };
        responses: {
            /** @description The unit that was created. Its `ETag` is for `If-Match`. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the unit.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description Its name in another system: one of the account.
                         * @example PMS-4711
                         */
                        external_id: string | null;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * @description When its status last became `Available`. Null: never.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        date_marked_available: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    readUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unit.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A unit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the unit.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description Its name in another system: one of the account.
                         * @example PMS-4711
                         */
                        external_id: string | null;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * @description When its status last became `Available`. Null: never.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        date_marked_available: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The unit.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        /** @description What to change. What is not given stays as it is; null empties it. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Its name in another system: one of the account.
                     * @example PMS-4711
                     */
                    external_id?: string | null;
                    /**
                     * @description The address. It is replaced as a whole.
                     * @example {
                     *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                     *       "street_number": "210",
                     *       "street_name": "Juniper Way",
                     *       "unit": "2",
                     *       "city": "Denver",
                     *       "state": "Colorado",
                     *       "zip_code": "80205",
                     *       "coordinates": [
                     *         -104.9903,
                     *         39.7392
                     *       ]
                     *     }
                     */
                    address?: {
                        /**
                         * @description The whole address in one line.
                         * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                         */
                        formatted_address?: string;
                        /**
                         * @description The number of the house.
                         * @example 210
                         */
                        street_number: string;
                        /**
                         * @description The street.
                         * @example Juniper Way
                         */
                        street_name: string;
                        /**
                         * @description The city.
                         * @example Denver
                         */
                        city: string;
                        /**
                         * @description The state: its full name.
                         * @example Colorado
                         */
                        state: string;
                        /**
                         * @description The postal code.
                         * @example 80205
                         */
                        zip_code: string;
                        /**
                         * @description Which home of the house, if it has several.
                         * @example 2
                         */
                        unit?: string | null;
                        /**
                         * @description Longitude, then latitude, in degrees.
                         * @example [
                         *       -104.9903,
                         *       39.7392
                         *     ]
                         */
                        coordinates?: number[] | null;
                    } | null;
                    /**
                     * @description What kind of home it is.
                     * @example CONDO
                     */
                    property_type?: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                    /**
                     * @description The rent that is aimed at, for a month.
                     * @example 1850
                     */
                    target_rental_rate?: number | null;
                    /**
                     * @description Bedrooms.
                     * @example 2
                     */
                    bedrooms?: number | null;
                    /**
                     * @description Bathrooms.
                     * @example 1.5
                     */
                    bathrooms?: number | null;
                    /**
                     * @description Square feet.
                     * @example 860
                     */
                    sqft?: number | null;
                    /**
                     * @description What becomes of it on the market.
                     * @example Available
                     * @enum {unknown}
                     */
                    status?: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                    /**
                     * @description Whether somebody lives there.
                     * @example false
                     */
                    is_occupied?: boolean;
                    /**
                     * @description The first day on which it can be shown.
                     * @example 2024-11-01
                     */
                    earliest_showing_date?: string | null;
                    /**
                     * @description The first day on which somebody can move in.
                     * @example 2024-11-01
                     */
                    earliest_move_in_date?: string | null;
                    /**
                     * @description Fees for each month.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    monthly_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees when somebody moves in.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    move_in_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Fees for pets.
                     * @example [
                     *       {
                     *         "name": "Parking",
                     *         "type": "Required",
                     *         "amount": 50
                     *       }
                     *     ]
                     */
                    pet_fees?: {
                        /**
                         * @description What it is for.
                         * @example Parking
                         */
                        name: string;
                        /**
                         * @description How much it is.
                         * @example 50
                         */
                        amount: number;
                        /**
                         * @description What kind of fee it is.
                         * @example Required
                         */
                        type?: string | null;
                    }[];
                    /**
                     * @description Photos for the listing.
                     * @example [
                     *       {
                     *         "path": "units/77/kitchen.jpg",
                     *         "hidden": false,
                     *         "original": null
                     *       }
                     *     ]
                     */
                    marketing_photos?: {
                        /**
                         * @description Where the photo lies.
                         * @example units/77/kitchen.jpg
                         */
                        path: string;
                        /**
                         * @description Whether it is kept out of the listing.
                         * @example false
                         */
                        hidden?: boolean;
                        /**
                         * @description Where the photo lies as it was taken.
                         * @example units/77/original/kitchen.jpg
                         */
                        original?: string | null;
                    }[];
                    /**
                     * @description The text of the listing.
                     * @example Bright corner flat near the park.
                     */
                    marketing_description?: string | null;
                    /**
                     * @description What it offers.
                     * @example [
                     *       "Balcony",
                     *       "Dishwasher"
                     *     ]
                     */
                    amenities?: string[];
                    /**
                     * @description Whether it is furnished; null: not known.
                     * @example false
                     */
                    furnished?: boolean | null;
                    /**
                     * @description Whether pets are allowed; null: not known.
                     * @example true
                     */
                    pets_allowed?: boolean | null;
                    /**
                     * @description How it is shown.
                     * @example Self-guided
                     */
                    showing_method?: string | null;
                    /**
                     * @description Where to apply, if not here.
                     * @example https://apply.example.com/77
                     */
                    custom_application_url?: string | null;
                    /**
                     * @description Where the record was taken from.
                     * @example Zillow
                     */
                    extracted_from?: string | null;
                };
            };
        };
        responses: {
            /** @description The unit as it is now. Its `ETag` is for `If-Match`. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the unit.
                         * @example 77
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the unit.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description Its name in another system: one of the account.
                         * @example PMS-4711
                         */
                        external_id: string | null;
                        /**
                         * @description The address.
                         * @example {
                         *       "formatted_address": "210 Juniper Way, Unit 2, Denver, Colorado 80205",
                         *       "street_number": "210",
                         *       "street_name": "Juniper Way",
                         *       "unit": "2",
                         *       "city": "Denver",
                         *       "state": "Colorado",
                         *       "zip_code": "80205",
                         *       "coordinates": [
                         *         -104.9903,
                         *         39.7392
                         *       ]
                         *     }
                         */
                        address: {
                            /**
                             * @description The whole address in one line.
                             * @example 210 Juniper Way, Unit 2, Denver, Colorado 80205
                             */
                            formatted_address: string;
                            /**
                             * @description The number of the house.
                             * @example 210
                             */
                            street_number: string;
                            /**
                             * @description The street.
                             * @example Juniper Way
                             */
                            street_name: string;
                            /**
                             * @description The city.
                             * @example Denver
                             */
                            city: string;
                            /**
                             * @description The state: its full name.
                             * @example Colorado
                             */
                            state: string;
                            /**
                             * @description The postal code.
                             * @example 80205
                             */
                            zip_code: string;
                            /**
                             * @description Which home of the house, if it has several.
                             * @example 2
                             */
                            unit: string | null;
                            /**
                             * @description Longitude, then latitude, in degrees.
                             * @example [
                             *       -104.9903,
                             *       39.7392
                             *     ]
                             */
                            coordinates: number[] | null;
                        } | null;
                        /**
                         * @description Bedrooms.
                         * @example 2
                         */
                        bedrooms: number | null;
                        /**
                         * @description Bathrooms.
                         * @example 1.5
                         */
                        bathrooms: number | null;
                        /**
                         * @description Square feet.
                         * @example 860
                         */
                        sqft: number | null;
                        /**
                         * @description The rent that is aimed at.
                         * @example 1850
                         */
                        target_rental_rate: number | null;
                        /**
                         * @description What becomes of it on the market.
                         * @example Available
                         * @enum {unknown}
                         */
                        status: "Incomplete" | "Under Review" | "Available" | "Archived" | "Leased" | "On Hold" | "Expired" | "Withdrawn" | "Withdrawal Requested" | "Price Analysis";
                        /**
                         * @description Whether somebody lives there.
                         * @example false
                         */
                        is_occupied: boolean;
                        /**
                         * @description The first day on which it can be shown.
                         * @example 2024-11-01
                         */
                        earliest_showing_date: string | null;
                        /**
                         * @description The first day on which somebody can move in.
                         * @example 2024-11-01
                         */
                        earliest_move_in_date: string | null;
                        /**
                         * @description What kind of home it is.
                         * @example CONDO
                         */
                        property_type: ("SINGLE FAMILY RESIDENCE" | "DUPLEX" | "TRIPLEX" | "MULTI-FAMILY" | "CONDO" | "TOWNHOUSE" | "ROOM" | "ADU") | null;
                        /**
                         * @description Fees for each month.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        monthly_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees when somebody moves in.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        move_in_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Fees for pets.
                         * @example [
                         *       {
                         *         "name": "Parking",
                         *         "type": "Required",
                         *         "amount": 50
                         *       }
                         *     ]
                         */
                        pet_fees: {
                            /**
                             * @description What it is for.
                             * @example Parking
                             */
                            name: string;
                            /**
                             * @description What kind of fee it is.
                             * @example Required
                             */
                            type: string | null;
                            /**
                             * @description How much it is.
                             * @example 50
                             */
                            amount: number;
                        }[];
                        /**
                         * @description Photos for the listing.
                         * @example [
                         *       {
                         *         "path": "units/77/kitchen.jpg",
                         *         "hidden": false,
                         *         "original": null
                         *       }
                         *     ]
                         */
                        marketing_photos: {
                            /**
                             * @description Where the photo lies.
                             * @example units/77/kitchen.jpg
                             */
                            path: string;
                            /**
                             * @description Whether it is kept out of the listing.
                             * @example false
                             */
                            hidden: boolean;
                            /**
                             * @description Where the photo lies as it was taken.
                             * @example units/77/original/kitchen.jpg
                             */
                            original: string | null;
                        }[];
                        /**
                         * @description The text of the listing.
                         * @example Bright corner flat near the park.
                         */
                        marketing_description: string | null;
                        /**
                         * @description What it offers.
                         * @example [
                         *       "Balcony",
                         *       "Dishwasher"
                         *     ]
                         */
                        amenities: string[];
                        /**
                         * @description Whether it is furnished; null: not known.
                         * @example false
                         */
                        furnished: boolean | null;
                        /**
                         * @description Whether pets are allowed; null: not known.
                         * @example true
                         */
                        pets_allowed: boolean | null;
                        /**
                         * @description How it is shown.
                         * @example Self-guided
                         */
                        showing_method: string | null;
                        /**
                         * @description Where to apply, if not here.
                         * @example https://apply.example.com/77
                         */
                        custom_application_url: string | null;
                        /**
                         * @description Where the record was taken from.
                         * @example Zillow
                         */
                        extracted_from: string | null;
                        /**
                         * @description When its status last became `Available`. Null: never.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        date_marked_available: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it last changed: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    listProspects: {
        parameters: {
            query?: {
                /**
                 * @description Only of this account. Without it: of all that the token reaches.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description A search by name, e-mail address and phone number: words, each the beginning of one that is found; the beginning of an e-mail address; a phone number, its last ten, seven or four digits, or the beginning of these. A text without any of it finds nothing.
                 * @example lovelace
                 */
                q?: string;
                /**
                 * @description Only with one of these statuses, with commas between them.
                 * @example [
                 *       "New"
                 *     ]
                 */
                status?: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Arrived for Showing" | "Showing Started" | "Blocklist Prospect")[];
                /**
                 * @description Only in one of these stages, with commas between them.
                 * @example [
                 *       "showing"
                 *     ]
                 */
                stage?: ("lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in")[];
                /**
                 * @description Only those that this user has; `none`: that nobody has.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                assignee?: "none" | string;
                /**
                 * @description Only those that ask about this unit.
                 * @example 12345
                 */
                unit_id?: number;
                /**
                 * @description Only from this source.
                 * @example Zillow
                 */
                source?: string;
                /**
                 * @description Only created then or later.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_after?: string;
                /**
                 * @description Only created before.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_before?: string;
                /**
                 * @description Only with a next follow-up before.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                follow_up_due_before?: string;
                /**
                 * @description True: only those that `GET /v2/desk` counts as awaiting a property manager's response. False: as if it was not given.
                 * @example true
                 */
                awaiting_response?: boolean;
                /**
                 * @description The order; the newest first if not given. `next_follow_up` has only those that have one, the most urgent first.
                 * @example -created_at
                 */
                sort?: "-created_at" | "created_at" | "name" | "next_follow_up";
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of prospects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The id of the prospect.
                             * @example 12345
                             */
                            id: number;
                            /**
                             * Format: uuid
                             * @description The account of the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description The name of the person.
                             * @example Ada Lovelace
                             */
                            name: string | null;
                            /**
                             * @description The e-mail address, as it was given.
                             * @example ada@example.com
                             */
                            email: string | null;
                            /**
                             * @description The phone number, as somebody wrote it.
                             * @example (555) 010-0199
                             */
                            phone: string | null;
                            /**
                             * @description Notes about the prospect.
                             * @example Has a dog
                             */
                            notes: string | null;
                            /**
                             * @description Where the prospect came from, in free text.
                             * @example Zillow
                             */
                            source: string;
                            /**
                             * @description The unit that they ask about.
                             * @example 678
                             */
                            unit_id: number | null;
                            /**
                             * @description Whether they look for themselves or for a client.
                             * @example Self
                             * @enum {unknown}
                             */
                            prospect_type: "Self" | "Agent";
                            /**
                             * @description Whether they passed the prescreening.
                             * @example false
                             */
                            prescreened: boolean;
                            /**
                             * @description Its name in another system. No two prospects of an account have the same.
                             * @example crm-4711
                             */
                            external_id: string | null;
                            /**
                             * @description `phone` as E.164. Null if it can not be read as a number: then the text alone is kept.
                             * @example +15550100199
                             */
                            phone_e164: string | null;
                            /**
                             * @description Who has the prospect.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            assigned_to_user_ids: string[];
                            /**
                             * @description The name of the last event that sets a status.
                             * @example New
                             */
                            status: string;
                            /**
                             * @description How far they have come.
                             * @example lead
                             * @enum {unknown}
                             */
                            stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                            /**
                             * @description When the prospect last entered each of the stages that it was in.
                             * @example {
                             *       "lead": "2024-10-05T18:53:03.406168Z"
                             *     }
                             */
                            stage_times: {
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage lead.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                lead?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage contacted.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                contacted?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage showing.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                showing?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage application.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                application?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage approved.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                approved?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage lost.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                lost?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage lease.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                lease?: string;
                                /**
                                 * Format: date-time
                                 * @description When it last entered the stage moved in.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                "moved in"?: string;
                            };
                            /**
                             * @description Whether the prospect is blocklisted now.
                             * @example false
                             */
                            blocklisted: boolean;
                            /**
                             * @description Whether its number is refused now because another prospect of the account is blocklisted: then it takes no more events than if it were blocklisted itself.
                             * @example false
                             */
                            phone_blocked: boolean;
                            /**
                             * @description Its own block. One whose time is over may stand for a moment: `blocklisted` says whether it holds.
                             * @example null
                             */
                            block: {
                                /**
                                 * @description Why.
                                 * @example Rude to an agent
                                 */
                                reason: string | null;
                                /**
                                 * @description When it ends by itself; null: never.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                until: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it began.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                at: string;
                                /**
                                 * Format: uuid
                                 * @description Who blocklisted the prospect.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                by: string;
                                /**
                                 * @description The number (E.164) that is refused meanwhile for all prospects of the account; null: none.
                                 * @example +15550100199
                                 */
                                phone: string | null;
                            } | null;
                            /**
                             * @description When to follow up.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            next_follow_up: string | null;
                            /**
                             * @description When the planned showing or move-in is.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            planned_date_time: string | null;
                            /**
                             * @description Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            showing_user_ids: string[] | null;
                            /**
                             * @description When the last event was.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            last_event_at: string | null;
                            /**
                             * Format: date-time
                             * @description When the prospect was created. It never changes.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description When the profile was changed or an event was added the last time.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            updated_at: string;
                            /**
                             * @description The address of that unit in one line. Null if it has none.
                             * @example 100 Alder Street, Denver, Colorado 80202
                             */
                            unit_address: string | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    createProspect: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A prospect to be created. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The account that gets the prospect.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id: string;
                    /**
                     * @description The name of the person.
                     * @example Ada Lovelace
                     */
                    name?: string | null;
                    /**
                     * @description The e-mail address, as it was given.
                     * @example ada@example.com
                     */
                    email?: string | null;
                    /**
                     * @description The phone number, as somebody wrote it.
                     * @example (555) 010-0199
                     */
                    phone?: string | null;
                    /**
                     * @description Notes about the prospect.
                     * @example Has a dog
                     */
                    notes?: string | null;
                    /**
                     * @description Where the prospect came from, in free text.
                     * @example Zillow
                     */
                    source?: string;
                    /**
                     * @description The unit that they ask about.
                     * @example 678
                     */
                    unit_id?: number | null;
                    /**
                     * @description Whether they look for themselves or for a client.
                     * @example Self
                     * @enum {unknown}
                     */
                    prospect_type?: "Self" | "Agent";
                    /**
                     * @description Whether they passed the prescreening.
                     * @example false
                     */
                    prescreened?: boolean;
                    /**
                     * @description Its name in another system. No two prospects of an account have the same.
                     * @example crm-4711
                     */
                    external_id?: string | null;
                    /**
                     * @description Who has the prospect from the start: active members of the account. A doubled id counts once.
                     * @example [
                     *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                     *     ]
                     */
                    assigned_to_user_ids?: string[];
                };
            };
        };
        responses: {
            /** @description A prospect: one person times one unit. */
            201: {
                headers: {
                    /** @description Names this state of the prospect. Send it back as `If-Match` with a change. */
                    ETag?: string;
                    /** @description Where the prospect is. */
                    Location?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the prospect.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the prospect.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description The name of the person.
                         * @example Ada Lovelace
                         */
                        name: string | null;
                        /**
                         * @description The e-mail address, as it was given.
                         * @example ada@example.com
                         */
                        email: string | null;
                        /**
                         * @description The phone number, as somebody wrote it.
                         * @example (555) 010-0199
                         */
                        phone: string | null;
                        /**
                         * @description Notes about the prospect.
                         * @example Has a dog
                         */
                        notes: string | null;
                        /**
                         * @description Where the prospect came from, in free text.
                         * @example Zillow
                         */
                        source: string;
                        /**
                         * @description The unit that they ask about.
                         * @example 678
                         */
                        unit_id: number | null;
                        /**
                         * @description Whether they look for themselves or for a client.
                         * @example Self
                         * @enum {unknown}
                         */
                        prospect_type: "Self" | "Agent";
                        /**
                         * @description Whether they passed the prescreening.
                         * @example false
                         */
                        prescreened: boolean;
                        /**
                         * @description Its name in another system. No two prospects of an account have the same.
                         * @example crm-4711
                         */
                        external_id: string | null;
                        /**
                         * @description `phone` as E.164. Null if it can not be read as a number: then the text alone is kept.
                         * @example +15550100199
                         */
                        phone_e164: string | null;
                        /**
                         * @description Who has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        assigned_to_user_ids: string[];
                        /**
                         * @description The name of the last event that sets a status.
                         * @example New
                         */
                        status: string;
                        /**
                         * @description How far they have come.
                         * @example lead
                         * @enum {unknown}
                         */
                        stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                        /**
                         * @description When the prospect last entered each of the stages that it was in.
                         * @example {
                         *       "lead": "2024-10-05T18:53:03.406168Z"
                         *     }
                         */
                        stage_times: {
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lead.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lead?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage contacted.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            contacted?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage showing.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            showing?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage application.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            application?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage approved.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            approved?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lost.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lost?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lease.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lease?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage moved in.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            "moved in"?: string;
                        };
                        /**
                         * @description Whether the prospect is blocklisted now.
                         * @example false
                         */
                        blocklisted: boolean;
                        /**
                         * @description Whether its number is refused now because another prospect of the account is blocklisted: then it takes no more events than if it were blocklisted itself.
                         * @example false
                         */
                        phone_blocked: boolean;
                        /**
                         * @description Its own block. One whose time is over may stand for a moment: `blocklisted` says whether it holds.
                         * @example null
                         */
                        block: {
                            /**
                             * @description Why.
                             * @example Rude to an agent
                             */
                            reason: string | null;
                            /**
                             * @description When it ends by itself; null: never.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            until: string | null;
                            /**
                             * Format: date-time
                             * @description When it began.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Who blocklisted the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            /**
                             * @description The number (E.164) that is refused meanwhile for all prospects of the account; null: none.
                             * @example +15550100199
                             */
                            phone: string | null;
                        } | null;
                        /**
                         * @description When to follow up.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        next_follow_up: string | null;
                        /**
                         * @description When the planned showing or move-in is.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: string | null;
                        /**
                         * @description Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        showing_user_ids: string[] | null;
                        /**
                         * @description When the last event was.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        last_event_at: string | null;
                        /**
                         * Format: date-time
                         * @description When the prospect was created. It never changes.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When the profile was changed or an event was added the last time.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    getProspect: {
        parameters: {
            query?: {
                /**
                 * @description A moment that has passed: the answer has what the events up to it said. The profile is as it is now, and so is `phone_blocked`.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                at?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A prospect as it is now, or was at a moment. */
            200: {
                headers: {
                    /** @description Names this state of the prospect. Send it back as `If-Match` with a change. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the prospect.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the prospect.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description The name of the person.
                         * @example Ada Lovelace
                         */
                        name: string | null;
                        /**
                         * @description The e-mail address, as it was given.
                         * @example ada@example.com
                         */
                        email: string | null;
                        /**
                         * @description The phone number, as somebody wrote it.
                         * @example (555) 010-0199
                         */
                        phone: string | null;
                        /**
                         * @description Notes about the prospect.
                         * @example Has a dog
                         */
                        notes: string | null;
                        /**
                         * @description Where the prospect came from, in free text.
                         * @example Zillow
                         */
                        source: string;
                        /**
                         * @description The unit that they ask about.
                         * @example 678
                         */
                        unit_id: number | null;
                        /**
                         * @description Whether they look for themselves or for a client.
                         * @example Self
                         * @enum {unknown}
                         */
                        prospect_type: "Self" | "Agent";
                        /**
                         * @description Whether they passed the prescreening.
                         * @example false
                         */
                        prescreened: boolean;
                        /**
                         * @description Its name in another system. No two prospects of an account have the same.
                         * @example crm-4711
                         */
                        external_id: string | null;
                        /**
                         * @description `phone` as E.164. Null if it can not be read as a number: then the text alone is kept.
                         * @example +15550100199
                         */
                        phone_e164: string | null;
                        /**
                         * @description Who has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        assigned_to_user_ids: string[];
                        /**
                         * @description The name of the last event that sets a status.
                         * @example New
                         */
                        status: string;
                        /**
                         * @description How far they have come.
                         * @example lead
                         * @enum {unknown}
                         */
                        stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                        /**
                         * @description When the prospect last entered each of the stages that it was in.
                         * @example {
                         *       "lead": "2024-10-05T18:53:03.406168Z"
                         *     }
                         */
                        stage_times: {
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lead.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lead?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage contacted.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            contacted?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage showing.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            showing?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage application.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            application?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage approved.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            approved?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lost.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lost?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lease.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lease?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage moved in.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            "moved in"?: string;
                        };
                        /**
                         * @description Whether the prospect is blocklisted now.
                         * @example false
                         */
                        blocklisted: boolean;
                        /**
                         * @description Whether its number is refused now because another prospect of the account is blocklisted: then it takes no more events than if it were blocklisted itself.
                         * @example false
                         */
                        phone_blocked: boolean;
                        /**
                         * @description Its own block. One whose time is over may stand for a moment: `blocklisted` says whether it holds.
                         * @example null
                         */
                        block: {
                            /**
                             * @description Why.
                             * @example Rude to an agent
                             */
                            reason: string | null;
                            /**
                             * @description When it ends by itself; null: never.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            until: string | null;
                            /**
                             * Format: date-time
                             * @description When it began.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Who blocklisted the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            /**
                             * @description The number (E.164) that is refused meanwhile for all prospects of the account; null: none.
                             * @example +15550100199
                             */
                            phone: string | null;
                        } | null;
                        /**
                         * @description When to follow up.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        next_follow_up: string | null;
                        /**
                         * @description When the planned showing or move-in is.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: string | null;
                        /**
                         * @description Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        showing_user_ids: string[] | null;
                        /**
                         * @description When the last event was.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        last_event_at: string | null;
                        /**
                         * Format: date-time
                         * @description When the prospect was created. It never changes.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When the profile was changed or an event was added the last time.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                        /**
                         * Format: date-time
                         * @description The moment that was asked for: what its events say is as it was then.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        at?: string;
                    };
                };
            };
        };
    };
    changeProspect: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name of the person.
                     * @example Ada Lovelace
                     */
                    name?: string | null;
                    /**
                     * @description The e-mail address, as it was given.
                     * @example ada@example.com
                     */
                    email?: string | null;
                    /**
                     * @description The phone number, as somebody wrote it.
                     * @example (555) 010-0199
                     */
                    phone?: string | null;
                    /**
                     * @description Notes about the prospect.
                     * @example Has a dog
                     */
                    notes?: string | null;
                    /**
                     * @description Where the prospect came from, in free text.
                     * @example Zillow
                     */
                    source?: string;
                    /**
                     * @description The unit that they ask about.
                     * @example 678
                     */
                    unit_id?: number | null;
                    /**
                     * @description Whether they look for themselves or for a client.
                     * @example Self
                     * @enum {unknown}
                     */
                    prospect_type?: "Self" | "Agent";
                    /**
                     * @description Whether they passed the prescreening.
                     * @example false
                     */
                    prescreened?: boolean;
                    /**
                     * @description Its name in another system. No two prospects of an account have the same.
                     * @example crm-4711
                     */
                    external_id?: string | null;
                };
            };
        };
        responses: {
            /** @description A prospect: one person times one unit. */
            200: {
                headers: {
                    /** @description Names this state of the prospect. Send it back as `If-Match` with a change. */
                    ETag?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the prospect.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The account of the prospect.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description The name of the person.
                         * @example Ada Lovelace
                         */
                        name: string | null;
                        /**
                         * @description The e-mail address, as it was given.
                         * @example ada@example.com
                         */
                        email: string | null;
                        /**
                         * @description The phone number, as somebody wrote it.
                         * @example (555) 010-0199
                         */
                        phone: string | null;
                        /**
                         * @description Notes about the prospect.
                         * @example Has a dog
                         */
                        notes: string | null;
                        /**
                         * @description Where the prospect came from, in free text.
                         * @example Zillow
                         */
                        source: string;
                        /**
                         * @description The unit that they ask about.
                         * @example 678
                         */
                        unit_id: number | null;
                        /**
                         * @description Whether they look for themselves or for a client.
                         * @example Self
                         * @enum {unknown}
                         */
                        prospect_type: "Self" | "Agent";
                        /**
                         * @description Whether they passed the prescreening.
                         * @example false
                         */
                        prescreened: boolean;
                        /**
                         * @description Its name in another system. No two prospects of an account have the same.
                         * @example crm-4711
                         */
                        external_id: string | null;
                        /**
                         * @description `phone` as E.164. Null if it can not be read as a number: then the text alone is kept.
                         * @example +15550100199
                         */
                        phone_e164: string | null;
                        /**
                         * @description Who has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        assigned_to_user_ids: string[];
                        /**
                         * @description The name of the last event that sets a status.
                         * @example New
                         */
                        status: string;
                        /**
                         * @description How far they have come.
                         * @example lead
                         * @enum {unknown}
                         */
                        stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                        /**
                         * @description When the prospect last entered each of the stages that it was in.
                         * @example {
                         *       "lead": "2024-10-05T18:53:03.406168Z"
                         *     }
                         */
                        stage_times: {
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lead.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lead?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage contacted.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            contacted?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage showing.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            showing?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage application.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            application?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage approved.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            approved?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lost.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lost?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage lease.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            lease?: string;
                            /**
                             * Format: date-time
                             * @description When it last entered the stage moved in.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            "moved in"?: string;
                        };
                        /**
                         * @description Whether the prospect is blocklisted now.
                         * @example false
                         */
                        blocklisted: boolean;
                        /**
                         * @description Whether its number is refused now because another prospect of the account is blocklisted: then it takes no more events than if it were blocklisted itself.
                         * @example false
                         */
                        phone_blocked: boolean;
                        /**
                         * @description Its own block. One whose time is over may stand for a moment: `blocklisted` says whether it holds.
                         * @example null
                         */
                        block: {
                            /**
                             * @description Why.
                             * @example Rude to an agent
                             */
                            reason: string | null;
                            /**
                             * @description When it ends by itself; null: never.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            until: string | null;
                            /**
                             * Format: date-time
                             * @description When it began.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Who blocklisted the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            /**
                             * @description The number (E.164) that is refused meanwhile for all prospects of the account; null: none.
                             * @example +15550100199
                             */
                            phone: string | null;
                        } | null;
                        /**
                         * @description When to follow up.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        next_follow_up: string | null;
                        /**
                         * @description When the planned showing or move-in is.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: string | null;
                        /**
                         * @description Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect.
                         * @example [
                         *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *     ]
                         */
                        showing_user_ids: string[] | null;
                        /**
                         * @description When the last event was.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        last_event_at: string | null;
                        /**
                         * Format: date-time
                         * @description When the prospect was created. It never changes.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When the profile was changed or an event was added the last time.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    listProspectEvents: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: components["schemas"]["LeasingEvent"][];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listProspectHistory: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: ({
                            /**
                             * @description A leasing event.
                             * @example event
                             * @enum {unknown}
                             */
                            kind: "event";
                            /**
                             * Format: date-time
                             * @description When it happened.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description The user who did it.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            event: components["schemas"]["LeasingEvent"];
                        } | {
                            /**
                             * @description A change of the profile.
                             * @example change
                             * @enum {unknown}
                             */
                            kind: "change";
                            /**
                             * Format: date-time
                             * @description When it happened.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description The user who did it.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            /**
                             * @description What changed.
                             * @example [
                             *       {
                             *         "field": "phone",
                             *         "old": null,
                             *         "new": "(555) 010-0199"
                             *       }
                             *     ]
                             */
                            changes: {
                                /**
                                 * @description The name of the field.
                                 * @example phone
                                 */
                                field: string;
                                /**
                                 * @description What it was.
                                 * @example null
                                 */
                                old: string | number | boolean | null;
                                /**
                                 * @description What it is since.
                                 * @example (555) 010-0199
                                 */
                                new: string | number | boolean | null;
                            }[];
                        } | {
                            /**
                             * @description A merge of this prospect with another one.
                             * @example merge
                             * @enum {unknown}
                             */
                            kind: "merge";
                            /**
                             * Format: date-time
                             * @description When it happened.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description The user who did it.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            by: string;
                            /** @description That one prospect was merged into another one. */
                            merge: {
                                /**
                                 * Format: uuid
                                 * @description The merge.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                id: string;
                                /**
                                 * @description The prospect that has the events of both.
                                 * @example 12345
                                 */
                                kept_id: number;
                                /**
                                 * @description The prospect that is a redirect to it.
                                 * @example 12346
                                 */
                                merged_id: number;
                                /**
                                 * Format: date-time
                                 * @description When.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                merged_at: string;
                                /**
                                 * Format: uuid
                                 * @description The user who merged them.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                merged_by: string;
                                /**
                                 * @description When the merge was undone; null while it holds.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                undone_at: string | null;
                            };
                        })[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listProspectAssignments: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assignments. It may have fewer rows than asked for, even none, and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The account of the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * Format: uuid
                             * @description Who had the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            user_id: string;
                            /**
                             * Format: date-time
                             * @description Since when.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            from: string;
                            /**
                             * @description Up to when. Null: the user has the prospect still.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            to: string | null;
                            /**
                             * Format: uuid
                             * @description The user who gave them the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            assigned_by: string;
                            /**
                             * @description The `Assign to User` by which they did so.
                             * @example 12345
                             */
                            assigned_by_event_id: number;
                            /**
                             * @description The notes of that event.
                             * @example Knows the neighbourhood
                             */
                            notes: string | null;
                            /**
                             * @description The user who ended it. Null while it lasts.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            ended_by: string | null;
                            /**
                             * @description The `Assign to User` by which they did so. Null while it lasts.
                             * @example 12346
                             */
                            ended_by_event_id: number | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listUserAssignments: {
        parameters: {
            query?: {
                /**
                 * @description Only prospects of this account. Without it: of all accounts that the token reaches.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Only assignments that began at this moment or later.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                from?: string;
                /**
                 * @description Only assignments that began before this moment.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                to?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the user.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assignments. It may have fewer rows than asked for, even none, and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The account of the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * Format: uuid
                             * @description Who had the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            user_id: string;
                            /**
                             * Format: date-time
                             * @description Since when.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            from: string;
                            /**
                             * @description Up to when. Null: the user has the prospect still.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            to: string | null;
                            /**
                             * Format: uuid
                             * @description The user who gave them the prospect.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            assigned_by: string;
                            /**
                             * @description The `Assign to User` by which they did so.
                             * @example 12345
                             */
                            assigned_by_event_id: number;
                            /**
                             * @description The notes of that event.
                             * @example Knows the neighbourhood
                             */
                            notes: string | null;
                            /**
                             * @description The user who ended it. Null while it lasts.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            ended_by: string | null;
                            /**
                             * @description The `Assign to User` by which they did so. Null while it lasts.
                             * @example 12346
                             */
                            ended_by_event_id: number | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listDuplicates: {
        parameters: {
            query: {
                /**
                 * @description The account whose prospects are compared.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description By what: the phone number, whatever its spelling, or the e-mail address in any letter case.
                 * @example phone
                 */
                by: "phone" | "email";
                /**
                 * @description True: only prospects who ask about a unit that another one of their group asks about too. One person who asks about three units is three prospects, and no duplicate.
                 * @example true
                 */
                same_unit?: boolean;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups in the order of their value. A page may have fewer groups than asked for, even none, and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description What they have in common.
                             * @example phone
                             * @enum {unknown}
                             */
                            by: "phone" | "email";
                            /**
                             * @description The phone number as E.164, or the e-mail address in lower case.
                             * @example +13035550199
                             */
                            value: string;
                            /**
                             * @description How many they are; counted up to 10000.
                             * @example 2
                             */
                            prospect_count: number;
                            /**
                             * @description The first 50 of them, the oldest first. Merged ones are left out.
                             * @example []
                             */
                            prospects: {
                                /**
                                 * @description The prospect.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description Their name.
                                 * @example Ada Park
                                 */
                                name: string | null;
                                /**
                                 * @description Their phone number as it was written.
                                 * @example (303) 555-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description Their e-mail address.
                                 * @example ada@example.com
                                 */
                                email: string | null;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 321
                                 */
                                unit_id: number | null;
                                /**
                                 * @description Their status.
                                 * @example Showing Desired
                                 */
                                status: string;
                                /**
                                 * Format: date-time
                                 * @description When the prospect was created.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                            }[];
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listMerges: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Merges, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The merge.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * @description The prospect that has the events of both.
                             * @example 12345
                             */
                            kept_id: number;
                            /**
                             * @description The prospect that is a redirect to it.
                             * @example 12346
                             */
                            merged_id: number;
                            /**
                             * Format: date-time
                             * @description When.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            merged_at: string;
                            /**
                             * Format: uuid
                             * @description The user who merged them.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            merged_by: string;
                            /**
                             * @description When the merge was undone; null while it holds.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            undone_at: string | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    mergeProspects: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The prospect.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        /** @description What to merge. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The prospect that goes into the one of the path.
                     * @example 12346
                     */
                    merged_id: number;
                };
            };
        };
        responses: {
            /** @description That one prospect was merged into another one. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The merge.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description The prospect that has the events of both.
                         * @example 12345
                         */
                        kept_id: number;
                        /**
                         * @description The prospect that is a redirect to it.
                         * @example 12346
                         */
                        merged_id: number;
                        /**
                         * Format: date-time
                         * @description When.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        merged_at: string;
                        /**
                         * Format: uuid
                         * @description The user who merged them.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        merged_by: string;
                        /**
                         * @description When the merge was undone; null while it holds.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        undone_at: string | null;
                    };
                };
            };
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The merge.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That one prospect was merged into another one. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The merge.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description The prospect that has the events of both.
                         * @example 12345
                         */
                        kept_id: number;
                        /**
                         * @description The prospect that is a redirect to it.
                         * @example 12346
                         */
                        merged_id: number;
                        /**
                         * Format: date-time
                         * @description When.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        merged_at: string;
                        /**
                         * Format: uuid
                         * @description The user who merged them.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        merged_by: string;
                        /**
                         * @description When the merge was undone; null while it holds.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        undone_at: string | null;
                    };
                };
            };
        };
    };
    readFeed: {
        parameters: {
            query?: {
                /**
                 * @description Only events of this account. Without it: of all accounts that the token reaches.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Where to go on: `next_cursor` of any page of the feed, whatever its filters were, or the id of an event of the stream. Without it: from the first event on.
                 * @example WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ
                 */
                after?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Only events of these types, with commas between them. Such a page looks at the next 1,000 events at most: it may hold less than `limit`, or nothing, while `has_more` is true.
                 * @example [
                 *       "Showing Scheduled",
                 *       "Showing Canceled"
                 *     ]
                 */
                event_type?: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[];
                /**
                 * @description Only events of this prospect.
                 * @example 12345
                 */
                prospect_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The events, in the order of the feed.
                         * @example []
                         */
                        data: components["schemas"]["LeasingEvent"][];
                        /**
                         * @description Where to go on: now if there is more, else later. It is there on every page, also on an empty one.
                         * @example WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ
                         */
                        next_cursor: string;
                        /**
                         * @description Whether there is more right now. Filtered by type, a page may be empty and still have more behind it.
                         * @example false
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    writeLeasingEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Leasing events to be written. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The account of all of the events. Without it: the only one in which the caller may add events, else that of the first prospect that is named.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id?: string;
                    /**
                     * @description `atomic`, which holds if none is given: all events or none. `partial`: those that the rules allow; the answer says what became of each.
                     * @example atomic
                     * @enum {unknown}
                     */
                    mode?: "atomic" | "partial";
                    /**
                     * @description Whether only to tell what would happen, and to write nothing.
                     * @example false
                     */
                    dry_run?: boolean;
                    /**
                     * @description The events. They are written in this order.
                     * @example [
                     *       {
                     *         "prospect_id": 12345,
                     *         "event_type": "Showing Scheduled",
                     *         "source": "Phone Call",
                     *         "planned_date_time": "2024-10-07T16:00:00Z"
                     *       },
                     *       {
                     *         "prospect_ids": [
                     *           12345,
                     *           12346
                     *         ],
                     *         "event_type": "Assign to User",
                     *         "context": {
                     *           "assignedToUserIds": [
                     *             "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                     *           ]
                     *         }
                     *       }
                     *     ]
                     */
                    events: ({
                        /**
                         * @description The prospect that the event is about.
                         * @example 12345
                         */
                        prospect_id?: number;
                        /**
                         * @description The prospects that the event is about: each gets an event of its own.
                         * @example [
                         *       12345,
                         *       12346
                         *     ]
                         */
                        prospect_ids?: number[];
                        /**
                         * @description Instead of ids: all prospects of the account with this phone number, however it is spelled. Each gets an event of its own.
                         * @example (555) 010-0199
                         */
                        phone?: string;
                        /**
                         * @description The type of the event.
                         * @example Showing Scheduled
                         * @enum {unknown}
                         */
                        event_type: "New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing";
                        /**
                         * @description Where the event came from.
                         * @example Phone Call
                         * @enum {unknown}
                         */
                        source?: "Phone Call" | "Text Message" | "Email" | "Facebook Message" | "WhatsApp" | "Other" | "Showing Scheduler" | "Automation";
                        /**
                         * @description Notes about the event: any Unicode text, given back as it came.
                         * @example Wants to see the garden
                         */
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description When that is to be which the event plans: a showing, a move-in.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time?: string;
                        /**
                         * Format: date-time
                         * @description When to follow up on the prospect.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        next_follow_up?: string;
                        /**
                         * Format: date-time
                         * @description When it happened, if that is not now; never in the future. The event takes its place among the others of the prospect.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        occurred_at?: string;
                        /**
                         * @description Its name in the system that it comes from, one of the account and the source: sent again, it is answered with the first event. Only of an event about one prospect.
                         * @example crm-event-4711
                         */
                        external_id?: string;
                        /**
                         * @description What belongs to the type of the event.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: Record<string, never>;
                    } & ({
                        /**
                         * @description The type of the event.
                         * @example New
                         * @enum {unknown}
                         */
                        event_type: "New";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Contacted, Awaiting Information
                         * @enum {unknown}
                         */
                        event_type: "Contacted, Awaiting Information";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Desired
                         * @enum {unknown}
                         */
                        event_type: "Showing Desired";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Scheduled
                         * @enum {unknown}
                         */
                        event_type: "Showing Scheduled";
                        /**
                         * @description When that is to be which the event plans.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: unknown;
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Complete
                         * @enum {unknown}
                         */
                        event_type: "Showing Complete";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Missed Showing
                         * @enum {unknown}
                         */
                        event_type: "Missed Showing";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Ghosting
                         * @enum {unknown}
                         */
                        event_type: "Ghosting";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application Sent to Prospect
                         * @enum {unknown}
                         */
                        event_type: "Application Sent to Prospect";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application Received
                         * @enum {unknown}
                         */
                        event_type: "Application Received";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application Pending
                         * @enum {unknown}
                         */
                        event_type: "Application Pending";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application in Owner Review
                         * @enum {unknown}
                         */
                        event_type: "Application in Owner Review";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application Approved
                         * @enum {unknown}
                         */
                        event_type: "Application Approved";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Withdrawn
                         * @enum {unknown}
                         */
                        event_type: "Withdrawn";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Application Rejected
                         * @enum {unknown}
                         */
                        event_type: "Application Rejected";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Prescreen Submitted
                         * @enum {unknown}
                         */
                        event_type: "Prescreen Submitted";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Prescreen Rejected - Self reported credit
                         * @enum {unknown}
                         */
                        event_type: "Prescreen Rejected - Self reported credit";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Prescreen Rejected - Self reported income
                         * @enum {unknown}
                         */
                        event_type: "Prescreen Rejected - Self reported income";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Prescreen Rejected - ID Verification
                         * @enum {unknown}
                         */
                        event_type: "Prescreen Rejected - ID Verification";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Prescreen Approved
                         * @enum {unknown}
                         */
                        event_type: "Prescreen Approved";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Looking too early
                         * @enum {unknown}
                         */
                        event_type: "Looking too early";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Lease out for signing
                         * @enum {unknown}
                         */
                        event_type: "Lease out for signing";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Lease Signed
                         * @enum {unknown}
                         */
                        event_type: "Lease Signed";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Deposit Received
                         * @enum {unknown}
                         */
                        event_type: "Deposit Received";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Move-in Scheduled
                         * @enum {unknown}
                         */
                        event_type: "Move-in Scheduled";
                        /**
                         * @description When that is to be which the event plans.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        planned_date_time: unknown;
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Moved In
                         * @enum {unknown}
                         */
                        event_type: "Moved In";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Unit of Interest Unavailable
                         * @enum {unknown}
                         */
                        event_type: "Unit of Interest Unavailable";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Not Interested
                         * @enum {unknown}
                         */
                        event_type: "Not Interested";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Duplicate Lead
                         * @enum {unknown}
                         */
                        event_type: "Duplicate Lead";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Still Deciding
                         * @enum {unknown}
                         */
                        event_type: "Still Deciding";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example HOA Application Sent To Prospect
                         * @enum {unknown}
                         */
                        event_type: "HOA Application Sent To Prospect";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example HOA Application Submitted
                         * @enum {unknown}
                         */
                        event_type: "HOA Application Submitted";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example HOA Application Approved
                         * @enum {unknown}
                         */
                        event_type: "HOA Application Approved";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example HOA Application Rejected
                         * @enum {unknown}
                         */
                        event_type: "HOA Application Rejected";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Failed
                         * @enum {unknown}
                         */
                        event_type: "Showing Failed";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Canceled
                         * @enum {unknown}
                         */
                        event_type: "Showing Canceled";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Confirmed
                         * @enum {unknown}
                         */
                        event_type: "Showing Confirmed";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Awaiting PM Response
                         * @enum {unknown}
                         */
                        event_type: "Awaiting PM Response";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example PM Response
                         * @enum {unknown}
                         */
                        event_type: "PM Response";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Arrived for Showing
                         * @enum {unknown}
                         */
                        event_type: "Arrived for Showing";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Showing Started
                         * @enum {unknown}
                         */
                        event_type: "Showing Started";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Log Note
                         * @enum {unknown}
                         */
                        event_type: "Log Note";
                        /**
                         * @description What is noted.
                         * @example Wants to see the garden
                         */
                        notes: string;
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Assign to User
                         * @enum {unknown}
                         */
                        event_type: "Assign to User";
                        /**
                         * @description Who is assigned.
                         * @example {
                         *       "assignedToUserIds": [
                         *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *       ]
                         *     }
                         */
                        context: {
                            /**
                             * @description Active members of the account, in any letter case. Empty: nobody. A doubled id counts once.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            assignedToUserIds: string[];
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Blocklist Prospect
                         * @enum {unknown}
                         */
                        event_type: "Blocklist Prospect";
                        /**
                         * @description The block.
                         * @example {
                         *       "reason": "Threatened an agent"
                         *     }
                         */
                        context?: {
                            /**
                             * @description Why the prospect is blocklisted.
                             * @example Threatened an agent
                             */
                            reason?: string;
                            /**
                             * Format: date-time
                             * @description When the block ends by itself: after the event. Without it, somebody has to lift it.
                             * @example 2030-01-01T00:00:00Z
                             */
                            until?: string;
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Unblock Prospect
                         * @enum {unknown}
                         */
                        event_type: "Unblock Prospect";
                        /**
                         * @description What belongs to the event beside its fields.
                         * @example {
                         *       "followUpDone": true
                         *     }
                         */
                        context?: {
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    } | {
                        /**
                         * @description The type of the event.
                         * @example Reassign Showing
                         * @enum {unknown}
                         */
                        event_type: "Reassign Showing";
                        /**
                         * @description Who is assigned.
                         * @example {
                         *       "assignedToUserIds": [
                         *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                         *       ]
                         *     }
                         */
                        context: {
                            /**
                             * @description Active members of the account, in any letter case. Empty: nobody. A doubled id counts once.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            assignedToUserIds: string[];
                            /**
                             * @description The follow-up that was planned is done: the prospect has no next one, unless this event plans it with `next_follow_up`.
                             * @example true
                             * @enum {boolean}
                             */
                            followUpDone?: true;
                        };
                    }))[];
                };
            };
        };
        responses: {
            /** @description What would happen. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Nothing was written.
                         * @example null
                         */
                        batch_id: null;
                        /**
                         * @description Nothing was written.
                         * @example true
                         * @enum {boolean}
                         */
                        dry_run: true;
                        /**
                         * @description Whether the same request would write events: in mode `atomic` not if anything is refused.
                         * @example true
                         */
                        would_write: boolean;
                        /**
                         * @description As it was asked for.
                         * @example atomic
                         * @enum {unknown}
                         */
                        mode: "atomic" | "partial";
                        /**
                         * @description How many of what.
                         * @example {
                         *       "targets": 3,
                         *       "written": 2,
                         *       "known": 0,
                         *       "refused": 1
                         *     }
                         */
                        counts: {
                            /**
                             * @description Prospects that the events are for, each as often as it is named; not those whose block is lifted along.
                             * @example 3
                             */
                            targets: number;
                            /**
                             * @description Targets that have an event.
                             * @example 2
                             */
                            written: number;
                            /**
                             * @description Targets whose event was written before, or for another target of the request with the same external id.
                             * @example 0
                             */
                            known: number;
                            /**
                             * @description Targets that were refused.
                             * @example 1
                             */
                            refused: number;
                        };
                        /**
                         * @description What became of each target, in the order of the request.
                         * @example []
                         */
                        results: {
                            /**
                             * @description The place of the event in the request.
                             * @example 0
                             */
                            event_index: number;
                            /**
                             * @description The place of the prospect in `prospect_ids`; 0 for `prospect_id`. Null for one that its number named.
                             * @example 0
                             */
                            target_index: number | null;
                            /**
                             * @description The prospect as it was named or found. Null for a number that no prospect has.
                             * @example 12345
                             */
                            prospect_id: number | null;
                            /**
                             * @description `written`: there is an event. `known`: it was written before, under the same external id. `refused`: the rules forbid it.
                             * @example written
                             * @enum {unknown}
                             */
                            result: "written" | "known" | "refused";
                            /**
                             * @description The event, also one that was written before. In a dry run only the latter.
                             * @example null
                             */
                            event: components["schemas"]["LeasingEvent"] | null;
                            /**
                             * @description Of what was refused: why.
                             * @example null
                             */
                            refusals: {
                                /**
                                 * @description The rule that was broken: a keyword as in the details of errors.
                                 * @example prospectBlocklisted
                                 */
                                code: string;
                                /**
                                 * @description The fault in words.
                                 * @example should not be blocklisted, nor its phone number
                                 */
                                message: string;
                                /**
                                 * @description The rule's values.
                                 * @example {}
                                 */
                                params: {
                                    [key: string]: unknown;
                                };
                            }[] | null;
                            /**
                             * @description Who the prospect is. Null for one that there is not.
                             * @example {
                             *       "id": 12345,
                             *       "name": "Ada Park",
                             *       "phone": null,
                             *       "unit_id": null,
                             *       "unit_address": null
                             *     }
                             */
                            prospect: {
                                /**
                                 * @description The prospect that gets the event: another one than was named, if that was merged.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description The name.
                                 * @example Ada Park
                                 */
                                name: string | null;
                                /**
                                 * @description The phone number.
                                 * @example (555) 010-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 678
                                 */
                                unit_id: number | null;
                                /**
                                 * @description Its address.
                                 * @example 12 Juniper Way, Denver
                                 */
                                unit_address: string | null;
                            } | null;
                            /**
                             * @description Where the prospect stands before the event. Null if it would not be written.
                             * @example {
                             *       "status": "Showing Scheduled",
                             *       "stage": "showing",
                             *       "assigned_to_user_ids": [
                             *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *       ],
                             *       "blocklisted": false,
                             *       "next_follow_up": null,
                             *       "planned_date_time": null
                             *     }
                             */
                            before: {
                                /**
                                 * @description The status.
                                 * @example Showing Scheduled
                                 */
                                status: string;
                                /**
                                 * @description The stage of the funnel.
                                 * @example showing
                                 */
                                stage: string;
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description Whether the prospect is blocklisted.
                                 * @example false
                                 */
                                blocklisted: boolean;
                                /**
                                 * @description The next follow-up.
                                 * @example null
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description What is planned.
                                 * @example null
                                 */
                                planned_date_time: string | null;
                            } | null;
                            /**
                             * @description Where the prospect would stand after it. Null if it would not be written.
                             * @example {
                             *       "status": "Showing Scheduled",
                             *       "stage": "showing",
                             *       "assigned_to_user_ids": [
                             *         "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *       ],
                             *       "blocklisted": false,
                             *       "next_follow_up": null,
                             *       "planned_date_time": null
                             *     }
                             */
                            after: {
                                /**
                                 * @description The status.
                                 * @example Showing Scheduled
                                 */
                                status: string;
                                /**
                                 * @description The stage of the funnel.
                                 * @example showing
                                 */
                                stage: string;
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description Whether the prospect is blocklisted.
                                 * @example false
                                 */
                                blocklisted: boolean;
                                /**
                                 * @description The next follow-up.
                                 * @example null
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description What is planned.
                                 * @example null
                                 */
                                planned_date_time: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description What was written. */
            201: {
                headers: {
                    /** @description The batch of the events. */
                    "Foyer-Batch-Id"?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What all events of the request have in common: for undoing them. Null when all of it was known before: nothing was written.
                         * @example 0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11
                         */
                        batch_id: string | null;
                        /**
                         * @description It was written.
                         * @example false
                         * @enum {boolean}
                         */
                        dry_run: false;
                        /**
                         * @description As it was asked for.
                         * @example atomic
                         * @enum {unknown}
                         */
                        mode: "atomic" | "partial";
                        /**
                         * @description How many of what.
                         * @example {
                         *       "targets": 3,
                         *       "written": 2,
                         *       "known": 0,
                         *       "refused": 1
                         *     }
                         */
                        counts: {
                            /**
                             * @description Prospects that the events are for, each as often as it is named; not those whose block is lifted along.
                             * @example 3
                             */
                            targets: number;
                            /**
                             * @description Targets that have an event.
                             * @example 2
                             */
                            written: number;
                            /**
                             * @description Targets whose event was written before, or for another target of the request with the same external id.
                             * @example 0
                             */
                            known: number;
                            /**
                             * @description Targets that were refused.
                             * @example 1
                             */
                            refused: number;
                        };
                        /**
                         * @description What became of each target, in the order of the request.
                         * @example []
                         */
                        results: {
                            /**
                             * @description The place of the event in the request.
                             * @example 0
                             */
                            event_index: number;
                            /**
                             * @description The place of the prospect in `prospect_ids`; 0 for `prospect_id`. Null for one that its number named.
                             * @example 0
                             */
                            target_index: number | null;
                            /**
                             * @description The prospect as it was named or found. Null for a number that no prospect has.
                             * @example 12345
                             */
                            prospect_id: number | null;
                            /**
                             * @description `written`: there is an event. `known`: it was written before, under the same external id. `refused`: the rules forbid it.
                             * @example written
                             * @enum {unknown}
                             */
                            result: "written" | "known" | "refused";
                            /**
                             * @description The event, also one that was written before. In a dry run only the latter.
                             * @example null
                             */
                            event: components["schemas"]["LeasingEvent"] | null;
                            /**
                             * @description Of what was refused: why.
                             * @example null
                             */
                            refusals: {
                                /**
                                 * @description The rule that was broken: a keyword as in the details of errors.
                                 * @example prospectBlocklisted
                                 */
                                code: string;
                                /**
                                 * @description The fault in words.
                                 * @example should not be blocklisted, nor its phone number
                                 */
                                message: string;
                                /**
                                 * @description The rule's values.
                                 * @example {}
                                 */
                                params: {
                                    [key: string]: unknown;
                                };
                            }[] | null;
                        }[];
                    };
                };
            };
            /** @description A batch of events. */
            202: {
                headers: {
                    /** @description The batch of the events. */
                    "Foyer-Batch-Id"?: string;
                    /** @description Where to see how far the job is. */
                    Location?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
        };
    };
    getLeasingEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the leasing event.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A leasing event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeasingEvent"];
                };
            };
        };
    };
    deleteLeasingEvent: {
        parameters: {
            query?: {
                /**
                 * @description Why it is deleted.
                 * @example Wrong prospect
                 */
                reason?: string;
            };
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the leasing event.
                 * @example 12345
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A leasing event. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeasingEvent"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /**
                 * @description Only of this account. Without it: of all that the token reaches.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Only with this status.
                 * @example running
                 */
                status?: "queued" | "running" | "finished" | "failed" | "cancelled";
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of batches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: components["schemas"]["Batch"][];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the batch.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A batch of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
        };
    };
    listBatchEvents: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the batch.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the events of a batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: components["schemas"]["LeasingEvent"][];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listBatchRefusals: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the batch.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what a batch did not write. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The place of the target among all of the batch.
                             * @example 17
                             */
                            place: number;
                            /**
                             * @description The place of the event in the request.
                             * @example 0
                             */
                            event_index: number;
                            /**
                             * @description The prospect as it was named. Null for a number that no prospect has.
                             * @example 12345
                             */
                            prospect_id: number | null;
                            /**
                             * @description Why it was refused.
                             * @example []
                             */
                            refusals: {
                                /**
                                 * @description The rule that was broken: a keyword as in the details of errors.
                                 * @example prospectBlocklisted
                                 */
                                code: string;
                                /**
                                 * @description The fault in words.
                                 * @example should not be blocklisted, nor its phone number
                                 */
                                message: string;
                                /**
                                 * @description The rule's values.
                                 * @example {}
                                 */
                                params: {
                                    [key: string]: unknown;
                                };
                            }[];
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    cancelBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the batch.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A batch of events. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
        };
    };
    undoBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the batch.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was taken back. */
            201: {
                headers: {
                    /** @description The batch of the events. */
                    "Foyer-Batch-Id"?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The batch that took the other back. It can be undone too.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        batch_id: string;
                        /**
                         * Format: uuid
                         * @description The batch that was taken back.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        undoes_id: string;
                        /**
                         * @description How many of what.
                         * @example {
                         *       "restored": 998,
                         *       "unchanged": 0,
                         *       "touched": 2
                         *     }
                         */
                        counts: {
                            /**
                             * @description Prospects that are where they were before the batch.
                             * @example 998
                             */
                            restored: number;
                            /**
                             * @description Prospects for which nothing of the batch counts any more, or only notes do: notes stay.
                             * @example 0
                             */
                            unchanged: number;
                            /**
                             * @description Prospects that were left alone.
                             * @example 2
                             */
                            touched: number;
                        };
                        /**
                         * @description Prospects that are where they were before the batch.
                         * @example [
                         *       12345
                         *     ]
                         */
                        restored: number[];
                        /**
                         * @description Prospects for which nothing had to be undone.
                         * @example [
                         *       12345
                         *     ]
                         */
                        unchanged: number[];
                        /**
                         * @description Prospects that were left alone, as something happened to them since the batch.
                         * @example [
                         *       {
                         *         "prospect_id": 12346
                         *       }
                         *     ]
                         */
                        touched: {
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                        }[];
                    };
                };
            };
            /** @description A batch of events. */
            202: {
                headers: {
                    /** @description The batch of the events. */
                    "Foyer-Batch-Id"?: string;
                    /** @description Where to see how far the job is. */
                    Location?: string;
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
        };
    };
    streamFeed: {
        parameters: {
            query?: {
                /**
                 * @description Only events of this account. Without it: of all accounts that the token reaches.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description Where to go on: `next_cursor` of any page of the feed, whatever its filters were, or the id of an event of the stream. Without it: from now on.
                 * @example WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ
                 */
                after?: string;
            };
            header?: {
                /**
                 * @description The id of the last event that arrived: EventSource sends it when it comes back. It wins over `after`.
                 * @example WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ
                 */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream, which has no end of its own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    getDesk: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A day's work of the account, as the caller sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The account's time zone.
                         * @example America/Chicago
                         */
                        time_zone: string;
                        /**
                         * Format: date-time
                         * @description When today began there.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        day_start: string;
                        /**
                         * Format: date-time
                         * @description When tomorrow begins there.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        day_end: string;
                        /**
                         * @description Prospects that nobody has and that are neither lost nor moved in: among the newest 2000 that nobody has.
                         * @example {
                         *       "count": 0,
                         *       "prospects": []
                         *     }
                         */
                        unassigned: {
                            /**
                             * @description How many. Counted up to 1000: as many as that, or more.
                             * @example 12
                             */
                            count: number;
                            /**
                             * @description The newest of them. At most 20.
                             * @example []
                             */
                            prospects: {
                                /**
                                 * @description The id of the prospect.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description The name of the prospect.
                                 * @example Mara Lindqvist
                                 */
                                name: string | null;
                                /**
                                 * @description The phone number, as somebody wrote it.
                                 * @example (555) 010-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description The e-mail address.
                                 * @example mara@example.com
                                 */
                                email: string | null;
                                /**
                                 * @description Where the prospect came from.
                                 * @example Zillow
                                 */
                                source: string;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 678
                                 */
                                unit_id: number | null;
                                /**
                                 * @description The address of the unit in one line. Null if it has none.
                                 * @example 100 Alder Street, Denver
                                 */
                                unit_address: string | null;
                                /**
                                 * @description The name of the last event that sets a status.
                                 * @example New
                                 */
                                status: string;
                                /**
                                 * @description How far they have come.
                                 * @example lead
                                 * @enum {unknown}
                                 */
                                stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description When to follow up.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description When the last event was.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                last_event_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the prospect was created.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                            }[];
                        };
                        /**
                         * @description Prospects whose next follow-up is today or was to be before.
                         * @example {
                         *       "count": 0,
                         *       "mine": 0,
                         *       "prospects": [],
                         *       "my_prospects": []
                         *     }
                         */
                        follow_ups_due: {
                            /**
                             * @description How many. Counted up to 1000: as many as that, or more.
                             * @example 12
                             */
                            count: number;
                            /**
                             * @description How many of them the caller has. Counted up to 1000: as many as that, or more.
                             * @example 12
                             */
                            mine: number;
                            /**
                             * @description The most urgent of all. At most 20.
                             * @example []
                             */
                            prospects: {
                                /**
                                 * @description The id of the prospect.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description The name of the prospect.
                                 * @example Mara Lindqvist
                                 */
                                name: string | null;
                                /**
                                 * @description The phone number, as somebody wrote it.
                                 * @example (555) 010-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description The e-mail address.
                                 * @example mara@example.com
                                 */
                                email: string | null;
                                /**
                                 * @description Where the prospect came from.
                                 * @example Zillow
                                 */
                                source: string;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 678
                                 */
                                unit_id: number | null;
                                /**
                                 * @description The address of the unit in one line. Null if it has none.
                                 * @example 100 Alder Street, Denver
                                 */
                                unit_address: string | null;
                                /**
                                 * @description The name of the last event that sets a status.
                                 * @example New
                                 */
                                status: string;
                                /**
                                 * @description How far they have come.
                                 * @example lead
                                 * @enum {unknown}
                                 */
                                stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description When to follow up.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description When the last event was.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                last_event_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the prospect was created.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                            }[];
                            /**
                             * @description The most urgent of those that the caller has. At most 20.
                             * @example []
                             */
                            my_prospects: {
                                /**
                                 * @description The id of the prospect.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description The name of the prospect.
                                 * @example Mara Lindqvist
                                 */
                                name: string | null;
                                /**
                                 * @description The phone number, as somebody wrote it.
                                 * @example (555) 010-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description The e-mail address.
                                 * @example mara@example.com
                                 */
                                email: string | null;
                                /**
                                 * @description Where the prospect came from.
                                 * @example Zillow
                                 */
                                source: string;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 678
                                 */
                                unit_id: number | null;
                                /**
                                 * @description The address of the unit in one line. Null if it has none.
                                 * @example 100 Alder Street, Denver
                                 */
                                unit_address: string | null;
                                /**
                                 * @description The name of the last event that sets a status.
                                 * @example New
                                 */
                                status: string;
                                /**
                                 * @description How far they have come.
                                 * @example lead
                                 * @enum {unknown}
                                 */
                                stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description When to follow up.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description When the last event was.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                last_event_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the prospect was created.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                            }[];
                        };
                        /**
                         * @description Showings that are planned for today and were not called off.
                         * @example {
                         *       "count": 0,
                         *       "showings": []
                         *     }
                         */
                        showings_today: {
                            /**
                             * @description How many. Counted up to 1000: as many as that, or more.
                             * @example 12
                             */
                            count: number;
                            /**
                             * @description The earliest of them, in their order. At most 100.
                             * @example []
                             */
                            showings: {
                                /**
                                 * @description The id of the event that scheduled the showing.
                                 * @example 12345
                                 */
                                showing_id: number;
                                /**
                                 * @description The prospect.
                                 * @example 12345
                                 */
                                prospect_id: number;
                                /**
                                 * @description The name of the prospect.
                                 * @example Mara Lindqvist
                                 */
                                name: string | null;
                                /**
                                 * @description The address of the unit in one line. Null if it has none.
                                 * @example 100 Alder Street, Denver
                                 */
                                unit_address: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the showing is to be.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                planned_date_time: string;
                                /**
                                 * @description To whom the showing was handed; else who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                user_ids: string[];
                                /**
                                 * @description What became of it, by the last event about it; `Canceled` too when the prospect was lost or moved in instead.
                                 * @example Confirmed
                                 * @enum {unknown}
                                 */
                                status: "Scheduled" | "Confirmed" | "Arrived" | "Started" | "Completed" | "Missed" | "Failed" | "Canceled";
                            }[];
                        };
                        /**
                         * @description Prospects, neither lost nor moved in, with an `Awaiting PM Response` that no `PM Response` follows on: among the newest 2000 such events.
                         * @example {
                         *       "count": 0,
                         *       "prospects": []
                         *     }
                         */
                        awaiting_response: {
                            /**
                             * @description How many. Counted up to 1000: as many as that, or more.
                             * @example 12
                             */
                            count: number;
                            /**
                             * @description Those who wait longest. At most 20.
                             * @example []
                             */
                            prospects: {
                                /**
                                 * @description The id of the prospect.
                                 * @example 12345
                                 */
                                id: number;
                                /**
                                 * @description The name of the prospect.
                                 * @example Mara Lindqvist
                                 */
                                name: string | null;
                                /**
                                 * @description The phone number, as somebody wrote it.
                                 * @example (555) 010-0199
                                 */
                                phone: string | null;
                                /**
                                 * @description The e-mail address.
                                 * @example mara@example.com
                                 */
                                email: string | null;
                                /**
                                 * @description Where the prospect came from.
                                 * @example Zillow
                                 */
                                source: string;
                                /**
                                 * @description The unit that they ask about.
                                 * @example 678
                                 */
                                unit_id: number | null;
                                /**
                                 * @description The address of the unit in one line. Null if it has none.
                                 * @example 100 Alder Street, Denver
                                 */
                                unit_address: string | null;
                                /**
                                 * @description The name of the last event that sets a status.
                                 * @example New
                                 */
                                status: string;
                                /**
                                 * @description How far they have come.
                                 * @example lead
                                 * @enum {unknown}
                                 */
                                stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                                /**
                                 * @description Who has the prospect.
                                 * @example [
                                 *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                                 *     ]
                                 */
                                assigned_to_user_ids: string[];
                                /**
                                 * @description When to follow up.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                next_follow_up: string | null;
                                /**
                                 * @description When the last event was.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                last_event_at: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the prospect was created.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                created_at: string;
                                /**
                                 * Format: date-time
                                 * @description When the first `Awaiting PM Response` was written that has no answer.
                                 * @example 2024-10-05T18:53:03.406168Z
                                 */
                                waiting_since: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description From then on: a date-time.
                 * @example 2024-10-07T00:00:00Z
                 */
                from: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time at most 62 days after `from`.
                 * @example 2024-10-14T00:00:00Z
                 */
                to: string;
                /**
                 * @description Only what this user has to do.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is planned. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What is planned, the earliest first. At most 1000.
                         * @example []
                         */
                        data: {
                            /**
                             * @description What is planned.
                             * @example showing
                             * @enum {unknown}
                             */
                            kind: "showing" | "follow_up";
                            /**
                             * @description The prospect.
                             * @example 12345
                             */
                            prospect_id: number;
                            /**
                             * @description The name of the prospect.
                             * @example Mara Lindqvist
                             */
                            prospect_name: string | null;
                            /**
                             * @description The address of the unit in one line. Null if it has none.
                             * @example 100 Alder Street, Denver
                             */
                            unit_address: string | null;
                            /**
                             * Format: date-time
                             * @description When it is to be.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            at: string;
                            /**
                             * @description To whom the showing was handed; else who has the prospect.
                             * @example [
                             *       "1259ef6e-61ee-42cb-b6bd-7fe547569d7c"
                             *     ]
                             */
                            user_ids: string[];
                            /**
                             * @description Of a showing: what became of it. Null: it is a follow-up.
                             * @example Scheduled
                             */
                            status: ("Scheduled" | "Confirmed" | "Arrived" | "Started" | "Completed" | "Missed" | "Failed" | "Canceled") | null;
                            /**
                             * @description Of a showing: the id of the event that scheduled it.
                             * @example 12345
                             */
                            showing_id: number | null;
                        }[];
                        /**
                         * @description Whether something is left out behind the last row: then ask for a shorter time.
                         * @example false
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    listWorkloads: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What members have to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * @description Who.
                             * @example {
                             *       "id": "1259ef6e-61ee-42cb-b6bd-7fe547569d7c",
                             *       "name": "Bo Lind",
                             *       "role": "Leasing Agent"
                             *     }
                             */
                            user: {
                                /**
                                 * Format: uuid
                                 * @description The id of the user.
                                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                                 */
                                id: string;
                                /**
                                 * @description Their name.
                                 * @example Bo Lind
                                 */
                                name: string;
                                /**
                                 * @description What they are in the account.
                                 * @example Property Manager
                                 * @enum {unknown}
                                 */
                                role: "Owner" | "Admin" | "Property Manager" | "Leasing Agent" | "Read-only";
                            };
                            /**
                             * @description Prospects that are neither lost nor moved in, among the newest 2000 prospects that they have.
                             * @example 12
                             */
                            prospects: number;
                            /**
                             * @description Prospects whose follow-up is due today or was before, also lost ones and those who moved in, among the newest 2000 prospects that they have.
                             * @example 12
                             */
                            follow_ups_due: number;
                            /**
                             * @description Showings of theirs that are still to be, in the next seven days.
                             * @example 12
                             */
                            showings_next_7_days: number;
                            /**
                             * @description When somebody gave them a prospect last. Null: never.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            last_assigned_at: string | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    countStages: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many prospects stand where. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Every stage, in the order of the funnel.
                         * @example [
                         *       {
                         *         "stage": "lead",
                         *         "count": 42
                         *       }
                         *     ]
                         */
                        data: {
                            /**
                             * @description How far they have come.
                             * @example lead
                             * @enum {unknown}
                             */
                            stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lost" | "lease" | "moved in";
                            /**
                             * @description How many prospects stand there. Counted up to 10000: as many as that, or more.
                             * @example 42
                             */
                            count: number;
                        }[];
                    };
                };
            };
        };
    };
    reportFunnel: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description From then on: a date-time.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time at most 366 days after `start`.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How the rows are written; `json` if not given.
                 * @example json
                 */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far prospects came */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The stage.
                             * @example showing
                             * @enum {unknown}
                             */
                            stage: "lead" | "contacted" | "showing" | "application" | "approved" | "lease" | "moved in";
                            /**
                             * @description Prospects that came to this stage or to one behind it.
                             * @example 40
                             */
                            reached: number;
                            /**
                             * @description Of these, how many came to a stage behind it.
                             * @example 25
                             */
                            went_on: number;
                            /**
                             * @description Of these, how many came no further and are lost now.
                             * @example 10
                             */
                            lost: number;
                            /**
                             * @description Of these, how many came no further until now.
                             * @example 5
                             */
                            open: number;
                        }[];
                    };
                    "text/csv": string;
                };
            };
        };
    };
    reportFirstContact: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description From then on: a date-time.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time at most 366 days after `start`.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How the rows are written; `json` if not given.
                 * @example json
                 */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How soon prospects were contacted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows.
                         * @example []
                         */
                        data: {
                            /**
                             * @description How long it took, each prospect in one row.
                             * @example up to 1 hour
                             * @enum {unknown}
                             */
                            time: "up to 5 minutes" | "up to 1 hour" | "up to 4 hours" | "up to 1 day" | "up to 3 days" | "up to 7 days" | "later" | "not contacted";
                            /**
                             * @description How many prospects.
                             * @example 12
                             */
                            prospects: number;
                        }[];
                        /**
                         * @description Prospects that were created in the window.
                         * @example 40
                         */
                        prospects: number;
                        /**
                         * @description How many of them were contacted.
                         * @example 38
                         */
                        contacted: number;
                        /**
                         * @description The median of the minutes that it took, over those that were contacted. Null: none was.
                         * @example 42.5
                         */
                        median_minutes: number | null;
                    };
                    "text/csv": string;
                };
            };
        };
    };
    reportSources: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description From then on: a date-time.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time at most 366 days after `start`.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How the rows are written; `json` if not given.
                 * @example json
                 */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each source brought */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows.
                         * @example []
                         */
                        data: {
                            /**
                             * @description The source as a key: the same in every report.
                             * @example realtor_com
                             */
                            source_key: string;
                            /**
                             * @description The source as it is written on prospects.
                             * @example Realtor.com
                             */
                            source_display: string;
                            /**
                             * @description Prospects that were created in the window.
                             * @example 12
                             */
                            leads: number;
                            /**
                             * @description Events `Showing Scheduled` in the window.
                             * @example 12
                             */
                            showings_scheduled: number;
                            /**
                             * @description Events `Showing Complete` in the window.
                             * @example 12
                             */
                            showings_completed: number;
                            /**
                             * @description Prospects whose planned showing lies ahead now, whatever the window.
                             * @example 3
                             */
                            upcoming_showings: number;
                            /**
                             * @description Events `Application Sent to Prospect` in the window.
                             * @example 4
                             */
                            applications_requested: number;
                            /**
                             * @description Events `Application Received` in the window.
                             * @example 3
                             */
                            applications_submitted: number;
                            /**
                             * @description Events `Application Approved` in the window.
                             * @example 1
                             */
                            apps_approved: number;
                            /**
                             * @description Events `Prescreen Rejected - …` of the three kinds in the window.
                             * @example 2
                             */
                            rejected_prescreens: number;
                        }[];
                        /**
                         * @description Whether there are more rows than 1000, which are left out.
                         * @example false
                         */
                        has_more: boolean;
                    };
                    "text/csv": string;
                };
            };
        };
    };
    reportAgents: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description From then on: a date-time.
                 * @example 2024-10-01T00:00:00Z
                 */
                start: string;
                /**
                 * @description Up to then, this moment itself not included: a date-time at most 366 days after `start`.
                 * @example 2024-11-01T00:00:00Z
                 */
                end: string;
                /**
                 * @description How the rows are written; `json` if not given.
                 * @example json
                 */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of whose prospects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows.
                         * @example []
                         */
                        data: {
                            /**
                             * @description Who had the prospects. Null: nobody.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            user_id: string | null;
                            /**
                             * @description Their name.
                             * @example Noor Haddad
                             */
                            name: string | null;
                            /**
                             * @description Prospects that they were given in the window, each once.
                             * @example 40
                             */
                            prospects_assigned: number;
                            /**
                             * @description Events `Showing Scheduled` of prospects that they had then.
                             * @example 25
                             */
                            showings_scheduled: number;
                            /**
                             * @description Events `Showing Complete` of prospects that they had then.
                             * @example 20
                             */
                            showings_completed: number;
                            /**
                             * @description Events `Application Received` of prospects that they had then.
                             * @example 8
                             */
                            applications_submitted: number;
                            /**
                             * @description Events `Application Approved` of prospects that they had then.
                             * @example 5
                             */
                            applications_approved: number;
                            /**
                             * @description Events `Lease Signed` of prospects that they had then.
                             * @example 4
                             */
                            leases_signed: number;
                            /**
                             * @description Events `Moved In` of prospects that they had then.
                             * @example 3
                             */
                            moved_in: number;
                        }[];
                        /**
                         * @description Whether there are more rows than 1000, which are left out.
                         * @example false
                         */
                        has_more: boolean;
                    };
                    "text/csv": string;
                };
            };
        };
    };
    listViews: {
        parameters: {
            query: {
                /**
                 * @description The account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description The page that it is a view of.
                 * @example prospects
                 */
                page?: "prospects";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's views. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The views, the oldest first.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the view.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description The account that it shows.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description The page that it is a view of.
                             * @example prospects
                             * @enum {unknown}
                             */
                            page: "prospects";
                            /**
                             * @description What it is called.
                             * @example Mine, new
                             */
                            name: string;
                            /**
                             * @description What the page shows, as its query string. The server reads nothing in it.
                             * @example assignee=none&stage=lead&sort=created_at
                             */
                            query: string;
                            /**
                             * Format: date-time
                             * @description When it was saved.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            created_at: string;
                            /**
                             * Format: date-time
                             * @description When it was changed the last time.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A view to save. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The account that it shows.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id: string;
                    /**
                     * @description The page that it is a view of.
                     * @example prospects
                     * @enum {unknown}
                     */
                    page: "prospects";
                    /**
                     * @description What it is called.
                     * @example Mine, new
                     */
                    name: string;
                    /**
                     * @description What the page shows, as its query string. The server reads nothing in it.
                     * @example assignee=none&stage=lead&sort=created_at
                     */
                    query: string;
                };
            };
        };
        responses: {
            /** @description A view that the caller has saved. Nobody else sees it. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the view.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account that it shows.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description The page that it is a view of.
                         * @example prospects
                         * @enum {unknown}
                         */
                        page: "prospects";
                        /**
                         * @description What it is called.
                         * @example Mine, new
                         */
                        name: string;
                        /**
                         * @description What the page shows, as its query string. The server reads nothing in it.
                         * @example assignee=none&stage=lead&sort=created_at
                         */
                        query: string;
                        /**
                         * Format: date-time
                         * @description When it was saved.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it was changed the last time.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the view.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view is gone. */
            204: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the view.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is to change. What is not given stays as it is. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What it is called.
                     * @example Mine, new
                     */
                    name?: string;
                    /**
                     * @description What the page shows, as its query string. The server reads nothing in it.
                     * @example assignee=none&stage=lead&sort=created_at
                     */
                    query?: string;
                };
            };
        };
        responses: {
            /** @description A view that the caller has saved. Nobody else sees it. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the view.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account that it shows.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description The page that it is a view of.
                         * @example prospects
                         * @enum {unknown}
                         */
                        page: "prospects";
                        /**
                         * @description What it is called.
                         * @example Mine, new
                         */
                        name: string;
                        /**
                         * @description What the page shows, as its query string. The server reads nothing in it.
                         * @example assignee=none&stage=lead&sort=created_at
                         */
                        query: string;
                        /**
                         * Format: date-time
                         * @description When it was saved.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When it was changed the last time.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /**
                 * @description Only imports into this account.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Imports, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: {
                            /**
                             * Format: uuid
                             * @description The id of the import.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description The account that the records go to.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            account_id: string;
                            /**
                             * @description What is in the file.
                             * @example prospects
                             * @enum {unknown}
                             */
                            kind: "prospects" | "units" | "users";
                            /**
                             * @description What the file is called.
                             * @example leads.csv
                             */
                            file_name: string | null;
                            /**
                             * @description Whether nothing was written.
                             * @example false
                             */
                            dry_run: boolean;
                            /**
                             * @description How it stands. What a failed import wrote stays, and is found again by the next one.
                             * @example finished
                             * @enum {unknown}
                             */
                            status: "running" | "finished" | "failed";
                            /**
                             * @description The columns of the file in their order, and what they were taken for.
                             * @example [
                             *       {
                             *         "column": "Full Name",
                             *         "field": "name"
                             *       }
                             *     ]
                             */
                            columns: {
                                /**
                                 * @description The column's name in the file.
                                 * @example Full Name
                                 */
                                column: string;
                                /**
                                 * @description The field that it fills; null: it is left out.
                                 * @example name
                                 */
                                field: string | null;
                            }[];
                            /**
                             * @description Rows that were read.
                             * @example 42
                             */
                            rows_read: number;
                            /**
                             * @description Rows that were created as records.
                             * @example 42
                             */
                            rows_created: number;
                            /**
                             * @description Rows that were found as records and brought up to date.
                             * @example 42
                             */
                            rows_updated: number;
                            /**
                             * @description Rows that were found as records that say the same.
                             * @example 42
                             */
                            rows_unchanged: number;
                            /**
                             * @description Rows that were rejected: see the rejects.
                             * @example 42
                             */
                            rows_rejected: number;
                            /**
                             * @description Why it failed.
                             * @example The head line names "Email" more than once
                             */
                            failure: string | null;
                            /**
                             * Format: uuid
                             * @description The user in whose name it is done.
                             * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                             */
                            created_by: string;
                            /**
                             * Format: date-time
                             * @description When it began.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            started_at: string;
                            /**
                             * @description When it ended.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            finished_at: string | null;
                        }[];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    importFile: {
        parameters: {
            query: {
                /**
                 * @description The account that the records go to.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description What is in the file.
                 * @example prospects
                 */
                kind: "prospects" | "units" | "users";
                /**
                 * @description What columns are, where their names don't say it: a JSON object of columns and fields, `""` leaving a column out. Fields of prospects: foyer_account, foyer_id, external_id, name, first_name, last_name, email, phone, notes, source, created_at, assigned_to, unit_external_id, unit_address, prospect_type, prescreened. Of units: foyer_account, foyer_id, external_id, address, street_number, street_name, street, unit, city, state, zip_code, latitude, longitude, property_type, status, target_rental_rate, bedrooms, bathrooms, sqft, is_occupied, furnished, pets_allowed, earliest_showing_date, earliest_move_in_date, marketing_description, showing_method, custom_application_url, created_at. Of users: email, name, first_name, last_name, role.
                 * @example {"Who":"name","Colour":""}
                 */
                columns?: string;
                /**
                 * @description Whether every row is checked and none written. Without it: no.
                 * @example true
                 */
                dry_run?: boolean;
                /**
                 * @description What the file is called, for the list.
                 * @example leads.csv
                 */
                file_name?: string;
            };
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file itself: CSV with a head line, or one JSON object per line. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description An import. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the import.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account that the records go to.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description What is in the file.
                         * @example prospects
                         * @enum {unknown}
                         */
                        kind: "prospects" | "units" | "users";
                        /**
                         * @description What the file is called.
                         * @example leads.csv
                         */
                        file_name: string | null;
                        /**
                         * @description Whether nothing was written.
                         * @example false
                         */
                        dry_run: boolean;
                        /**
                         * @description How it stands. What a failed import wrote stays, and is found again by the next one.
                         * @example finished
                         * @enum {unknown}
                         */
                        status: "running" | "finished" | "failed";
                        /**
                         * @description The columns of the file in their order, and what they were taken for.
                         * @example [
                         *       {
                         *         "column": "Full Name",
                         *         "field": "name"
                         *       }
                         *     ]
                         */
                        columns: {
                            /**
                             * @description The column's name in the file.
                             * @example Full Name
                             */
                            column: string;
                            /**
                             * @description The field that it fills; null: it is left out.
                             * @example name
                             */
                            field: string | null;
                        }[];
                        /**
                         * @description Rows that were read.
                         * @example 42
                         */
                        rows_read: number;
                        /**
                         * @description Rows that were created as records.
                         * @example 42
                         */
                        rows_created: number;
                        /**
                         * @description Rows that were found as records and brought up to date.
                         * @example 42
                         */
                        rows_updated: number;
                        /**
                         * @description Rows that were found as records that say the same.
                         * @example 42
                         */
                        rows_unchanged: number;
                        /**
                         * @description Rows that were rejected: see the rejects.
                         * @example 42
                         */
                        rows_rejected: number;
                        /**
                         * @description Why it failed.
                         * @example The head line names "Email" more than once
                         */
                        failure: string | null;
                        /**
                         * Format: uuid
                         * @description The user in whose name it is done.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * Format: date-time
                         * @description When it began.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        started_at: string;
                        /**
                         * @description When it ended.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        finished_at: string | null;
                    };
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the import.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the import.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account that the records go to.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description What is in the file.
                         * @example prospects
                         * @enum {unknown}
                         */
                        kind: "prospects" | "units" | "users";
                        /**
                         * @description What the file is called.
                         * @example leads.csv
                         */
                        file_name: string | null;
                        /**
                         * @description Whether nothing was written.
                         * @example false
                         */
                        dry_run: boolean;
                        /**
                         * @description How it stands. What a failed import wrote stays, and is found again by the next one.
                         * @example finished
                         * @enum {unknown}
                         */
                        status: "running" | "finished" | "failed";
                        /**
                         * @description The columns of the file in their order, and what they were taken for.
                         * @example [
                         *       {
                         *         "column": "Full Name",
                         *         "field": "name"
                         *       }
                         *     ]
                         */
                        columns: {
                            /**
                             * @description The column's name in the file.
                             * @example Full Name
                             */
                            column: string;
                            /**
                             * @description The field that it fills; null: it is left out.
                             * @example name
                             */
                            field: string | null;
                        }[];
                        /**
                         * @description Rows that were read.
                         * @example 42
                         */
                        rows_read: number;
                        /**
                         * @description Rows that were created as records.
                         * @example 42
                         */
                        rows_created: number;
                        /**
                         * @description Rows that were found as records and brought up to date.
                         * @example 42
                         */
                        rows_updated: number;
                        /**
                         * @description Rows that were found as records that say the same.
                         * @example 42
                         */
                        rows_unchanged: number;
                        /**
                         * @description Rows that were rejected: see the rejects.
                         * @example 42
                         */
                        rows_rejected: number;
                        /**
                         * @description Why it failed.
                         * @example The head line names "Email" more than once
                         */
                        failure: string | null;
                        /**
                         * Format: uuid
                         * @description The user in whose name it is done.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * Format: date-time
                         * @description When it began.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        started_at: string;
                        /**
                         * @description When it ended.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        finished_at: string | null;
                    };
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the import.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An import. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the import.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account that the records go to.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description What is in the file.
                         * @example prospects
                         * @enum {unknown}
                         */
                        kind: "prospects" | "units" | "users";
                        /**
                         * @description What the file is called.
                         * @example leads.csv
                         */
                        file_name: string | null;
                        /**
                         * @description Whether nothing was written.
                         * @example false
                         */
                        dry_run: boolean;
                        /**
                         * @description How it stands. What a failed import wrote stays, and is found again by the next one.
                         * @example finished
                         * @enum {unknown}
                         */
                        status: "running" | "finished" | "failed";
                        /**
                         * @description The columns of the file in their order, and what they were taken for.
                         * @example [
                         *       {
                         *         "column": "Full Name",
                         *         "field": "name"
                         *       }
                         *     ]
                         */
                        columns: {
                            /**
                             * @description The column's name in the file.
                             * @example Full Name
                             */
                            column: string;
                            /**
                             * @description The field that it fills; null: it is left out.
                             * @example name
                             */
                            field: string | null;
                        }[];
                        /**
                         * @description Rows that were read.
                         * @example 42
                         */
                        rows_read: number;
                        /**
                         * @description Rows that were created as records.
                         * @example 42
                         */
                        rows_created: number;
                        /**
                         * @description Rows that were found as records and brought up to date.
                         * @example 42
                         */
                        rows_updated: number;
                        /**
                         * @description Rows that were found as records that say the same.
                         * @example 42
                         */
                        rows_unchanged: number;
                        /**
                         * @description Rows that were rejected: see the rejects.
                         * @example 42
                         */
                        rows_rejected: number;
                        /**
                         * @description Why it failed.
                         * @example The head line names "Email" more than once
                         */
                        failure: string | null;
                        /**
                         * Format: uuid
                         * @description The user in whose name it is done.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * Format: date-time
                         * @description When it began.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        started_at: string;
                        /**
                         * @description When it ended.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        finished_at: string | null;
                    };
                };
            };
        };
    };
    exportImportRejects: {
        parameters: {
            query?: {
                /**
                 * @description The format of the answer; csv if not given.
                 * @example csv
                 */
                format?: "csv" | "jsonl";
            };
            header?: never;
            path: {
                /**
                 * @description The id of the import.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rejected rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query: {
                /**
                 * @description The account that the records go to.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description What is in the file.
                 * @example prospects
                 */
                kind: "prospects" | "units" | "users";
                /**
                 * @description What columns are, where their names don't say it: a JSON object of columns and fields, `""` leaving a column out. Fields of prospects: foyer_account, foyer_id, external_id, name, first_name, last_name, email, phone, notes, source, created_at, assigned_to, unit_external_id, unit_address, prospect_type, prescreened. Of units: foyer_account, foyer_id, external_id, address, street_number, street_name, street, unit, city, state, zip_code, latitude, longitude, property_type, status, target_rental_rate, bedrooms, bathrooms, sqft, is_occupied, furnished, pets_allowed, earliest_showing_date, earliest_move_in_date, marketing_description, showing_method, custom_application_url, created_at. Of users: email, name, first_name, last_name, role.
                 * @example {"Who":"name","Colour":""}
                 */
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file itself: CSV with a head line, or one JSON object per line. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description What an import of the file would read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The columns of the file in their order, and what they were taken for.
                         * @example [
                         *       {
                         *         "column": "Full Name",
                         *         "field": "name"
                         *       }
                         *     ]
                         */
                        columns: {
                            /**
                             * @description The column's name in the file.
                             * @example Full Name
                             */
                            column: string;
                            /**
                             * @description The field that it fills; null: it is left out.
                             * @example name
                             */
                            field: string | null;
                        }[];
                        /**
                         * @description The first rows of the file.
                         * @example []
                         */
                        rows: {
                            /**
                             * @description Its place in the file: 1 is the first below the head line.
                             * @example 1
                             */
                            row: number;
                            /**
                             * @description What is made of it; null if it is rejected.
                             * @example {
                             *       "name": "Ada Park"
                             *     }
                             */
                            record: {
                                [key: string]: unknown;
                            } | null;
                            /**
                             * @description Why it is rejected.
                             * @example [
                             *       "Email: should be one e-mail address, such as ada@example.com"
                             *     ]
                             */
                            reasons: string[];
                        }[];
                    };
                };
            };
        };
    };
    exportProspects: {
        parameters: {
            query: {
                /**
                 * @description The account whose records are wanted.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description The format of the answer; csv if not given.
                 * @example csv
                 */
                format?: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prospects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
        };
    };
    exportUnits: {
        parameters: {
            query: {
                /**
                 * @description The account whose records are wanted.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description The format of the answer; csv if not given.
                 * @example csv
                 */
                format?: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
        };
    };
    exportLeasingEvents: {
        parameters: {
            query: {
                /**
                 * @description The account whose records are wanted.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id: string;
                /**
                 * @description The format of the answer; csv if not given.
                 * @example csv
                 */
                format?: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The leasing events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description Only of this account. Without it: of all whose webhooks the caller manages.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                account_id?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: components["schemas"]["Webhook"][];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The webhook to create: in the format `standard`, for all types of leasing events, unless something else is given. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The account whose changes it hears of.
                     * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                     */
                    account_id: string;
                    /**
                     * @description Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.
                     * @example https://example.com/foyer
                     */
                    url: string;
                    /**
                     * @description What it is for.
                     * @example CRM
                     */
                    description?: string | null;
                    /**
                     * @description `standard`: Standard Webhooks, signed in `webhook-signature`. `compatible`: the flat body of version 1, with the secret in `X-API-Key`. It does not change.
                     * @example standard
                     * @enum {unknown}
                     */
                    format?: "standard" | "compatible";
                    /**
                     * @description What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.
                     * @example [
                     *       "leasing_events"
                     *     ]
                     */
                    tables?: ("leasing_events" | "prospects" | "units" | "webhooks")[];
                    /**
                     * @description Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.
                     * @example [
                     *       "Showing Scheduled",
                     *       "Showing Canceled"
                     *     ]
                     */
                    event_types?: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[] | null;
                    /**
                     * @description One that the caller brings: for `standard`, `whsec_` and base64 of 24 to 64 bytes; for `compatible`, 16 to 255 visible ASCII characters. Without it a new one is made.
                     * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                     */
                    secret?: string;
                };
            };
        };
        responses: {
            /** @description The webhook that was created. Its `ETag` is for `If-Match`. */
            201: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the webhook.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account whose changes it hears of.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.
                         * @example https://example.com/foyer
                         */
                        url: string;
                        /**
                         * @description What it is for.
                         * @example CRM
                         */
                        description: string | null;
                        /**
                         * @description What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.
                         * @example [
                         *       "leasing_events"
                         *     ]
                         */
                        tables: ("leasing_events" | "prospects" | "units" | "webhooks")[];
                        /**
                         * @description Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.
                         * @example [
                         *       "Showing Scheduled",
                         *       "Showing Canceled"
                         *     ]
                         */
                        event_types: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[] | null;
                        /**
                         * @description `standard`: Standard Webhooks, signed in `webhook-signature`. `compatible`: the flat body of version 1, with the secret in `X-API-Key`. It does not change.
                         * @example standard
                         * @enum {unknown}
                         */
                        format: "standard" | "compatible";
                        /**
                         * @description `paused`: nothing is sent. What happens meanwhile is kept, and sent when it is resumed.
                         * @example active
                         * @enum {unknown}
                         */
                        status: "active" | "paused";
                        /**
                         * @description When it was paused. Null: it is not.
                         * @example null
                         */
                        paused_at: string | null;
                        /**
                         * @description Why it is paused: somebody `asked` for it, it answered 410 and is `gone`, or it was `failing` for three days.
                         * @example null
                         */
                        pause_reason: ("asked" | "gone" | "failing") | null;
                        /**
                         * @description Since when there was nothing but failures. Null: the last try came through, or there was none.
                         * @example null
                         */
                        failing_since: string | null;
                        /**
                         * @description When something came through last, to a second. Null: never.
                         * @example null
                         */
                        last_delivered_at: string | null;
                        /**
                         * @description Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused. Null: there was none.
                         * @example null
                         */
                        previous_secret_valid_until: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When somebody changed it last, or it was paused: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                        /**
                         * Format: uuid
                         * @description The user who created it.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * @description The secret. It is shown this one time: what is kept of it is sealed.
                         * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                         */
                        secret: string;
                    };
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook. Its `ETag` is for `If-Match`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the webhook.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The account whose changes it hears of.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        account_id: string;
                        /**
                         * @description Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.
                         * @example https://example.com/foyer
                         */
                        url: string;
                        /**
                         * @description What it is for.
                         * @example CRM
                         */
                        description: string | null;
                        /**
                         * @description What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.
                         * @example [
                         *       "leasing_events"
                         *     ]
                         */
                        tables: ("leasing_events" | "prospects" | "units" | "webhooks")[];
                        /**
                         * @description Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.
                         * @example [
                         *       "Showing Scheduled",
                         *       "Showing Canceled"
                         *     ]
                         */
                        event_types: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[] | null;
                        /**
                         * @description `standard`: Standard Webhooks, signed in `webhook-signature`. `compatible`: the flat body of version 1, with the secret in `X-API-Key`. It does not change.
                         * @example standard
                         * @enum {unknown}
                         */
                        format: "standard" | "compatible";
                        /**
                         * @description `paused`: nothing is sent. What happens meanwhile is kept, and sent when it is resumed.
                         * @example active
                         * @enum {unknown}
                         */
                        status: "active" | "paused";
                        /**
                         * @description When it was paused. Null: it is not.
                         * @example null
                         */
                        paused_at: string | null;
                        /**
                         * @description Why it is paused: somebody `asked` for it, it answered 410 and is `gone`, or it was `failing` for three days.
                         * @example null
                         */
                        pause_reason: ("asked" | "gone" | "failing") | null;
                        /**
                         * @description Since when there was nothing but failures. Null: the last try came through, or there was none.
                         * @example null
                         */
                        failing_since: string | null;
                        /**
                         * @description When something came through last, to a second. Null: never.
                         * @example null
                         */
                        last_delivered_at: string | null;
                        /**
                         * @description Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused. Null: there was none.
                         * @example null
                         */
                        previous_secret_valid_until: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * Format: date-time
                         * @description When somebody changed it last, or it was paused: UTC, with six fractional digits.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        updated_at: string;
                        /**
                         * Format: uuid
                         * @description The user who created it.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        created_by: string;
                        /**
                         * @description How many messages wait to be sent: 10,000 are that many or more.
                         * @example 0
                         */
                        waiting: number;
                    };
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is gone. */
            204: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the record as the caller knows it: 412 if it was changed since. Without it the change is made in any case.
                 * @example "3"
                 */
                "if-match"?: string;
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to change. What is not given stays as it is. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.
                     * @example https://example.com/foyer
                     */
                    url?: string;
                    /**
                     * @description What it is for.
                     * @example CRM
                     */
                    description?: string | null;
                    /**
                     * @description What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.
                     * @example [
                     *       "leasing_events"
                     *     ]
                     */
                    tables?: ("leasing_events" | "prospects" | "units" | "webhooks")[];
                    /**
                     * @description Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.
                     * @example [
                     *       "Showing Scheduled",
                     *       "Showing Canceled"
                     *     ]
                     */
                    event_types?: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[] | null;
                    /**
                     * @description `paused` stops it. `active` resumes it: what waits for another try is sent at once, and has all its tries again.
                     * @example paused
                     * @enum {unknown}
                     */
                    status?: "active" | "paused";
                };
            };
        };
        responses: {
            /** @description The webhook as it is now. Its `ETag` is for `If-Match`. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of the test message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it began.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        started_at: string;
                        /**
                         * @description How long it took, in milliseconds.
                         * @example 42
                         */
                        duration_ms: number;
                        /**
                         * @description `delivered`: 2xx. `answered`: any other status. `timeout`: no answer in time. `unreachable`: no connection, or it broke. `insecure`: its TLS could not be trusted. `forbidden`: its address must not be called. `unsendable`: there was nothing that could be sent.
                         * @example delivered
                         * @enum {unknown}
                         */
                        outcome: "delivered" | "answered" | "timeout" | "unreachable" | "insecure" | "forbidden" | "unsendable";
                        /**
                         * @description The status of the answer, if there was one.
                         * @example 200
                         */
                        status_code: number | null;
                        /**
                         * @description The first 1,000 characters of the answer, or what went wrong.
                         * @example ok
                         */
                        reply: string | null;
                    };
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description The secret that comes next. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description One that the caller brings: for `standard`, `whsec_` and base64 of 24 to 64 bytes; for `compatible`, 16 to 255 visible ASCII characters. Without it a new one is made.
                     * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                     */
                    secret?: string;
                };
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of the webhook.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        id: string;
                        /**
                         * @description The secret. It is shown this one time: what is kept of it is sealed.
                         * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                         */
                        secret: string;
                        /**
                         * @description Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused.
                         * @example null
                         */
                        previous_valid_until: string | null;
                    };
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description Only with one of these statuses, separated by commas.
                 * @example [
                 *       "retrying",
                 *       "failed"
                 *     ]
                 */
                status?: ("ready" | "retrying" | "held" | "delivered" | "failed")[];
                /**
                 * @description Only of this table. Such a page looks at the next 1,000 at most: it may hold less than `limit`, or nothing, while `has_more` is true.
                 * @example prospects
                 */
                table?: "leasing_events" | "prospects" | "units" | "webhooks";
                /**
                 * @description Only of leasing events of these types, separated by commas. Such a page looks at the next 1,000 at most: it may hold less than `limit`, or nothing, while `has_more` is true.
                 * @example [
                 *       "Showing Scheduled",
                 *       "Showing Canceled"
                 *     ]
                 */
                event_type?: ("New" | "Contacted, Awaiting Information" | "Showing Desired" | "Showing Scheduled" | "Showing Complete" | "Missed Showing" | "Ghosting" | "Application Sent to Prospect" | "Application Received" | "Application Pending" | "Application in Owner Review" | "Application Approved" | "Withdrawn" | "Application Rejected" | "Prescreen Submitted" | "Prescreen Rejected - Self reported credit" | "Prescreen Rejected - Self reported income" | "Prescreen Rejected - ID Verification" | "Prescreen Approved" | "Looking too early" | "Lease out for signing" | "Lease Signed" | "Deposit Received" | "Move-in Scheduled" | "Moved In" | "Unit of Interest Unavailable" | "Not Interested" | "Duplicate Lead" | "Still Deciding" | "HOA Application Sent To Prospect" | "HOA Application Submitted" | "HOA Application Approved" | "HOA Application Rejected" | "Showing Failed" | "Showing Canceled" | "Showing Confirmed" | "Awaiting PM Response" | "PM Response" | "Arrived for Showing" | "Showing Started" | "Log Note" | "Assign to User" | "Blocklist Prospect" | "Unblock Prospect" | "Reassign Showing")[];
                /**
                 * @description Only about this prospect. Such a page looks at the next 1,000 at most: it may hold less than `limit`, or nothing, while `has_more` is true.
                 * @example 12345
                 */
                prospect_id?: number;
                /**
                 * @description Only those that were put down then or later.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_after?: string;
                /**
                 * @description Only those that were put down earlier.
                 * @example 2024-10-05T18:53:03.406168Z
                 */
                created_before?: string;
                /**
                 * @description How many rows at most; 50 if not given.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Where to go on: `next_cursor` of the page before, with the same filters and the same order.
                 * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The rows, in the order of the list.
                         * @example []
                         */
                        data: components["schemas"]["WebhookDelivery"][];
                        /**
                         * @description Where the next page begins. Null on the last page.
                         * @example WyJ4WW1ab1E5cSIsMTIzNDVd
                         */
                        next_cursor: string | null;
                        /**
                         * @description Whether there is a next page.
                         * @example true
                         */
                        has_more: boolean;
                    };
                };
            };
        };
    };
    readWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
                /**
                 * @description The id of the delivery.
                 * @example 12345
                 */
                delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message to one webhook, with what it says and every try. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The id of the delivery. Later ones have higher ids.
                         * @example 12345
                         */
                        id: number;
                        /**
                         * Format: uuid
                         * @description The webhook that it is for.
                         * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                         */
                        webhook_id: string;
                        /**
                         * @description The change that it tells of: `sequence` of the message. Later changes of an account have higher ones.
                         * @example 12345
                         */
                        sequence: number;
                        /**
                         * @description The id of the message, the same for every webhook and each time it is sent: `webhook-id`, or `event_id`.
                         * @example msg_12345
                         */
                        message_id: string;
                        /**
                         * @description What changed.
                         * @example leasing_events
                         * @enum {unknown}
                         */
                        table: "leasing_events" | "prospects" | "units" | "webhooks";
                        /**
                         * @description What happened to it.
                         * @example INSERT
                         * @enum {unknown}
                         */
                        operation: "INSERT" | "UPDATE" | "DELETE";
                        /**
                         * @description `type` of a message in the format `standard`.
                         * @example leasing_event.created
                         */
                        type: string;
                        /**
                         * @description The type of the leasing event. Null for other tables.
                         * @example Showing Scheduled
                         */
                        event_type: string | null;
                        /**
                         * @description The prospect that it is about: what is told of one is told in order. Null: none.
                         * @example 12345
                         */
                        prospect_id: number | null;
                        /**
                         * @description The unit that it is about, if it tells of the table `units`.
                         * @example null
                         */
                        unit_id: number | null;
                        /**
                         * @description `ready`: it is sent in its turn. `retrying`: it failed, and is tried again at `next_at`. `held`: it waits for an earlier one of the same prospect or unit that is being retried. `delivered`: somebody answered 2xx. `failed`: no try is left.
                         * @example delivered
                         * @enum {unknown}
                         */
                        status: "ready" | "retrying" | "held" | "delivered" | "failed";
                        /**
                         * @description How often it was tried.
                         * @example 1
                         */
                        attempts: number;
                        /**
                         * @description When it is tried again, if it is `retrying`.
                         * @example null
                         */
                        next_at: string | null;
                        /**
                         * Format: date-time
                         * @description When it was put down.
                         * @example 2024-10-05T18:53:03.406168Z
                         */
                        created_at: string;
                        /**
                         * @description When it was tried first.
                         * @example null
                         */
                        first_attempt_at: string | null;
                        /**
                         * @description When it was delivered, or failed for good.
                         * @example null
                         */
                        ended_at: string | null;
                        /**
                         * @description The tries, the first one first, 100 at most.
                         * @example []
                         */
                        attempts_made: {
                            /**
                             * @description Which try it was.
                             * @example 1
                             */
                            attempt: number;
                            /**
                             * Format: date-time
                             * @description When it began.
                             * @example 2024-10-05T18:53:03.406168Z
                             */
                            started_at: string;
                            /**
                             * @description How long it took, in milliseconds.
                             * @example 42
                             */
                            duration_ms: number;
                            /**
                             * @description `delivered`: 2xx. `answered`: any other status. `timeout`: no answer in time. `unreachable`: no connection, or it broke. `insecure`: its TLS could not be trusted. `forbidden`: its address must not be called. `unsendable`: there was nothing that could be sent.
                             * @example delivered
                             * @enum {unknown}
                             */
                            outcome: "delivered" | "answered" | "timeout" | "unreachable" | "insecure" | "forbidden" | "unsendable";
                            /**
                             * @description The status of the answer, if there was one.
                             * @example 200
                             */
                            status_code: number | null;
                            /**
                             * @description The first 1,000 characters of the answer, or what went wrong.
                             * @example ok
                             */
                            reply: string | null;
                        }[];
                        /**
                         * @description The body of the message, with the record and the record before. Null: it is too large to be sent.
                         * @example {
                         *       "type": "leasing_event.created",
                         *       "sequence": 12345
                         *     }
                         */
                        body: {
                            [key: string]: unknown;
                        } | null;
                    };
                };
            };
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
                /**
                 * @description The id of the delivery.
                 * @example 12345
                 */
                delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery that is sent. */
            202: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: within 24 hours the same key with the same body gets the stored answer, and nothing is written again.
                 * @example 9b2f0c1e-assign-12345
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 1259ef6e-61ee-42cb-b6bd-7fe547569d7c
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to send again. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The first change to send again.
                     * @example 12345
                     */
                    from_sequence?: number;
                    /**
                     * Format: date-time
                     * @description From which moment on changes are sent again.
                     * @example 2024-10-05T18:53:03.406168Z
                     */
                    from_time?: string;
                    /**
                     * @description The last change to send again. Without it: up to now.
                     * @example 12345
                     */
                    until_sequence?: number;
                    /**
                     * Format: date-time
                     * @description Up to which moment. Without it: up to now.
                     * @example 2024-10-05T18:53:03.406168Z
                     */
                    until_time?: string;
                    /**
                     * @description `failed`: only what failed for good when it was sent to this webhook last.
                     * @example failed
                     * @enum {unknown}
                     */
                    status?: "failed";
                };
            };
        };
        responses: {
            /** @description How much is sent again. */
            202: {
                headers: {
                    /** @description The answer is that of an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How many messages were put down.
                         * @example 118
                         */
                        deliveries: number;
                        /**
                         * @description The last change that was looked at: further ones follow it. Null: there was none.
                         * @example 12345
                         */
                        last_sequence: number | null;
                        /**
                         * @description Whether there are further ones: one call looks at 50,000 changes, or 10,000 with `status`. Go on with `from_sequence` = `last_sequence` + 1.
                         * @example false
                         */
                        has_more: boolean;
                        /**
                         * @description The oldest change of the account that is kept, about 30 days. A replay from before it sends what is kept. Null: none is.
                         * @example 12345
                         */
                        oldest_sequence: number | null;
                    };
                };
            };
        };
    };
}
