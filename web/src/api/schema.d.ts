// Generated from `tradepost openapi` by `npm run api`: change the server, not this file.

export interface paths {
    "/api/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity
         * @description What users did, newest first: everybody's for staff, one's own for others.
         */
        get: operations["list_activity_api_v1_activity_get"];
        put?: never;
        /**
         * Note Activity
         * @description The shop's pages tell what a visitor viewed or searched for; guests are noted without a name.
         */
        post: operations["note_activity_api_v1_activity_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Activity
         * @description The same as a CSV file.
         */
        get: operations["export_activity_api_v1_activity_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Keys
         * @description One's own keys, without their secrets.
         */
        get: operations["list_keys_api_v1_api_keys_get"];
        put?: never;
        /**
         * Make Key
         * @description A key for a machine, with rights one holds oneself. `key` is shown this once.
         */
        post: operations["make_key_api_v1_api_keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
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
         * Remove Key
         * @description End a key of one's own.
         */
        delete: operations["remove_key_api_v1_api_keys__key_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description Every change that somebody or something made, newest first.
         */
        get: operations["list_entries_api_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Entries
         * @description The same as a CSV file.
         */
        get: operations["export_entries_api_v1_audit_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Invitation
         * @description Choose a password (and names) by an invitation's link; then sign in.
         */
        post: operations["accept_invitation_api_v1_auth_accept_invitation_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Email
         * @description Confirm an e-mail address by the link that was sent to it.
         */
        post: operations["confirm_email_api_v1_auth_email_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend Confirmation
         * @description Have the link that confirms one's address mailed again.
         */
        post: operations["resend_confirmation_api_v1_auth_email_resend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description Sign in. 401 `two-factor-required`: the password was right, send `otp` too. 429 after too many failures.
         */
        post: operations["log_in_api_v1_auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End the session: of the refresh token in the body, else of the bearer. Its access token ends too.
         */
        post: operations["log_out_api_v1_auth_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who asks, and what they may do.
         */
        get: operations["me_api_v1_auth_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Choose another password. All other sessions end.
         */
        post: operations["change_password_api_v1_auth_password_change_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgot Password
         * @description Have a link for a new password mailed. The answer is the same for addresses that nobody has here.
         */
        post: operations["forgot_password_api_v1_auth_password_forgot_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Choose a new password by the link from the mail, which is good for an hour, once. All sessions end.
         */
        post: operations["reset_password_api_v1_auth_password_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description A new pair of tokens for a refresh token, which is good once: its reuse ends the session.
         */
        post: operations["refresh_api_v1_auth_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Open an account. The first one of an empty installation is its owner, unless the settings name one.
         */
        post: operations["register_api_v1_auth_register_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description One's open sessions, latest used first.
         */
        get: operations["list_sessions_api_v1_auth_sessions_get"];
        put?: never;
        post?: never;
        /**
         * End Other Sessions
         * @description End all of one's sessions but the one that asks.
         */
        delete: operations["end_other_sessions_api_v1_auth_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
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
         * End Session
         * @description End one of one's sessions.
         */
        delete: operations["end_session_api_v1_auth_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable Two Factor
         * @description Switch two-factor log-in off.
         */
        post: operations["disable_two_factor_api_v1_auth_two_factor_disable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable Two Factor
         * @description Switch two-factor log-in on; the answer is the only time that the recovery codes are shown.
         */
        post: operations["enable_two_factor_api_v1_auth_two_factor_enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Recovery Codes
         * @description New recovery codes; the old ones are no longer good.
         */
        post: operations["renew_recovery_codes_api_v1_auth_two_factor_recovery_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Up Two Factor
         * @description A secret for an authenticator. Nothing changes at log-in until `enable` has seen a code of it.
         */
        post: operations["set_up_two_factor_api_v1_auth_two_factor_setup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Brands
         * @description The brands by name.
         */
        get: operations["list_brands_api_v1_brands_get"];
        put?: never;
        /**
         * Create Brand
         * @description Add a brand.
         */
        post: operations["create_brand_api_v1_brands_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Brand
         * @description One brand, by its id or slug.
         */
        get: operations["read_brand_api_v1_brands__brand_id__get"];
        /**
         * Change Brand
         * @description Change a brand; fields left out stay.
         */
        put: operations["change_brand_api_v1_brands__brand_id__put"];
        post?: never;
        /**
         * Remove Brand
         * @description Delete a brand; one that products name is archived.
         */
        delete: operations["remove_brand_api_v1_brands__brand_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The categories, in their order; or with `tree=true` all of them nested.
         */
        get: operations["list_categories_api_v1_categories_get"];
        put?: never;
        /**
         * Create Category
         * @description Add a category.
         */
        post: operations["create_category_api_v1_categories_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Category
         * @description One category, by its id or slug.
         */
        get: operations["read_category_api_v1_categories__category_id__get"];
        /**
         * Change Category
         * @description Change a category; fields left out stay. A new `parent_id` moves the whole branch.
         */
        put: operations["change_category_api_v1_categories__category_id__put"];
        post?: never;
        /**
         * Remove Category
         * @description Delete a category; 409 while products or categories are in it, unless they are archived with it or moved.
         */
        delete: operations["remove_category_api_v1_categories__category_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Collections
         * @description The collections by name.
         */
        get: operations["list_collections_api_v1_collections_get"];
        put?: never;
        /**
         * Create Collection
         * @description Add a collection.
         */
        post: operations["create_collection_api_v1_collections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{collection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Collection
         * @description One collection, by its id or slug.
         */
        get: operations["read_collection_api_v1_collections__collection_id__get"];
        /**
         * Change Collection
         * @description Change a collection; `product_ids` replaces its list.
         */
        put: operations["change_collection_api_v1_collections__collection_id__put"];
        post?: never;
        /**
         * Remove Collection
         * @description Delete a collection; its products stay.
         */
        delete: operations["remove_collection_api_v1_collections__collection_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{collection_id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Collected
         * @description A collection's products in the order it gives them.
         */
        get: operations["list_collected_api_v1_collections__collection_id__products_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description Everybody who buys, newest first.
         */
        get: operations["list_customers_api_v1_customers_get"];
        put?: never;
        /**
         * Create Customer
         * @description A new customer. 409, naming the field, when the e-mail is another's.
         */
        post: operations["create_customer_api_v1_customers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Customer
         * @description One customer.
         */
        get: operations["get_customer_api_v1_customers__customer_id__get"];
        /**
         * Change Customer
         * @description Change what is given; `If-Match` guards against a change in the meantime. 409 when the e-mail is another's.
         */
        put: operations["change_customer_api_v1_customers__customer_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customer Orders
         * @description What a customer has bought, newest first.
         */
        get: operations["customer_orders_api_v1_customers__customer_id__orders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export customers as a file
         * @description Everything, in the columns that the import takes.
         */
        get: operations["export_customers_api_v1_customers_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Groups
         * @description Groups of customers by name, and how many are in each.
         */
        get: operations["list_groups_api_v1_customers_groups_get"];
        put?: never;
        /**
         * Create Group
         * @description A new group. 409 when one has this name.
         */
        post: operations["create_group_api_v1_customers_groups_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Group
         * @description One group.
         */
        get: operations["get_group_api_v1_customers_groups__group_id__get"];
        /**
         * Rename Group
         * @description Rename a group. 409 when one has this name.
         */
        put: operations["rename_group_api_v1_customers_groups__group_id__put"];
        post?: never;
        /**
         * Delete Group
         * @description Delete a group; its customers stay, in no group.
         */
        delete: operations["delete_group_api_v1_customers_groups__group_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import customers from a file
         * @description A job whose result is {"rows", "imported", "skipped", "failed", "errors": [{"row", "field", "message"}]}.
         */
        post: operations["import_customers_api_v1_customers_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file of customers may hold
         * @description The fields, which a row needs, and the other column names they are known by.
         */
        get: operations["fields_customers_api_v1_customers_import_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/favorites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Favorites
         * @description What you keep an eye on, newest first.
         */
        get: operations["list_favorites_api_v1_favorites_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/favorites/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Favorite
         * @description Keep an eye on a product; once more changes nothing.
         */
        post: operations["add_favorite_api_v1_favorites__product_id__post"];
        /**
         * Remove Favorite
         * @description Keep an eye on it no longer; once more changes nothing.
         */
        delete: operations["remove_favorite_api_v1_favorites__product_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Levels
         * @description The stock of every variant at every location.
         */
        get: operations["list_levels_api_v1_inventory_get"];
        put?: never;
        /**
         * Create Level
         * @description Keep a product at a location, with its opening stock. 409 when it is kept there already.
         */
        post: operations["create_level_api_v1_inventory_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{inventory_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Level
         * @description The stock of one variant at one location.
         */
        get: operations["get_level_api_v1_inventory__inventory_id__get"];
        /**
         * Change Level
         * @description Set what is available, the threshold, or both; `If-Match` guards against a change in the meantime.
         */
        put: operations["change_level_api_v1_inventory__inventory_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{inventory_id}/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust Level
         * @description Correct a level by so many units, up or down. 409 when more would go than is available.
         */
        post: operations["adjust_level_api_v1_inventory__inventory_id__adjust_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{inventory_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Level History
         * @description Every change of a level, newest first.
         */
        get: operations["level_history_api_v1_inventory__inventory_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export inventory as a file
         * @description Everything, in the columns that the import takes.
         */
        get: operations["export_inventory_api_v1_inventory_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import inventory from a file
         * @description A job whose result is {"rows", "imported", "skipped", "failed", "errors": [{"row", "field", "message"}]}.
         */
        post: operations["import_inventory_api_v1_inventory_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/import/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file of inventory may hold
         * @description The fields, which a row needs, and the other column names they are known by.
         */
        get: operations["fields_inventory_api_v1_inventory_import_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Locations
         * @description Where stock lies, in the order in which locations serve orders.
         */
        get: operations["list_locations_api_v1_inventory_locations_get"];
        put?: never;
        /**
         * Create Location
         * @description A new location. 409 when one has this name.
         */
        post: operations["create_location_api_v1_inventory_locations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Location
         * @description One location.
         */
        get: operations["get_location_api_v1_inventory_locations__location_id__get"];
        /**
         * Change Location
         * @description Rename, move, re-order, open or close a location.
         */
        put: operations["change_location_api_v1_inventory_locations__location_id__put"];
        post?: never;
        /**
         * Delete Location
         * @description Remove a location; one with history is closed instead. 409 while goods lie there.
         */
        delete: operations["delete_location_api_v1_inventory_locations__location_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/low-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Low
         * @description What has fallen to its threshold or below, the emptiest first.
         */
        get: operations["list_low_api_v1_inventory_low_stock_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Movements
         * @description Every change of every level, newest first; days are the installation's own.
         */
        get: operations["list_movements_api_v1_inventory_movements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/product/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Product Stock
         * @description A product's stock over all its variants and locations, and each level of it.
         */
        get: operations["product_stock_api_v1_inventory_product__product_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holds
         * @description Stock kept for somebody for a time, newest first.
         */
        get: operations["list_holds_api_v1_inventory_reservations_get"];
        put?: never;
        /**
         * Create Hold
         * @description Keep stock for some minutes: all of it, or 409 saying what there is too little of.
         */
        post: operations["create_hold_api_v1_inventory_reservations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hold
         * @description One reservation.
         */
        get: operations["get_hold_api_v1_inventory_reservations__hold_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations/{hold_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend Hold
         * @description Keep it for so many minutes from now. 409 when it has ended.
         */
        post: operations["extend_hold_api_v1_inventory_reservations__hold_id__extend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reservations/{hold_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Hold
         * @description Give it back before its time. 409 when it has ended.
         */
        post: operations["release_hold_api_v1_inventory_reservations__hold_id__release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Move units from one location to another. 409 when fewer are available there.
         */
        post: operations["transfer_api_v1_inventory_transfers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description Jobs, newest first: all for staff, their own for others.
         */
        get: operations["list_jobs_api_v1_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description One job with its progress and its first hundred row errors.
         */
        get: operations["get_job_api_v1_jobs__job_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description Stop a job before its next step; what it has committed stays.
         */
        post: operations["cancel_job_api_v1_jobs__job_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Errors
         * @description Every row error as CSV (row, field, message).
         */
        get: operations["get_errors_api_v1_jobs__job_id__errors_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Job
         * @description The job as server-sent events, `event: job` each time something changed, until it has ended.
         */
        get: operations["follow_job_api_v1_jobs__job_id__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Job
         * @description Do a failed or cancelled job again from where it stopped.
         */
        post: operations["retry_job_api_v1_jobs__job_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description Orders without their lines, newest first: all for staff, their own for others.
         */
        get: operations["list_orders_api_v1_orders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Order
         * @description One order with its lines: any for staff, their own for others.
         */
        get: operations["get_order_api_v1_orders__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Events
         * @description What happened to an order, oldest first.
         */
        get: operations["order_events_api_v1_orders__number__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export orders as a file
         * @description Everything, in the columns that the import takes.
         */
        get: operations["export_orders_api_v1_orders_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import orders from a file
         * @description A job whose result is {"rows", "imported", "skipped", "failed", "errors": [{"row", "field", "message"}]}.
         */
        post: operations["import_orders_api_v1_orders_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/import/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file of orders may hold
         * @description The fields, which a row needs, and the other column names they are known by.
         */
        get: operations["fields_orders_api_v1_orders_import_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description Products: everybody sees those on sale, staff drafts and archived ones too.
         */
        get: operations["list_products_api_v1_products_get"];
        put?: never;
        /**
         * Create Product
         * @description Add a product, on sale unless `status` says otherwise.
         */
        post: operations["create_product_api_v1_products_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Product
         * @description One product, by its id or slug.
         */
        get: operations["read_product_api_v1_products__product_id__get"];
        /**
         * Change Product
         * @description Change a product; fields left out stay. Variants and pictures have calls of their own.
         */
        put: operations["change_product_api_v1_products__product_id__put"];
        post?: never;
        /**
         * Remove Product
         * @description Delete a product; one that stock or orders refer to is archived instead, and the answer says so.
         */
        delete: operations["remove_product_api_v1_products__product_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Media
         * @description A product's pictures in their order.
         */
        get: operations["list_media_api_v1_products__product_id__media_get"];
        put?: never;
        /**
         * Add Media
         * @description Add a picture (JPEG, PNG, WebP, GIF): what cameras note in it is removed, thumbnails are made.
         */
        post: operations["add_media_api_v1_products__product_id__media_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/media/{media_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Media
         * @description Change a picture's text, or the variant it shows.
         */
        put: operations["change_media_api_v1_products__product_id__media__media_id__put"];
        post?: never;
        /**
         * Remove Media
         * @description Take a picture away.
         */
        delete: operations["remove_media_api_v1_products__product_id__media__media_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/media/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Order Media
         * @description Put a product's pictures in a new order.
         */
        put: operations["order_media_api_v1_products__product_id__media_order_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Variants
         * @description A product's variants in their order.
         */
        get: operations["list_variants_api_v1_products__product_id__variants_get"];
        put?: never;
        /**
         * Create Variant
         * @description Give a product one more variant.
         */
        post: operations["create_variant_api_v1_products__product_id__variants_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/variants/{variant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Variant
         * @description One variant.
         */
        get: operations["read_variant_api_v1_products__product_id__variants__variant_id__get"];
        /**
         * Change Variant
         * @description Change a variant; fields left out stay.
         */
        put: operations["change_variant_api_v1_products__product_id__variants__variant_id__put"];
        post?: never;
        /**
         * Remove Variant
         * @description Delete a variant; one that stock or orders refer to is archived. The last one stays: 409.
         */
        delete: operations["remove_variant_api_v1_products__product_id__variants__variant_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Many
         * @description One change of many products, all or none; sending the answer's `undo` here takes it back.
         */
        post: operations["change_many_api_v1_products_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export products as a file
         * @description Everything, in the columns that the import takes.
         */
        get: operations["export_products_api_v1_products_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import products from a file
         * @description A job whose result is {"rows", "imported", "skipped", "failed", "errors": [{"row", "field", "message"}]}.
         */
        post: operations["import_products_api_v1_products_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file of products may hold
         * @description The fields, which a row needs, and the other column names they are known by.
         */
        get: operations["fields_products_api_v1_products_import_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Profile
         * @description What one says about oneself.
         */
        get: operations["get_profile_api_v1_profile_get"];
        /**
         * Put Profile
         * @description Change it; what is left out stays. 404 for another's `id`, 409 for another's username or e-mail.
         */
        put: operations["put_profile_api_v1_profile_put"];
        post?: never;
        /**
         * Delete Profile
         * @description Leave: the account is emptied, orders and figures stay without the name. 409 for the last owner.
         */
        delete: operations["delete_profile_api_v1_profile_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Addresses
         * @description One's own addresses, the default first.
         */
        get: operations["list_addresses_api_v1_profile_addresses_get"];
        put?: never;
        /**
         * Add Address
         * @description Keep one more address; the first one is the default. 409 at the fifty-first.
         */
        post: operations["add_address_api_v1_profile_addresses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Address
         * @description One of one's own addresses.
         */
        get: operations["get_address_api_v1_profile_addresses__address_id__get"];
        /**
         * Change Address
         * @description Change what is given.
         */
        put: operations["change_address_api_v1_profile_addresses__address_id__put"];
        post?: never;
        /**
         * Delete Address
         * @description Delete an address; when it was the default, the oldest of the others becomes it.
         */
        delete: operations["delete_address_api_v1_profile_addresses__address_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Profile
         * @description Everything that is stored about oneself, as JSON.
         */
        get: operations["export_profile_api_v1_profile_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rights
         * @description Every right there is, and which of them each role holds.
         */
        get: operations["get_rights_api_v1_rights_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sales
         * @description Every sale with its lines, newest first.
         */
        get: operations["list_sales_api_v1_sales_get"];
        put?: never;
        /**
         * Record Sale
         * @description Record a sale made elsewhere. 409 for a number that is taken, or when there are too few in stock.
         */
        post: operations["record_sale_api_v1_sales_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/{sale_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sale
         * @description One sale with its lines.
         */
        get: operations["get_sale_api_v1_sales__sale_id__get"];
        /**
         * Change Sale
         * @description Change what is given; `If-Match` guards against a change in the meantime. 409 for a status that cannot follow.
         */
        put: operations["change_sale_api_v1_sales__sale_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/order/{order_number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sale By Number
         * @description A sale by the number people say.
         */
        get: operations["sale_by_number_api_v1_sales_order__order_number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sales Summary
         * @description Orders, returns, units and net revenue in groups. What is cancelled or not yet paid is not counted.
         */
        get: operations["sales_summary_api_v1_sales_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sellers
         * @description The sellers by name.
         */
        get: operations["list_sellers_api_v1_sellers_get"];
        put?: never;
        /**
         * Create Seller
         * @description Add a seller.
         */
        post: operations["create_seller_api_v1_sellers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sellers/{seller_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Seller
         * @description One seller.
         */
        get: operations["read_seller_api_v1_sellers__seller_id__get"];
        /**
         * Change Seller
         * @description Change a seller; fields left out stay.
         */
        put: operations["change_seller_api_v1_sellers__seller_id__put"];
        post?: never;
        /**
         * Remove Seller
         * @description Delete a seller; one that products name is archived.
         */
        delete: operations["remove_seller_api_v1_sellers__seller_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Shop
         * @description What a web app needs before anybody signs in: how to write amounts, and whether there is an owner yet.
         */
        get: operations["read_shop_api_v1_shop_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description Accounts, newest first.
         */
        get: operations["list_users_api_v1_users_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User
         * @description One account.
         */
        get: operations["get_user_api_v1_users__user_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete User
         * @description Empty an account, or withdraw an invitation: orders and figures stay without the name. 409 for the last owner.
         */
        delete: operations["delete_user_api_v1_users__user_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Another role, the door closed or opened, another name. Takes effect at once. 409 for the last owner.
         */
        patch: operations["change_user_api_v1_users__user_id__patch"];
        trace?: never;
    };
    "/api/v1/users/{user_id}/two-factor": {
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
         * Reset Two Factor
         * @description Switch somebody's two-factor log-in off, when phone and recovery codes are lost.
         */
        delete: operations["reset_two_factor_api_v1_users__user_id__two_factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite
         * @description Mail somebody an invitation to work here; again for who has not accepted yet.
         */
        post: operations["invite_api_v1_users_invite_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Invitation
         * @description Choose a password (and names) by an invitation's link; then sign in.
         */
        post: operations["accept_invitation_auth_accept_invitation_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Email
         * @description Confirm an e-mail address by the link that was sent to it.
         */
        post: operations["confirm_email_auth_email_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend Confirmation
         * @description Have the link that confirms one's address mailed again.
         */
        post: operations["resend_confirmation_auth_email_resend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description Sign in. 401 `two-factor-required`: the password was right, send `otp` too. 429 after too many failures.
         */
        post: operations["log_in_auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End the session: of the refresh token in the body, else of the bearer. Its access token ends too.
         */
        post: operations["log_out_auth_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who asks, and what they may do.
         */
        get: operations["me_auth_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Choose another password. All other sessions end.
         */
        post: operations["change_password_auth_password_change_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgot Password
         * @description Have a link for a new password mailed. The answer is the same for addresses that nobody has here.
         */
        post: operations["forgot_password_auth_password_forgot_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Choose a new password by the link from the mail, which is good for an hour, once. All sessions end.
         */
        post: operations["reset_password_auth_password_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description A new pair of tokens for a refresh token, which is good once: its reuse ends the session.
         */
        post: operations["refresh_auth_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Open an account. The first one of an empty installation is its owner, unless the settings name one.
         */
        post: operations["register_auth_register_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description One's open sessions, latest used first.
         */
        get: operations["list_sessions_auth_sessions_get"];
        put?: never;
        post?: never;
        /**
         * End Other Sessions
         * @description End all of one's sessions but the one that asks.
         */
        delete: operations["end_other_sessions_auth_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{session_id}": {
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
         * End Session
         * @description End one of one's sessions.
         */
        delete: operations["end_session_auth_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable Two Factor
         * @description Switch two-factor log-in off.
         */
        post: operations["disable_two_factor_auth_two_factor_disable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable Two Factor
         * @description Switch two-factor log-in on; the answer is the only time that the recovery codes are shown.
         */
        post: operations["enable_two_factor_auth_two_factor_enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Recovery Codes
         * @description New recovery codes; the old ones are no longer good.
         */
        post: operations["renew_recovery_codes_auth_two_factor_recovery_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/two-factor/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Up Two Factor
         * @description A secret for an authenticator. Nothing changes at log-in until `enable` has seen a code of it.
         */
        post: operations["set_up_two_factor_auth_two_factor_setup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Brands
         * @description The brands by name.
         */
        get: operations["list_brands_brands_get"];
        put?: never;
        /**
         * Create Brand
         * @description Add a brand.
         */
        post: operations["create_brand_brands_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/{brand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Brand
         * @description One brand, by its id or slug.
         */
        get: operations["read_brand_brands__brand_id__get"];
        /**
         * Change Brand
         * @description Change a brand; fields left out stay.
         */
        put: operations["change_brand_brands__brand_id__put"];
        post?: never;
        /**
         * Remove Brand
         * @description Delete a brand; one that products name is archived.
         */
        delete: operations["remove_brand_brands__brand_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The categories, in their order; or with `tree=true` all of them nested.
         */
        get: operations["list_categories_categories_get"];
        put?: never;
        /**
         * Create Category
         * @description Add a category.
         */
        post: operations["create_category_categories_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Category
         * @description One category, by its id or slug.
         */
        get: operations["read_category_categories__category_id__get"];
        /**
         * Change Category
         * @description Change a category; fields left out stay. A new `parent_id` moves the whole branch.
         */
        put: operations["change_category_categories__category_id__put"];
        post?: never;
        /**
         * Remove Category
         * @description Delete a category; 409 while products or categories are in it, unless they are archived with it or moved.
         */
        delete: operations["remove_category_categories__category_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/favorites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Favorites
         * @description What you keep an eye on, newest first.
         */
        get: operations["list_favorites_favorites_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/favorites/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Favorite
         * @description Keep an eye on a product; once more changes nothing.
         */
        post: operations["add_favorite_favorites__product_id__post"];
        /**
         * Remove Favorite
         * @description Keep an eye on it no longer; once more changes nothing.
         */
        delete: operations["remove_favorite_favorites__product_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description The process lives.
         */
        get: operations["health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Media
         * @description A stored picture. Its address changes with its content, so it may be kept for ever.
         */
        get: operations["media_media__path__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Profile
         * @description What one says about oneself.
         */
        get: operations["get_profile_profile_get"];
        /**
         * Put Profile
         * @description Change it; what is left out stays. 404 for another's `id`, 409 for another's username or e-mail.
         */
        put: operations["put_profile_profile_put"];
        post?: never;
        /**
         * Delete Profile
         * @description Leave: the account is emptied, orders and figures stay without the name. 409 for the last owner.
         */
        delete: operations["delete_profile_profile_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Addresses
         * @description One's own addresses, the default first.
         */
        get: operations["list_addresses_profile_addresses_get"];
        put?: never;
        /**
         * Add Address
         * @description Keep one more address; the first one is the default. 409 at the fifty-first.
         */
        post: operations["add_address_profile_addresses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Address
         * @description One of one's own addresses.
         */
        get: operations["get_address_profile_addresses__address_id__get"];
        /**
         * Change Address
         * @description Change what is given.
         */
        put: operations["change_address_profile_addresses__address_id__put"];
        post?: never;
        /**
         * Delete Address
         * @description Delete an address; when it was the default, the oldest of the others becomes it.
         */
        delete: operations["delete_address_profile_addresses__address_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Profile
         * @description Everything that is stored about oneself, as JSON.
         */
        get: operations["export_profile_profile_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description The database is reachable and at this version's schema; 503 otherwise.
         */
        get: operations["ready_ready_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sellers
         * @description The sellers by name.
         */
        get: operations["list_sellers_sellers_get"];
        put?: never;
        /**
         * Create Seller
         * @description Add a seller.
         */
        post: operations["create_seller_sellers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sellers/{seller_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Seller
         * @description One seller.
         */
        get: operations["read_seller_sellers__seller_id__get"];
        /**
         * Change Seller
         * @description Change a seller; fields left out stay.
         */
        put: operations["change_seller_sellers__seller_id__put"];
        post?: never;
        /**
         * Remove Seller
         * @description Delete a seller; one that products name is archived.
         */
        delete: operations["remove_seller_sellers__seller_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptIn
         * @description Somebody who was invited chooses a password, and may choose names.
         */
        AcceptIn: {
            /** Name */
            name?: string | null;
            /** Password */
            password: string;
            /** Token */
            token: string;
            /** Username */
            username?: string | null;
        };
        /**
         * AccountOut
         * @description An account as its owner sees it.
         */
        AccountOut: {
            /** Email */
            email: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Username */
            username: string | null;
        };
        /**
         * ActivityIn
         * @description What a visitor of the shop just did: viewed something, or searched for `text`.
         */
        ActivityIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "viewed" | "searched";
            /** Subject Id */
            subject_id?: number | null;
            /**
             * Subject Type
             * @default
             */
            subject_type?: string;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * ActivityOut
         * @description One thing somebody did; guests have no account.
         */
        ActivityOut: {
            /** Account */
            account: string;
            /** Account Id */
            account_id: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Subject Id */
            subject_id: number | null;
            /** Subject Type */
            subject_type: string;
            /** Text */
            text: string;
        };
        /**
         * ActorOut
         * @description Who did it: a person (account), a machine (key), a job, or the system by itself.
         */
        ActorOut: {
            /** Id */
            id: number | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * AddressChange
         * @description What is left out stays.
         */
        AddressChange: {
            /** City */
            city?: string | null;
            /** Country */
            country?: string | null;
            /** Is Default */
            is_default?: boolean | null;
            /** Line1 */
            line1?: string | null;
            /** Line2 */
            line2?: string | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Postcode */
            postcode?: string | null;
            /** Region */
            region?: string | null;
        };
        /**
         * AddressIn
         * @description A postal address; the country by its ISO 3166 code or its English or Russian name.
         */
        AddressIn: {
            /** City */
            city: string;
            /** Country */
            country: string;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
            /** Line1 */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Postcode
             * @default
             */
            postcode?: string;
            /**
             * Region
             * @default
             */
            region?: string;
        };
        /**
         * AddressOut
         * @description A postal address that somebody keeps.
         */
        AddressOut: {
            /** City */
            city: string;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Is Default */
            is_default: boolean;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Postcode */
            postcode: string;
            /** Region */
            region: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * Adjustment
         * @description A correction of so many units, up or down.
         */
        Adjustment: {
            /** By */
            by: number;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /** Body_add_media_api_v1_products__product_id__media_post */
        Body_add_media_api_v1_products__product_id__media_post: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /** File */
            file: string;
            /** Variant Id */
            variant_id?: number | null;
        };
        /** Body_import_customers_api_v1_customers_import_post */
        Body_import_customers_api_v1_customers_import_post: {
            /**
             * Dry Run
             * @description Check everything, change nothing
             * @default false
             */
            dry_run?: boolean;
            /**
             * File
             * @description CSV, XLSX, Parquet or JSON lines
             */
            file: string;
            /**
             * Mapping
             * @description JSON: our field -> the file's column, {"sku": "StockCode"}
             */
            mapping?: string | null;
            /**
             * Move Stock
             * @description Orders only: their goods leave the stock
             * @default false
             */
            move_stock?: boolean;
        };
        /** Body_import_inventory_api_v1_inventory_import_post */
        Body_import_inventory_api_v1_inventory_import_post: {
            /**
             * Dry Run
             * @description Check everything, change nothing
             * @default false
             */
            dry_run?: boolean;
            /**
             * File
             * @description CSV, XLSX, Parquet or JSON lines
             */
            file: string;
            /**
             * Mapping
             * @description JSON: our field -> the file's column, {"sku": "StockCode"}
             */
            mapping?: string | null;
            /**
             * Move Stock
             * @description Orders only: their goods leave the stock
             * @default false
             */
            move_stock?: boolean;
        };
        /** Body_import_orders_api_v1_orders_import_post */
        Body_import_orders_api_v1_orders_import_post: {
            /**
             * Dry Run
             * @description Check everything, change nothing
             * @default false
             */
            dry_run?: boolean;
            /**
             * File
             * @description CSV, XLSX, Parquet or JSON lines
             */
            file: string;
            /**
             * Mapping
             * @description JSON: our field -> the file's column, {"sku": "StockCode"}
             */
            mapping?: string | null;
            /**
             * Move Stock
             * @description Orders only: their goods leave the stock
             * @default false
             */
            move_stock?: boolean;
        };
        /** Body_import_products_api_v1_products_import_post */
        Body_import_products_api_v1_products_import_post: {
            /**
             * Dry Run
             * @description Check everything, change nothing
             * @default false
             */
            dry_run?: boolean;
            /**
             * File
             * @description CSV, XLSX, Parquet or JSON lines
             */
            file: string;
            /**
             * Mapping
             * @description JSON: our field -> the file's column, {"sku": "StockCode"}
             */
            mapping?: string | null;
            /**
             * Move Stock
             * @description Orders only: their goods leave the stock
             * @default false
             */
            move_stock?: boolean;
        };
        /**
         * BrandChange
         * @description What of a brand changes.
         */
        BrandChange: {
            /** Archived */
            archived?: boolean | null;
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /** Slug */
            slug?: string | null;
        };
        /**
         * BrandIn
         * @description A new brand.
         */
        BrandIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
        };
        /**
         * BrandOut
         * @description Who makes it.
         */
        BrandOut: {
            /** Archived */
            archived: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * BrandShort
         * @description A product's brand.
         */
        BrandShort: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * Bulk
         * @description One change of many products. `restore` undoes one: its body is the `undo` of that call's answer.
         */
        Bulk: {
            /**
             * Action
             * @enum {string}
             */
            action: "publish" | "draft" | "archive" | "set_category" | "set_brand" | "set_seller" | "restore";
            /** Brand Id */
            brand_id?: number | null;
            /** Category Id */
            category_id?: number | null;
            /**
             * Ids
             * @default []
             */
            ids?: number[];
            /**
             * Previous
             * @default []
             */
            previous?: components["schemas"]["Restored"][];
            /** Seller Id */
            seller_id?: number | null;
        };
        /**
         * BulkDone
         * @description The products that changed, and the body of the call that takes it back.
         */
        BulkDone: {
            /** Changed */
            changed: number[];
            /** Undo */
            undo: {
                [key: string]: unknown;
            };
        };
        /**
         * BuyerOut
         * @description Who bought.
         */
        BuyerOut: {
            /** Email */
            email: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /**
         * CategoryBranch
         * @description A category with what is below it; `products` counts the whole branch.
         */
        CategoryBranch: {
            /** Archived */
            archived: boolean;
            /** Children */
            children: components["schemas"]["CategoryBranch"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
            /** Path */
            path: number[];
            /** Position */
            position: number;
            /** Products */
            products: number;
            /** Slug */
            slug: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * CategoryChange
         * @description `parent_id: null` moves a category to the top; `archived: false` brings an archived one back.
         */
        CategoryChange: {
            /** Archived */
            archived?: boolean | null;
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /** Parent Id */
            parent_id?: number | null;
            /** Position */
            position?: number | null;
            /** Slug */
            slug?: string | null;
        };
        /**
         * CategoryIn
         * @description A new category; without a parent it stands at the top.
         */
        CategoryIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: number | null;
            /**
             * Position
             * @default 0
             */
            position?: number;
        };
        /**
         * CategoryOut
         * @description A category; `path` holds the ids from the top down to itself.
         */
        CategoryOut: {
            /** Archived */
            archived: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
            /** Path */
            path: number[];
            /** Position */
            position: number;
            /** Slug */
            slug: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * CategoryRemoved
         * @description `products` is how many were archived or moved along.
         */
        CategoryRemoved: {
            /** Archived */
            archived: boolean;
            /** Deleted */
            deleted: boolean;
            /**
             * Products
             * @default 0
             */
            products?: number;
        };
        /**
         * CategoryShort
         * @description A product's category.
         */
        CategoryShort: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * ChangeOut
         * @description One change of a level; the quantities are what was and is available.
         */
        ChangeOut: {
            /** Actor Id */
            actor_id: number | null;
            /** Actor Kind */
            actor_kind: string;
            /** Actor Name */
            actor_name: string;
            /** Cause Id */
            cause_id: number | null;
            /** Cause Type */
            cause_type: string;
            /** Change Reason */
            change_reason: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Inventory Id */
            inventory_id: number;
            /** Kind */
            kind: string;
            /** New Quantity */
            new_quantity: number;
            /** On Hand After */
            on_hand_after: number;
            /** On Hand Before */
            on_hand_before: number;
            /** Previous Quantity */
            previous_quantity: number;
            /** Quantity */
            quantity: number;
            /** Reserved After */
            reserved_after: number;
            /** Reserved Before */
            reserved_before: number;
        };
        /**
         * CodeIn
         * @description What the authenticator shows.
         */
        CodeIn: {
            /** Code */
            code: string;
        };
        /**
         * CollectionChange
         * @description What of a collection changes; `product_ids` replaces the whole list.
         */
        CollectionChange: {
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /** Product Ids */
            product_ids?: number[] | null;
            /** Published */
            published?: boolean | null;
            /** Slug */
            slug?: string | null;
        };
        /**
         * CollectionIn
         * @description A new collection, its products in the order to be shown.
         */
        CollectionIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /**
             * Published
             * @default true
             */
            published?: boolean;
        };
        /**
         * CollectionOut
         * @description Products put together by hand; `product_ids` are those the reader may see, in order.
         */
        CollectionOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Product Ids */
            product_ids: number[];
            /** Published */
            published: boolean;
            /** Slug */
            slug: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * CustomerChange
         * @description What is left out stays.
         */
        CustomerChange: {
            /** Address */
            address?: string | null;
            /** Country */
            country?: string | null;
            /** Email */
            email?: string | null;
            /** External Id */
            external_id?: string | null;
            /** Group Id */
            group_id?: number | null;
            /** Name */
            name?: string | null;
            /** Notes */
            notes?: string | null;
            /** Phone */
            phone?: string | null;
        };
        /**
         * CustomerIn
         * @description A buyer. The e-mail is unique; a country may be named by its code or its English or Russian name.
         */
        CustomerIn: {
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * Country
             * @default
             */
            country?: string;
            /** Email */
            email?: string | null;
            /** External Id */
            external_id?: string | null;
            /** Group Id */
            group_id?: number | null;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /**
         * CustomerOut
         * @description A buyer as the merchant knows them.
         */
        CustomerOut: {
            /** Account Id */
            account_id: number | null;
            /** Address */
            address: string;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** External Id */
            external_id: string | null;
            /** Group Id */
            group_id: number | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            /** Phone */
            phone: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * EntryOut
         * @description One change: `changes` is {field: [before, after]}; `imported` is true for history that came from a file.
         */
        EntryOut: {
            actor: components["schemas"]["ActorOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: {
                [key: string]: unknown;
            };
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Imported */
            imported: boolean;
            /** Name */
            name: string;
            /** Subject Id */
            subject_id: number;
            /** Subject Name */
            subject_name: string;
            /** Subject Type */
            subject_type: string;
        };
        /**
         * Extension
         * @description For how many minutes from now.
         */
        Extension: {
            /** Minutes */
            minutes?: number | null;
        };
        /**
         * FavoriteOut
         * @description A product somebody keeps an eye on.
         */
        FavoriteOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            product: components["schemas"]["ProductOut"];
            /** Product Id */
            product_id: number;
        };
        /**
         * Figures
         * @description Sales as counted by orders: `revenue` is net of discounts and of what came back.
         */
        Figures: {
            /** Orders */
            orders: number;
            /** Returns */
            returns: number;
            /** Revenue */
            revenue: string;
            /** Units */
            units: number;
        };
        /**
         * ForgotIn
         * @description Where the link shall go.
         */
        ForgotIn: {
            /** Email */
            email: string;
        };
        /**
         * Format
         * @description The formats an export comes in.
         * @enum {string}
         */
        Format: "csv" | "xlsx" | "parquet" | "jsonl";
        /**
         * GroupIn
         * @description A group of customers.
         */
        GroupIn: {
            /** Name */
            name: string;
        };
        /**
         * GroupOut
         * @description A group of customers and how many are in it.
         */
        GroupOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customers */
            customers: number;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * HappenedOut
         * @description One thing that happened to an order; who did it is for staff.
         */
        HappenedOut: {
            /** Actor Id */
            actor_id?: number | null;
            /** Actor Kind */
            actor_kind?: string | null;
            /** Actor Name */
            actor_name?: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /**
         * HoldIn
         * @description What to keep for somebody, and for how long; the installation's usual time when `minutes` is left out.
         */
        HoldIn: {
            /** Items */
            items: components["schemas"]["HoldItemIn"][];
            /** Minutes */
            minutes?: number | null;
            /**
             * Reference
             * @default
             */
            reference?: string;
        };
        /**
         * HoldItemIn
         * @description Some units of a variant, at one location when it is named.
         */
        HoldItemIn: {
            /** Location */
            location?: string | number | null;
            /** Product Id */
            product_id?: number | null;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku?: string | null;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * HoldItemOut
         * @description What a hold keeps at one location.
         */
        HoldItemOut: {
            /** Location */
            location: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * HoldOut
         * @description Stock kept for a time; `outcome` is released, expired or used once it has ended.
         */
        HoldOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Items */
            items: components["schemas"]["HoldItemOut"][];
            /** Outcome */
            outcome: string;
            /** Reference */
            reference: string;
        };
        /**
         * InviteIn
         * @description Who is invited to be what.
         */
        InviteIn: {
            /** Email */
            email: string;
            /**
             * Name
             * @default
             */
            name?: string;
            role: components["schemas"]["Role"];
        };
        /**
         * JobOut
         * @description A job: `done` of `total` steps (null while unknown); `errors` are the first hundred of `error_count` bad rows.
         */
        JobOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /** Error */
            error: string;
            /** Error Count */
            error_count: number;
            /**
             * Errors
             * @default []
             */
            errors?: components["schemas"]["RowError"][];
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /** Result */
            result: {
                [key: string]: unknown;
            } | null;
            /** Started At */
            started_at: string | null;
            /** Started By */
            started_by: string;
            /** Status */
            status: string;
            /** Title */
            title: string;
            /** Total */
            total: number | null;
        };
        /**
         * KeyIn
         * @description A key for a machine: `scopes` are rights that its maker holds.
         */
        KeyIn: {
            /** Expires At */
            expires_at?: string | null;
            /** Name */
            name: string;
            /** Scopes */
            scopes: components["schemas"]["Right"][];
        };
        /**
         * KeyOut
         * @description A key without its secret; `prefix` is how it begins.
         */
        KeyOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Scopes */
            scopes: string[];
            /** Used At */
            used_at: string | null;
        };
        /**
         * LevelChange
         * @description What is available is set to `quantity`; what is left out stays.
         */
        LevelChange: {
            /**
             * Change Reason
             * @default
             */
            change_reason?: string;
            /** Low Stock Threshold */
            low_stock_threshold?: number | null;
            /** Quantity */
            quantity?: number | null;
        };
        /**
         * LevelIn
         * @description A variant begins to be kept at a location: the product's first variant unless `variant_id` names another.
         */
        LevelIn: {
            /**
             * Change Reason
             * @default Opening stock
             */
            change_reason?: string;
            /**
             * Location
             * @description An unknown name is a new location; none is the first one
             */
            location?: string | null;
            /**
             * Low Stock Threshold
             * @default 0
             */
            low_stock_threshold?: number;
            /** Product Id */
            product_id: number;
            /**
             * Quantity
             * @default 0
             */
            quantity?: number;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * LevelOut
         * @description The stock of one variant at one location; `quantity` is what is available: on hand less reserved.
         */
        LevelOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Last Restock Date */
            last_restock_date: string | null;
            /** Location */
            location: string;
            /** Location Id */
            location_id: number;
            /** Low Stock */
            low_stock: boolean;
            /** Low Stock Threshold */
            low_stock_threshold: number;
            /** On Hand */
            on_hand: number;
            /** Product Id */
            product_id: number;
            /** Product Name */
            product_name: string;
            /** Quantity */
            quantity: number;
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Variant Id */
            variant_id: number;
            /** Version */
            version: number;
        };
        /**
         * LineOut
         * @description A line as it was sold; `unit_cost` is for staff.
         */
        LineOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Discount */
            discount: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Total */
            total: string;
            /** Unit Cost */
            unit_cost?: string | null;
            /** Unit Price */
            unit_price: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * LinkIn
         * @description The token of a link that came by mail.
         */
        LinkIn: {
            /** Token */
            token: string;
        };
        /**
         * LocationChange
         * @description What is left out stays.
         */
        LocationChange: {
            /** Active */
            active?: boolean | null;
            /** Address */
            address?: string | null;
            /** Name */
            name?: string | null;
            /** Priority */
            priority?: number | null;
        };
        /**
         * LocationIn
         * @description A place where stock lies; the lower the priority, the sooner it serves an order.
         */
        LocationIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Address
             * @default
             */
            address?: string;
            /** Name */
            name: string;
            /**
             * Priority
             * @default 0
             */
            priority?: number;
        };
        /**
         * LocationOut
         * @description A place where stock lies, and how much of it.
         */
        LocationOut: {
            /** Active */
            active: boolean;
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * On Hand
             * @default 0
             */
            on_hand?: number;
            /** Priority */
            priority: number;
            /**
             * Products
             * @default 0
             */
            products?: number;
            /**
             * Reserved
             * @default 0
             */
            reserved?: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * LoginIn
         * @description Who (a username or an e-mail, in whichever of the three fields) and the password.
         *
         *     Where two-factor log-in is on, `otp` is the authenticator's code or a recovery code (`recovery_code` is the same).
         */
        LoginIn: {
            /** Email */
            email?: string | null;
            /** Login */
            login?: string | null;
            /** Otp */
            otp?: string | null;
            /** Password */
            password: string;
            /** Recovery Code */
            recovery_code?: string | null;
            /** Username */
            username?: string | null;
        };
        /**
         * MediaChange
         * @description What of a picture changes; `variant_id: null` shows it for every variant.
         */
        MediaChange: {
            /** Alt */
            alt?: string | null;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * MediaOrder
         * @description A product's pictures in their new order, each once.
         */
        MediaOrder: {
            /** Ids */
            ids: number[];
        };
        /**
         * MediaOut
         * @description A picture and its thumbnails by width.
         */
        MediaOut: {
            /** Alt */
            alt: string;
            /** Content Type */
            content_type: string;
            /** Height */
            height: number;
            /** Id */
            id: number;
            /** Position */
            position: number;
            /** Size */
            size: number;
            /** Thumbnails */
            thumbnails: {
                [key: string]: string;
            };
            /** Url */
            url: string;
            /** Variant Id */
            variant_id: number | null;
            /** Width */
            width: number;
        };
        /**
         * MeOut
         * @description Who asks, and what they may do. `id` is 0 for the installation's own API_KEY.
         */
        MeOut: {
            /** Email */
            email: string | null;
            /** Email Confirmed */
            email_confirmed: boolean;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Rights */
            rights: components["schemas"]["Right"][];
            role: components["schemas"]["Role"];
            /** Two Factor */
            two_factor: boolean;
            /** Username */
            username: string | null;
            /**
             * Via
             * @enum {string}
             */
            via: "session" | "key";
        };
        /**
         * MovementOut
         * @description One change of a level, with what moved and where.
         */
        MovementOut: {
            /** Actor Id */
            actor_id: number | null;
            /** Actor Kind */
            actor_kind: string;
            /** Actor Name */
            actor_name: string;
            /** Cause Id */
            cause_id: number | null;
            /** Cause Type */
            cause_type: string;
            /** Change Reason */
            change_reason: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Inventory Id */
            inventory_id: number;
            /** Kind */
            kind: string;
            /** Location */
            location: string;
            /** Location Id */
            location_id: number;
            /** New Quantity */
            new_quantity: number;
            /** On Hand After */
            on_hand_after: number;
            /** On Hand Before */
            on_hand_before: number;
            /** Previous Quantity */
            previous_quantity: number;
            /** Product Id */
            product_id: number;
            /** Product Name */
            product_name: string;
            /** Quantity */
            quantity: number;
            /** Reserved After */
            reserved_after: number;
            /** Reserved Before */
            reserved_before: number;
            /** Sku */
            sku: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * Named
         * @description Another row, in short.
         */
        Named: {
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /**
         * NewKeyOut
         * @description A key with its secret, which is not shown again.
         */
        NewKeyOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Scopes */
            scopes: string[];
            /** Used At */
            used_at: string | null;
        };
        /**
         * OrderOut
         * @description An order: `total` is what its lines come to. `items` is null where lists leave them out; `notes` is for staff.
         */
        OrderOut: {
            /**
             * Business Day
             * Format: date
             */
            business_day: string;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            customer: components["schemas"]["BuyerOut"] | null;
            /** Customer Id */
            customer_id: number | null;
            /** Discount */
            discount: string;
            /** Fulfilment Status */
            fulfilment_status: string;
            /** Id */
            id: number;
            /** Imported */
            imported: boolean;
            /** Items */
            items?: components["schemas"]["LineOut"][] | null;
            /** Kind */
            kind: string;
            /** Moved Stock */
            moved_stock: boolean;
            /** Notes */
            notes?: string | null;
            /** Number */
            number: string;
            /**
             * Order Date
             * Format: date-time
             */
            order_date: string;
            /** Order Number */
            order_number: string;
            /** Payment Status */
            payment_status: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Platform */
            platform: string;
            /** Returns Id */
            returns_id: number | null;
            /** Shipping */
            shipping: string;
            /** Status */
            status: string;
            /** Subtotal */
            subtotal: string;
            /** Tax */
            tax: string;
            /** Total */
            total: string;
            /** Total Amount */
            total_amount: string;
            /** Units */
            units: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** Page[ActivityOut] */
        Page_ActivityOut_: {
            /** Items */
            items: components["schemas"]["ActivityOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[BrandOut] */
        Page_BrandOut_: {
            /** Items */
            items: components["schemas"]["BrandOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[CategoryBranch] */
        Page_CategoryBranch_: {
            /** Items */
            items: components["schemas"]["CategoryBranch"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[CategoryOut] */
        Page_CategoryOut_: {
            /** Items */
            items: components["schemas"]["CategoryOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[CollectionOut] */
        Page_CollectionOut_: {
            /** Items */
            items: components["schemas"]["CollectionOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[CustomerOut] */
        Page_CustomerOut_: {
            /** Items */
            items: components["schemas"]["CustomerOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[EntryOut] */
        Page_EntryOut_: {
            /** Items */
            items: components["schemas"]["EntryOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[FavoriteOut] */
        Page_FavoriteOut_: {
            /** Items */
            items: components["schemas"]["FavoriteOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[GroupOut] */
        Page_GroupOut_: {
            /** Items */
            items: components["schemas"]["GroupOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[HoldOut] */
        Page_HoldOut_: {
            /** Items */
            items: components["schemas"]["HoldOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[JobOut] */
        Page_JobOut_: {
            /** Items */
            items: components["schemas"]["JobOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[KeyOut] */
        Page_KeyOut_: {
            /** Items */
            items: components["schemas"]["KeyOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[LevelOut] */
        Page_LevelOut_: {
            /** Items */
            items: components["schemas"]["LevelOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[LocationOut] */
        Page_LocationOut_: {
            /** Items */
            items: components["schemas"]["LocationOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[MediaOut] */
        Page_MediaOut_: {
            /** Items */
            items: components["schemas"]["MediaOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[MovementOut] */
        Page_MovementOut_: {
            /** Items */
            items: components["schemas"]["MovementOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[OrderOut] */
        Page_OrderOut_: {
            /** Items */
            items: components["schemas"]["OrderOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[ProductOut] */
        Page_ProductOut_: {
            /** Items */
            items: components["schemas"]["ProductOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[SellerOut] */
        Page_SellerOut_: {
            /** Items */
            items: components["schemas"]["SellerOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[SessionOut] */
        Page_SessionOut_: {
            /** Items */
            items: components["schemas"]["SessionOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[UserOut] */
        Page_UserOut_: {
            /** Items */
            items: components["schemas"]["UserOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[VariantOut] */
        Page_VariantOut_: {
            /** Items */
            items: components["schemas"]["VariantOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /**
         * PasswordChangeIn
         * @description The password as it is and as it shall be.
         */
        PasswordChangeIn: {
            /** Current Password */
            current_password: string;
            /** New Password */
            new_password: string;
        };
        /**
         * PasswordIn
         * @description The password once more, for what cannot be undone.
         */
        PasswordIn: {
            /** Password */
            password: string;
        };
        /**
         * ProblemOut
         * @description An error, RFC 9457.
         */
        ProblemOut: {
            /** Detail */
            detail: string;
            /** Errors */
            errors?: {
                [key: string]: string;
            }[] | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProductChange
         * @description What of a product changes; SKU, price and the like change on its only variant (several have their own calls).
         */
        ProductChange: {
            /** Attributes */
            attributes?: {
                [key: string]: boolean | number | string | string[];
            } | null;
            /** Barcode */
            barcode?: string | null;
            /** Brand Id */
            brand_id?: number | null;
            /** Category Id */
            category_id?: number | null;
            /** Cost */
            cost?: (string | number) | null;
            /** Description */
            description?: string | null;
            /** Height Mm */
            height_mm?: number | null;
            /** Length Mm */
            length_mm?: number | null;
            /** Name */
            name?: string | null;
            /** Price */
            price?: (string | number) | null;
            /** Seller Id */
            seller_id?: number | null;
            seo?: components["schemas"]["Seo"] | null;
            /** Sku */
            sku?: string | null;
            /** Slug */
            slug?: string | null;
            /** Status */
            status?: ("draft" | "active" | "archived") | null;
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * ProductIn
         * @description A new product. SKU, price and the like are those of its only variant, unless `variants` lists several.
         */
        ProductIn: {
            /**
             * Attributes
             * @default {}
             */
            attributes?: {
                [key: string]: boolean | number | string | string[];
            };
            /** Barcode */
            barcode?: string | null;
            /** Brand Id */
            brand_id?: number | null;
            /** Category Id */
            category_id?: number | null;
            /** Cost */
            cost?: (string | number) | null;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Height Mm */
            height_mm?: number | null;
            /** Length Mm */
            length_mm?: number | null;
            /** Name */
            name: string;
            /** Price */
            price?: (string | number) | null;
            /** Seller Id */
            seller_id?: number | null;
            /**
             * @default {
             *       "description": "",
             *       "title": ""
             *     }
             */
            seo?: components["schemas"]["Seo"];
            /** Sku */
            sku?: string | null;
            /**
             * Status
             * @default active
             * @enum {string}
             */
            status?: "draft" | "active" | "archived";
            /**
             * Variants
             * @default []
             */
            variants?: components["schemas"]["VariantIn"][];
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * ProductOut
         * @description A product. `sku`, `barcode` and `cost` are its first variant's, `price` the lowest, `available` their sum.
         *
         *     `cost` is shown to staff alone; `available` is null where nobody counts stock.
         */
        ProductOut: {
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Available */
            available: number | null;
            /** Barcode */
            barcode: string | null;
            brand: components["schemas"]["BrandShort"] | null;
            /** Brand Id */
            brand_id: number | null;
            category: components["schemas"]["CategoryShort"] | null;
            /** Category Id */
            category_id: number | null;
            /** Cost */
            cost: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Description */
            description: string;
            /** Id */
            id: number;
            /** Media */
            media: components["schemas"]["MediaOut"][];
            /** Name */
            name: string;
            /** Price */
            price: string;
            /** Published At */
            published_at: string | null;
            seller: components["schemas"]["Named"] | null;
            /** Seller Id */
            seller_id: number | null;
            seo: components["schemas"]["Seo"];
            /** Sku */
            sku: string;
            /** Slug */
            slug: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "active" | "archived";
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Variants */
            variants: components["schemas"]["VariantOut"][];
        };
        /**
         * ProductStockOut
         * @description A product's stock over all variants and locations, with its levels; the other fields are its first level's.
         */
        ProductStockOut: {
            /** Created At */
            created_at?: string | null;
            /** Id */
            id?: number | null;
            /** Last Restock Date */
            last_restock_date?: string | null;
            /** Levels */
            levels: components["schemas"]["LevelOut"][];
            /** Location */
            location?: string | null;
            /** Low Stock */
            low_stock: boolean;
            /** Low Stock Threshold */
            low_stock_threshold?: number | null;
            /** On Hand */
            on_hand: number;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Reserved */
            reserved: number;
            /** Updated At */
            updated_at?: string | null;
        };
        /**
         * ProfileIn
         * @description What is to change; what is left out stays. `id` may repeat one's own. Null removes a username or e-mail.
         */
        ProfileIn: {
            /** Email */
            email?: string | null;
            /** Id */
            id?: number | null;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "ru";
            /**
             * Name
             * @default
             */
            name?: string;
            /** Username */
            username?: string | null;
        };
        /**
         * ProfileOut
         * @description What people say about themselves.
         */
        ProfileOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Email Confirmed */
            email_confirmed: boolean;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Username */
            username: string | null;
        };
        /**
         * ProofIn
         * @description The password and the second factor (or a recovery code).
         */
        ProofIn: {
            /** Code */
            code: string;
            /** Password */
            password: string;
        };
        /**
         * RecoveryCodesOut
         * @description Each stands in for the authenticator once. They are not shown again.
         */
        RecoveryCodesOut: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * RefreshIn
         * @description The refresh token; it may come as the bearer instead.
         */
        RefreshIn: {
            /** Refresh Token */
            refresh_token?: string | null;
        };
        /**
         * RegisterIn
         * @description A username, an e-mail or both.
         */
        RegisterIn: {
            /** Email */
            email?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Password */
            password: string;
            /** Username */
            username?: string | null;
        };
        /**
         * Removed
         * @description What became of a row that was to be deleted: archived instead where history refers to it.
         */
        Removed: {
            /** Archived */
            archived: boolean;
            /** Deleted */
            deleted: boolean;
        };
        /**
         * ResetIn
         * @description A new password, by the link.
         */
        ResetIn: {
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * Restored
         * @description A product's fields as they were before a bulk change.
         */
        Restored: {
            /** Brand Id */
            brand_id?: number | null;
            /** Category Id */
            category_id?: number | null;
            /** Id */
            id: number;
            /** Seller Id */
            seller_id?: number | null;
            /** Status */
            status?: ("draft" | "active" | "archived") | null;
        };
        /**
         * Right
         * @description resource:action, alphabetical.
         * @enum {string}
         */
        Right: "accounts:read" | "accounts:write" | "activity:read" | "audit:read" | "catalog:read" | "catalog:write" | "customers:read" | "customers:write" | "exports:read" | "imports:write" | "inventory:read" | "inventory:write" | "jobs:read" | "jobs:write" | "orders:read" | "orders:write" | "reports:read" | "settings:write";
        /**
         * RightsOut
         * @description Every right there is, and which of them each role holds.
         */
        RightsOut: {
            /** Rights */
            rights: components["schemas"]["Right"][];
            /** Roles */
            roles: {
                [key: string]: components["schemas"]["Right"][];
            };
        };
        /**
         * Role
         * @description Who somebody is in this installation.
         * @enum {string}
         */
        Role: "owner" | "manager" | "analyst" | "customer";
        /**
         * RowError
         * @description A row of the file that was not taken.
         */
        RowError: {
            /** Field */
            field: string;
            /** Message */
            message: string;
            /** Row */
            row: number;
        };
        /**
         * SaleChange
         * @description What is left out stays. Lines are history: `items` may be sent along, but only as they are.
         */
        SaleChange: {
            /** Country */
            country?: string | null;
            /** Customer Id */
            customer_id?: number | null;
            /** Items */
            items?: components["schemas"]["SaleItemIn"][] | null;
            /** Notes */
            notes?: string | null;
            /** Order Date */
            order_date?: string | null;
            /** Order Number */
            order_number?: string | null;
            /** Platform */
            platform?: string | null;
            /** Status */
            status?: string | null;
        };
        /**
         * SaleIn
         * @description An order recorded after the fact.
         */
        SaleIn: {
            /**
             * Country
             * @description By code or by name; the customer's when left out
             */
            country?: string | null;
            /** Currency */
            currency?: string | null;
            /** Customer Id */
            customer_id?: number | null;
            /** Items */
            items: components["schemas"]["SaleItemIn"][];
            /**
             * Move Stock
             * @description Take the goods from stock
             * @default true
             */
            move_stock?: boolean;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Order Date
             * @description Without a zone it is meant in the installation's; now if none
             */
            order_date?: string | null;
            /**
             * Order Number
             * @description Unique; one is given when it is left out
             */
            order_number?: string | null;
            /**
             * Platform
             * @default store
             */
            platform?: string;
            /**
             * Status
             * @description One of ours, or a platform's own word such as Completed
             * @default paid
             */
            status?: string;
        };
        /**
         * SaleItemIn
         * @description A line: a product's first variant, or the one that `variant_id` or `sku` names.
         *
         *     `discount` is an amount off the whole line; without `unit_price` the variant's price of today is taken.
         */
        SaleItemIn: {
            /**
             * Discount
             * @default 0
             * @example 1499.90
             */
            discount?: string | number;
            /** Product Id */
            product_id?: number | null;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku?: string | null;
            /** Unit Price */
            unit_price?: (string | number) | null;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * SeedOut
         * @description For the authenticator, shown once: the secret, the same as an address, and as a picture of it (SVG).
         */
        SeedOut: {
            /** Qr */
            qr: string;
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * SellerChange
         * @description What of a seller changes.
         */
        SellerChange: {
            /** Archived */
            archived?: boolean | null;
            /** Contact Info */
            contact_info?: string | null;
            /** Name */
            name?: string | null;
        };
        /**
         * SellerIn
         * @description A new seller.
         */
        SellerIn: {
            /**
             * Contact Info
             * @default
             */
            contact_info?: string;
            /** Name */
            name: string;
        };
        /**
         * SellerOut
         * @description Who sells it here.
         */
        SellerOut: {
            /** Archived */
            archived: boolean;
            /** Contact Info */
            contact_info: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * Seo
         * @description What search engines read.
         */
        Seo: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /**
         * SessionOut
         * @description A log-in on a device; `current` is the one that asks.
         */
        SessionOut: {
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /**
             * Used At
             * Format: date-time
             */
            used_at: string;
        };
        /**
         * ShopOut
         * @description The installation; `has_owner` is false until somebody has registered as the first.
         */
        ShopOut: {
            /** Currency */
            currency: string;
            /** Has Owner */
            has_owner: boolean;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Timezone */
            timezone: string;
            /** Version */
            version: string;
        };
        /**
         * SummaryItem
         * @description The figures of one day, country, product, ...; `name` where the key is an id.
         */
        SummaryItem: {
            /** Key */
            key: string;
            /** Name */
            name?: string | null;
            /** Orders */
            orders: number;
            /** Returns */
            returns: number;
            /** Revenue */
            revenue: string;
            /** Units */
            units: number;
        };
        /**
         * SummaryOut
         * @description Sales by day, week, month, country, platform, status, customer, product or category.
         */
        SummaryOut: {
            /** By */
            by: string;
            /** Currency */
            currency: string;
            /** Items */
            items: components["schemas"]["SummaryItem"][];
            total: components["schemas"]["Figures"];
        };
        /**
         * TokensOut
         * @description `access_token` for the next `expires_in` seconds, `refresh_token` to get the next pair, once.
         */
        TokensOut: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /** Refresh Token */
            refresh_token: string;
            /**
             * Token Type
             * @default bearer
             * @constant
             */
            token_type?: "bearer";
        };
        /**
         * TransferIn
         * @description Units move from one location to another; locations by name or id.
         */
        TransferIn: {
            /** From */
            from: string | number;
            /** Product Id */
            product_id?: number | null;
            /** Quantity */
            quantity: number;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Sku */
            sku?: string | null;
            /** To */
            to: string | number;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * TransferOut
         * @description Both levels after a transfer.
         */
        TransferOut: {
            from: components["schemas"]["LevelOut"];
            to: components["schemas"]["LevelOut"];
        };
        /**
         * UserIn
         * @description What of an account its owner's installation changes; what is left out stays.
         */
        UserIn: {
            /** Active */
            active?: boolean | null;
            /** Name */
            name?: string | null;
            role?: components["schemas"]["Role"] | null;
        };
        /**
         * UserOut
         * @description An account as staff see it. `status`: invited (has not accepted yet), active, or disabled.
         */
        UserOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Email Confirmed */
            email_confirmed: boolean;
            /** Id */
            id: number;
            /** Last Login At */
            last_login_at: string | null;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /**
             * Status
             * @enum {string}
             */
            status: "invited" | "active" | "disabled";
            /** Two Factor */
            two_factor: boolean;
            /** Username */
            username: string | null;
        };
        /**
         * VariantChange
         * @description What of a variant changes.
         */
        VariantChange: {
            /** Archived */
            archived?: boolean | null;
            /** Barcode */
            barcode?: string | null;
            /** Cost */
            cost?: (string | number) | null;
            /** Height Mm */
            height_mm?: number | null;
            /** Length Mm */
            length_mm?: number | null;
            /** Options */
            options?: {
                [key: string]: string;
            } | null;
            /** Position */
            position?: number | null;
            /** Price */
            price?: (string | number) | null;
            /** Sku */
            sku?: string | null;
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * VariantIn
         * @description A new variant: without a price it costs what the product does, without a SKU it is given one.
         */
        VariantIn: {
            /** Barcode */
            barcode?: string | null;
            /** Cost */
            cost?: (string | number) | null;
            /** Height Mm */
            height_mm?: number | null;
            /** Length Mm */
            length_mm?: number | null;
            /**
             * Options
             * @default {}
             */
            options?: {
                [key: string]: string;
            };
            /** Position */
            position?: number | null;
            /** Price */
            price?: (string | number) | null;
            /** Sku */
            sku?: string | null;
            /** Weight G */
            weight_g?: number | null;
            /** Width Mm */
            width_mm?: number | null;
        };
        /**
         * VariantOut
         * @description One choice of a product's options. `cost` is shown to staff; `available` is null where nobody counts stock.
         */
        VariantOut: {
            /** Archived */
            archived: boolean;
            /** Available */
            available: number | null;
            /** Barcode */
            barcode: string | null;
            /** Cost */
            cost: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Height Mm */
            height_mm: number | null;
            /** Id */
            id: number;
            /** Length Mm */
            length_mm: number | null;
            /** Options */
            options: {
                [key: string]: string;
            };
            /** Position */
            position: number;
            /** Price */
            price: string;
            /** Product Id */
            product_id: number;
            /** Sku */
            sku: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Weight G */
            weight_g: number | null;
            /** Width Mm */
            width_mm: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_activity_api_v1_activity_get: {
        parameters: {
            query?: {
                account_id?: number | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Up to and with this day */
                end_date?: string | null;
                /** @description signed_in, viewed, searched, ... */
                kind?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
                /** @description From this day on */
                start_date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActivityOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    note_activity_api_v1_activity_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_activity_api_v1_activity_export_get: {
        parameters: {
            query?: {
                account_id?: number | null;
                /** @description Up to and with this day */
                end_date?: string | null;
                kind?: string;
                /** @description From this day on */
                start_date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_keys_api_v1_api_keys_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_KeyOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    make_key_api_v1_api_keys_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKeyOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_key_api_v1_api_keys__key_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_entries_api_v1_audit_get: {
        parameters: {
            query?: {
                actor_id?: number | null;
                /** @description account, key, job or system */
                actor_kind?: string;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Up to and with this day */
                end_date?: string | null;
                imported?: boolean | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description "product.updated", or "product." for every event of products */
                name?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
                /** @description From this day on */
                start_date?: string | null;
                subject_id?: number | null;
                /** @description The kind of thing, such as "products" */
                subject_type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_entries_api_v1_audit_export_get: {
        parameters: {
            query?: {
                actor_id?: number | null;
                /** @description account, key, job or system */
                actor_kind?: string;
                /** @description Up to and with this day */
                end_date?: string | null;
                imported?: boolean | null;
                /** @description "product.updated", or "product." for every event of products */
                name?: string;
                /** @description From this day on */
                start_date?: string | null;
                subject_id?: number | null;
                /** @description The kind of thing, such as "products" */
                subject_type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    accept_invitation_api_v1_auth_accept_invitation_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    confirm_email_api_v1_auth_email_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    resend_confirmation_api_v1_auth_email_resend_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    log_in_api_v1_auth_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    log_out_api_v1_auth_logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_api_v1_auth_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_password_api_v1_auth_password_change_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    forgot_password_api_v1_auth_password_forgot_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    reset_password_api_v1_auth_password_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    refresh_api_v1_auth_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    register_api_v1_auth_register_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_sessions_api_v1_auth_sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    end_other_sessions_api_v1_auth_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    end_session_api_v1_auth_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    disable_two_factor_api_v1_auth_two_factor_disable_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    enable_two_factor_api_v1_auth_two_factor_enable_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    renew_recovery_codes_api_v1_auth_two_factor_recovery_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    set_up_two_factor_api_v1_auth_two_factor_setup_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeedOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_brands_api_v1_brands_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BrandOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_brand_api_v1_brands_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_brand_api_v1_brands__brand_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_brand_api_v1_brands__brand_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_brand_api_v1_brands__brand_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_categories_api_v1_categories_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Those right below this one; 0 for the top */
                parent_id?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "name" | "-name" | "id" | "-id";
                /** @description Nested, with the number of products in each branch */
                tree?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CategoryOut_"] | components["schemas"]["Page_CategoryBranch_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_category_api_v1_categories_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_category_api_v1_categories__category_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_category_api_v1_categories__category_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_category_api_v1_categories__category_id__delete: {
        parameters: {
            query?: {
                /** @description Move what is in it there first */
                move_to?: number | null;
                /** @description Archive what is in it as well */
                products?: "archive" | null;
            };
            header?: never;
            path: {
                category_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRemoved"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_collections_api_v1_collections_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CollectionOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_collection_api_v1_collections_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_collection_api_v1_collections__collection_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_collection_api_v1_collections__collection_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_collection_api_v1_collections__collection_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_collected_api_v1_collections__collection_id__products_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "id" | "-id";
            };
            header?: never;
            path: {
                collection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProductOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_customers_api_v1_customers_get: {
        parameters: {
            query?: {
                /** @description By code or by name */
                country?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                group_id?: number | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Part of a name, e-mail, phone or external id */
                q?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustomerOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_customer_api_v1_customers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_customer_api_v1_customers__customer_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_customer_api_v1_customers__customer_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    customer_orders_api_v1_customers__customer_id__orders_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "placed_at" | "-placed_at" | "order_date" | "-order_date" | "total" | "-total" | "number" | "-number" | "updated_at" | "-updated_at" | "id" | "-id";
            };
            header?: never;
            path: {
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_customers_api_v1_customers_export_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["Format"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_groups_api_v1_customers_groups_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GroupOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_group_api_v1_customers_groups_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_group_api_v1_customers_groups__group_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    rename_group_api_v1_customers_groups__group_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_group_api_v1_customers_groups__group_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    import_customers_api_v1_customers_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_customers_api_v1_customers_import_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    fields_customers_api_v1_customers_import_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_favorites_api_v1_favorites_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FavoriteOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    add_favorite_api_v1_favorites__product_id__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FavoriteOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_favorite_api_v1_favorites__product_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_levels_api_v1_inventory_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description A location's name */
                location?: string | null;
                location_id?: number | null;
                /** @description At or below the threshold, or above it */
                low_stock?: boolean | null;
                product_id?: number | null;
                /** @description Part of a product's name, SKU or barcode */
                q?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "product" | "-product" | "sku" | "-sku" | "location" | "-location" | "quantity" | "-quantity" | "on_hand" | "-on_hand" | "reserved" | "-reserved" | "threshold" | "-threshold" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "id" | "-id";
                variant_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LevelOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_level_api_v1_inventory_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_level_api_v1_inventory__inventory_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inventory_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_level_api_v1_inventory__inventory_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inventory_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    adjust_level_api_v1_inventory__inventory_id__adjust_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inventory_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Adjustment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    level_history_api_v1_inventory__inventory_id__history_get: {
        parameters: {
            query?: {
                /** @description Changes older than the one of this id */
                before?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                inventory_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeOut"][];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_inventory_api_v1_inventory_export_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["Format"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    import_inventory_api_v1_inventory_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_inventory_api_v1_inventory_import_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    fields_inventory_api_v1_inventory_import_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_locations_api_v1_inventory_locations_get: {
        parameters: {
            query?: {
                /** @description Open ones, or closed ones */
                active?: boolean | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "priority" | "-priority" | "name" | "-name" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LocationOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_location_api_v1_inventory_locations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_location_api_v1_inventory_locations__location_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                location_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_location_api_v1_inventory_locations__location_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                location_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_location_api_v1_inventory_locations__location_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                location_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_low_api_v1_inventory_low_stock_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "quantity" | "-quantity" | "product" | "-product" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LevelOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_movements_api_v1_inventory_movements_get: {
        parameters: {
            query?: {
                cause_id?: number | null;
                /** @description orders, holds, ... */
                cause_type?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                end_date?: string | null;
                inventory_id?: number | null;
                kind?: ("received" | "reserved" | "released" | "shipped" | "returned" | "adjusted" | "transferred") | null;
                /** @description How many items a page has */
                limit?: number;
                location_id?: number | null;
                product_id?: number | null;
                sku?: string | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
                start_date?: string | null;
                variant_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MovementOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    product_stock_api_v1_inventory_product__product_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductStockOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_holds_api_v1_inventory_reservations_get: {
        parameters: {
            query?: {
                /** @description Still kept, or ended */
                active?: boolean | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                reference?: string | null;
                /** @description Sort by; a leading minus descends */
                sort?: "expires_at" | "-expires_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HoldOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_hold_api_v1_inventory_reservations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_hold_api_v1_inventory_reservations__hold_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    extend_hold_api_v1_inventory_reservations__hold_id__extend_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extension"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    release_hold_api_v1_inventory_reservations__hold_id__release_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    transfer_api_v1_inventory_transfers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_jobs_api_v1_jobs_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description A kind, or the first word of several: imports */
                kind?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_JobOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_job_api_v1_jobs__job_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    cancel_job_api_v1_jobs__job_id__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_errors_api_v1_jobs__job_id__errors_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    follow_job_api_v1_jobs__job_id__events_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    retry_job_api_v1_jobs__job_id__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_orders_api_v1_orders_get: {
        parameters: {
            query?: {
                /** @description With everything below it */
                category_id?: number | null;
                /** @description By code or by name */
                country?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                customer_id?: number | null;
                /** @description The last day, included */
                end_date?: string | null;
                kind?: string | null;
                /** @description How many items a page has */
                limit?: number;
                platform?: string | null;
                product_id?: number | null;
                /** @description Part of a number, or of a customer's name or e-mail */
                q?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "placed_at" | "-placed_at" | "order_date" | "-order_date" | "total" | "-total" | "number" | "-number" | "updated_at" | "-updated_at" | "id" | "-id";
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                /** @description Ours, or a platform's own word */
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_order_api_v1_orders__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    order_events_api_v1_orders__number__events_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HappenedOut"][];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_orders_api_v1_orders_export_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["Format"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    import_orders_api_v1_orders_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_orders_api_v1_orders_import_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    fields_orders_api_v1_orders_import_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_products_api_v1_products_get: {
        parameters: {
            query?: {
                /** @description An id or a slug */
                brand?: string | null;
                /** @description Id or slug; with all below it */
                category?: string | null;
                /** @description An id or a slug */
                collection?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                in_stock?: boolean | null;
                /** @description How many items a page has */
                limit?: number;
                price_max?: (string | number) | null;
                price_min?: (string | number) | null;
                /** @description Words of the name, SKUs, barcodes */
                q?: string;
                seller?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "price" | "-price" | "created_at" | "-created_at" | "id" | "-id";
                /** @description Staff: all but archived unless asked for */
                status?: ("draft" | "active" | "archived" | "all")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProductOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_product_api_v1_products_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_product_api_v1_products__product_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_product_api_v1_products__product_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_product_api_v1_products__product_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_media_api_v1_products__product_id__media_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MediaOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    add_media_api_v1_products__product_id__media_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_add_media_api_v1_products__product_id__media_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_media_api_v1_products__product_id__media__media_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_id: number;
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_media_api_v1_products__product_id__media__media_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_id: number;
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    order_media_api_v1_products__product_id__media_order_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MediaOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_variants_api_v1_products__product_id__variants_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VariantOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_variant_api_v1_products__product_id__variants_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariantIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_variant_api_v1_products__product_id__variants__variant_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
                variant_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_variant_api_v1_products__product_id__variants__variant_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
                variant_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariantChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_variant_api_v1_products__product_id__variants__variant_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
                variant_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_many_api_v1_products_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDone"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_products_api_v1_products_export_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["Format"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    import_products_api_v1_products_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_products_api_v1_products_import_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    fields_products_api_v1_products_import_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_profile_api_v1_profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    put_profile_api_v1_profile_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_profile_api_v1_profile_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_addresses_api_v1_profile_addresses_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"][];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    add_address_api_v1_profile_addresses_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_address_api_v1_profile_addresses__address_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_address_api_v1_profile_addresses__address_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_address_api_v1_profile_addresses__address_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_profile_api_v1_profile_export_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_rights_api_v1_rights_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_sales_api_v1_sales_get: {
        parameters: {
            query?: {
                /** @description With everything below it */
                category_id?: number | null;
                /** @description By code or by name */
                country?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                customer_id?: number | null;
                /** @description The last day, included */
                end_date?: string | null;
                kind?: string | null;
                /** @description How many items a page has */
                limit?: number;
                platform?: string | null;
                product_id?: number | null;
                /** @description Part of a number, or of a customer's name or e-mail */
                q?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "placed_at" | "-placed_at" | "order_date" | "-order_date" | "total" | "-total" | "number" | "-number" | "updated_at" | "-updated_at" | "id" | "-id";
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                /** @description Ours, or a platform's own word */
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    record_sale_api_v1_sales_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_sale_api_v1_sales__sale_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sale_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_sale_api_v1_sales__sale_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sale_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaleChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    sale_by_number_api_v1_sales_order__order_number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    sales_summary_api_v1_sales_summary_get: {
        parameters: {
            query?: {
                /** @description What to group by; weeks begin on Monday */
                by?: "day" | "week" | "month" | "country" | "platform" | "status" | "customer" | "product" | "category";
                /** @description With everything below it */
                category_id?: number | null;
                /** @description By code or by name */
                country?: string | null;
                customer_id?: number | null;
                /** @description The last day, included */
                end_date?: string | null;
                kind?: string | null;
                /** @description Groups that are no days, weeks or months */
                limit?: number;
                platform?: string | null;
                product_id?: number | null;
                /** @description Part of a number, or of a customer's name or e-mail */
                q?: string;
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                /** @description Ours, or a platform's own word */
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_sellers_api_v1_sellers_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SellerOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_seller_api_v1_sellers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_seller_api_v1_sellers__seller_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_seller_api_v1_sellers__seller_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_seller_api_v1_sellers__seller_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_shop_api_v1_shop_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_users_api_v1_users_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Text in a username, e-mail or name */
                q?: string;
                /** @description Only these roles; may be repeated */
                role?: components["schemas"]["Role"][] | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UserOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_user_api_v1_users__user_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_user_api_v1_users__user_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_user_api_v1_users__user_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    reset_two_factor_api_v1_users__user_id__two_factor_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    invite_api_v1_users_invite_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    accept_invitation_auth_accept_invitation_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    confirm_email_auth_email_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    resend_confirmation_auth_email_resend_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    log_in_auth_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    log_out_auth_logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_auth_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_password_auth_password_change_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    forgot_password_auth_password_forgot_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    reset_password_auth_password_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    refresh_auth_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    register_auth_register_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_sessions_auth_sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    end_other_sessions_auth_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    end_session_auth_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    disable_two_factor_auth_two_factor_disable_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    enable_two_factor_auth_two_factor_enable_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    renew_recovery_codes_auth_two_factor_recovery_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    set_up_two_factor_auth_two_factor_setup_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeedOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_brands_brands_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BrandOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_brand_brands_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_brand_brands__brand_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_brand_brands__brand_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_brand_brands__brand_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_categories_categories_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Those right below this one; 0 for the top */
                parent_id?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "name" | "-name" | "id" | "-id";
                /** @description Nested, with the number of products in each branch */
                tree?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CategoryOut_"] | components["schemas"]["Page_CategoryBranch_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_category_categories_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_category_categories__category_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_category_categories__category_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_category_categories__category_id__delete: {
        parameters: {
            query?: {
                /** @description Move what is in it there first */
                move_to?: number | null;
                /** @description Archive what is in it as well */
                products?: "archive" | null;
            };
            header?: never;
            path: {
                category_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRemoved"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_favorites_favorites_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FavoriteOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    add_favorite_favorites__product_id__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FavoriteOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_favorite_favorites__product_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    media_media__path__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_profile_profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    put_profile_profile_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_profile_profile_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_addresses_profile_addresses_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"][];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    add_address_profile_addresses_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    get_address_profile_addresses__address_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_address_profile_addresses__address_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_address_profile_addresses__address_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_profile_profile_export_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    ready_ready_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    list_sellers_sellers_get: {
        parameters: {
            query?: {
                /** @description Show archived ones too (staff) */
                archived?: boolean;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SellerOut_"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    create_seller_sellers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_seller_sellers__seller_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    change_seller_sellers__seller_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerOut"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    remove_seller_sellers__seller_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Invalid input, each field named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
}
