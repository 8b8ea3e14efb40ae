// Generated from `tradepost openapi` by `npm run api`: change the server, not this file.

export interface paths {
    "/analytics/abc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Abc Analysis
         * @description Products by what they bring: A while the share of all that stand before is below `a` %, B below `b` %, else C.
         */
        get: operations["abc_analysis_analytics_abc_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/abc-xyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Abc Xyz Matrix
         * @description What products bring against how steadily they sell: nine cells with advice, and the products of one of them.
         */
        get: operations["abc_xyz_matrix_analytics_abc_xyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/baskets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bought Together
         * @description Products that are bought together: support, confidence in both directions and lift of each pair.
         */
        get: operations["bought_together_analytics_baskets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels
         * @description What each channel brought, and which part of the whole that is.
         */
        get: operations["channels_analytics_channels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customer Analysis
         * @description RFM segments, cohorts by the month of the first order, what a customer is worth, new against returning.
         */
        get: operations["customer_analysis_analytics_customers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/customers/segments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers Of Segment
         * @description The customers of a segment, those who brought most first.
         */
        get: operations["customers_of_segment_analytics_customers_segments__name__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Forecast
         * @description A product's demand day by day with its bands, the model and its errors, and what to do about stock.
         *
         *     From the last run; a product that has not been forecast yet is computed, which takes some seconds.
         */
        get: operations["read_forecast_analytics_forecast_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/forecast/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Category Forecasts
         * @description What every category will be asked for, the whole shop, and products of no category: sums of their products.
         */
        get: operations["list_category_forecasts_analytics_forecast_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/forecast/categories/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Category Forecast
         * @description One category day by day, by its id; `all` is the whole shop, `none` what is in no category.
         */
        get: operations["read_category_forecast_analytics_forecast_categories__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/forecast/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Forecasts
         * @description Forecast the whole catalogue now, as is done each night; a run that is not over yet is the answer.
         */
        post: operations["run_forecasts_analytics_forecast_run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/forecast/runs-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List What Runs Out
         * @description What runs out first among what is on sale, with the money at risk; of the last run, by the stock there is now.
         */
        get: operations["list_what_runs_out_analytics_forecast_runs_out_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stock Analysis
         * @description What the stock is worth, how fast it turns, how long it lasts, what lies dead and what runs out.
         */
        post: operations["stock_analysis_analytics_inventory_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Metrics
         * @description What can be asked: every metric with its unit and formula, every dimension, every grain.
         */
        get: operations["list_metrics_analytics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Analysis
         * @description How people order: values, sizes, rates, new against returning, and when.
         */
        get: operations["order_analysis_analytics_orders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/profit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profit Analysis
         * @description What is left of what was sold, each deduction a line, in all and by product, category and channel.
         */
        get: operations["profit_analysis_analytics_profit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query
         * @description Any metrics by any dimensions, with filters, in buckets of time, beside the figures of other days.
         */
        post: operations["query_analytics_query_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description One's own reports, and those that others share.
         */
        get: operations["list_reports_analytics_reports_get"];
        put?: never;
        /**
         * Save Report
         * @description Keep a question under a name; with a schedule it is mailed.
         */
        post: operations["save_report_analytics_reports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Report
         * @description A report, not yet answered.
         */
        get: operations["read_report_analytics_reports__report_id__get"];
        /**
         * Change Report
         * @description Change a report of one's own.
         */
        put: operations["change_report_analytics_reports__report_id__put"];
        post?: never;
        /**
         * Delete Report
         * @description Forget a report of one's own, and end its mails.
         */
        delete: operations["delete_report_analytics_reports__report_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/reports/{report_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Report
         * @description What a report says now, also as a file.
         */
        get: operations["answer_report_analytics_reports__report_id__answer_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revenue
         * @description Revenue by day, week, month, quarter or year; buckets in which nothing was sold are there with zeros.
         */
        post: operations["revenue_analytics_revenue_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/revenue/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare Revenue
         * @description Two periods beside each other, as a whole and by category.
         */
        post: operations["compare_revenue_analytics_revenue_compare_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sales
         * @description Sales of a range of days, by day, product, category and platform.
         */
        post: operations["sales_analytics_sales_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/xyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Xyz Analysis
         * @description Products by how steadily they sell: X where units a period vary by up to `x` % of their mean, Y up to `y` %.
         */
        get: operations["xyz_analysis_analytics_xyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
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
         * @description Log in a user and receive a token.
         */
        post: operations["log_in_api_auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description The current user.
         */
        get: operations["me_api_auth_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
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
         * @description Register a new user.
         */
        post: operations["register_api_auth_register_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Cart
         * @description The contents of the cart by item.
         */
        get: operations["read_cart_api_cart_get"];
        put?: never;
        /**
         * Add To Cart
         * @description Add an item to the shopping cart, on top of what is there of the product.
         */
        post: operations["add_to_cart_api_cart_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/{item_id}": {
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
         * Remove From Cart
         * @description Remove an item from the cart.
         */
        delete: operations["remove_from_cart_api_cart__item_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stock
         * @description The stock of all products by their ids.
         */
        get: operations["list_stock_api_inventory_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inventory/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Stock
         * @description Set the stock of a product.
         */
        put: operations["set_stock_api_inventory__product_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Order
         * @description Create a new order from the cart, and pay it.
         */
        post: operations["create_order_api_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Order
         * @description The details of an order.
         */
        get: operations["read_order_api_orders__order_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Order
         * @description Cancel an order; what was paid goes back.
         */
        post: operations["cancel_order_api_orders__order_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description All available products by id.
         */
        get: operations["list_products_api_products_get"];
        put?: never;
        /**
         * Add Product
         * @description Add a new product.
         */
        post: operations["add_product_api_products_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Product
         * @description Update an existing product.
         */
        put: operations["change_product_api_products__product_id__put"];
        post?: never;
        /**
         * Remove Product
         * @description Remove a product from the catalogue; what history refers to is archived.
         */
        delete: operations["remove_product_api_products__product_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description All reviews of a product, the newest first.
         */
        get: operations["list_reviews_api_products__product_id__reviews_get"];
        put?: never;
        /**
         * Add Review
         * @description Add a review for a product, once.
         */
        post: operations["add_review_api_products__product_id__reviews_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/activity/recently-viewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recently Viewed
         * @description The products you looked at last, each once; `product` is what GET /products/{id} answers.
         */
        get: operations["list_recently_viewed_api_v1_activity_recently_viewed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/abc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Abc Analysis
         * @description Products by what they bring: A while the share of all that stand before is below `a` %, B below `b` %, else C.
         */
        get: operations["abc_analysis_api_v1_analytics_abc_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/abc-xyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Abc Xyz Matrix
         * @description What products bring against how steadily they sell: nine cells with advice, and the products of one of them.
         */
        get: operations["abc_xyz_matrix_api_v1_analytics_abc_xyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/baskets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bought Together
         * @description Products that are bought together: support, confidence in both directions and lift of each pair.
         */
        get: operations["bought_together_api_v1_analytics_baskets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels
         * @description What each channel brought, and which part of the whole that is.
         */
        get: operations["channels_api_v1_analytics_channels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customer Analysis
         * @description RFM segments, cohorts by the month of the first order, what a customer is worth, new against returning.
         */
        get: operations["customer_analysis_api_v1_analytics_customers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/customers/segments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers Of Segment
         * @description The customers of a segment, those who brought most first.
         */
        get: operations["customers_of_segment_api_v1_analytics_customers_segments__name__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Forecast
         * @description A product's demand day by day with its bands, the model and its errors, and what to do about stock.
         *
         *     From the last run; a product that has not been forecast yet is computed, which takes some seconds.
         */
        get: operations["read_forecast_api_v1_analytics_forecast_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/forecast/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Category Forecasts
         * @description What every category will be asked for, the whole shop, and products of no category: sums of their products.
         */
        get: operations["list_category_forecasts_api_v1_analytics_forecast_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/forecast/categories/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Category Forecast
         * @description One category day by day, by its id; `all` is the whole shop, `none` what is in no category.
         */
        get: operations["read_category_forecast_api_v1_analytics_forecast_categories__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/forecast/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Forecasts
         * @description Forecast the whole catalogue now, as is done each night; a run that is not over yet is the answer.
         */
        post: operations["run_forecasts_api_v1_analytics_forecast_run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/forecast/runs-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List What Runs Out
         * @description What runs out first among what is on sale, with the money at risk; of the last run, by the stock there is now.
         */
        get: operations["list_what_runs_out_api_v1_analytics_forecast_runs_out_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stock Analysis
         * @description What the stock is worth, how fast it turns, how long it lasts, what lies dead and what runs out.
         */
        post: operations["stock_analysis_api_v1_analytics_inventory_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Metrics
         * @description What can be asked: every metric with its unit and formula, every dimension, every grain.
         */
        get: operations["list_metrics_api_v1_analytics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Analysis
         * @description How people order: values, sizes, rates, new against returning, and when.
         */
        get: operations["order_analysis_api_v1_analytics_orders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/profit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profit Analysis
         * @description What is left of what was sold, each deduction a line, in all and by product, category and channel.
         */
        get: operations["profit_analysis_api_v1_analytics_profit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query
         * @description Any metrics by any dimensions, with filters, in buckets of time, beside the figures of other days.
         */
        post: operations["query_api_v1_analytics_query_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description One's own reports, and those that others share.
         */
        get: operations["list_reports_api_v1_analytics_reports_get"];
        put?: never;
        /**
         * Save Report
         * @description Keep a question under a name; with a schedule it is mailed.
         */
        post: operations["save_report_api_v1_analytics_reports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Report
         * @description A report, not yet answered.
         */
        get: operations["read_report_api_v1_analytics_reports__report_id__get"];
        /**
         * Change Report
         * @description Change a report of one's own.
         */
        put: operations["change_report_api_v1_analytics_reports__report_id__put"];
        post?: never;
        /**
         * Delete Report
         * @description Forget a report of one's own, and end its mails.
         */
        delete: operations["delete_report_api_v1_analytics_reports__report_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/reports/{report_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Report
         * @description What a report says now, also as a file.
         */
        get: operations["answer_report_api_v1_analytics_reports__report_id__answer_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revenue
         * @description Revenue by day, week, month, quarter or year; buckets in which nothing was sold are there with zeros.
         */
        post: operations["revenue_api_v1_analytics_revenue_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/revenue/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare Revenue
         * @description Two periods beside each other, as a whole and by category.
         */
        post: operations["compare_revenue_api_v1_analytics_revenue_compare_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sales
         * @description Sales of a range of days, by day, product, category and platform.
         */
        post: operations["sales_api_v1_analytics_sales_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/xyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Xyz Analysis
         * @description Products by how steadily they sell: X where units a period vary by up to `x` % of their mean, Y up to `y` %.
         */
        get: operations["xyz_analysis_api_v1_analytics_xyz_get"];
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
    "/api/v1/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Cart
         * @description The cart at the prices of now, each line with what is wrong with it; an empty one when there is none.
         */
        get: operations["get_cart_api_v1_cart_get"];
        /**
         * Change Cart
         * @description Write down country, e-mail, addresses, shipping method, payment provider, codes or gift card.
         *
         *     429 after many gift cards that are none, so that their codes cannot be guessed.
         */
        put: operations["change_cart_api_v1_cart_put"];
        post?: never;
        /**
         * Empty Cart
         * @description Take everything out.
         */
        delete: operations["empty_cart_api_v1_cart_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Code
         * @description Enter a discount code; `totals` says what it gives, or under `refused_codes` why it gives nothing.
         */
        post: operations["add_code_api_v1_cart_codes_post"];
        /**
         * Remove Code
         * @description Take out one code, or all of them.
         */
        delete: operations["remove_code_api_v1_cart_codes_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Line
         * @description Put something in. A guest without a token gets a cart, and its token this once: send it as `X-Cart-Token`.
         */
        post: operations["add_line_api_v1_cart_lines_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Line
         * @description Set how many; the price is the one of now.
         */
        put: operations["change_line_api_v1_cart_lines__line_id__put"];
        post?: never;
        /**
         * Remove Line
         * @description Take a line out.
         */
        delete: operations["remove_line_api_v1_cart_lines__line_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Carts
         * @description Put the guest's cart of `X-Cart-Token` into one's own.
         */
        post: operations["merge_carts_api_v1_cart_merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/shipping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shipping Methods
         * @description The ways of delivery for what is in the cart, to where it goes, and what each asks.
         */
        get: operations["shipping_methods_api_v1_cart_shipping_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/carts/abandoned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Abandoned Carts
         * @description Carts that somebody filled and left, the last left first.
         */
        get: operations["abandoned_carts_api_v1_carts_abandoned_get"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Out
         * @description Order what is in the cart, or the `items` sent along. 409 with the new totals when it costs something else now.
         *
         *     The same cart, or the same `Idempotency-Key`, makes one order and one payment, however often it is sent. A payment
         *     that is declined leaves the order `pending`: pay it in another way. 429 after many gift cards that are none.
         */
        post: operations["check_out_api_v1_checkout_post"];
        delete?: never;
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
    "/api/v1/content/banners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Banners
         * @description The banners in their order.
         */
        get: operations["list_banners_api_v1_content_banners_get"];
        put?: never;
        /**
         * Create Banner
         * @description Add a banner; its picture is sent by itself.
         */
        post: operations["create_banner_api_v1_content_banners_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/banners/{banner_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Banner
         * @description One banner.
         */
        get: operations["read_banner_api_v1_content_banners__banner_id__get"];
        /**
         * Change Banner
         * @description Change a banner; fields left out stay.
         */
        put: operations["change_banner_api_v1_content_banners__banner_id__put"];
        post?: never;
        /**
         * Remove Banner
         * @description Delete a banner with its picture.
         */
        delete: operations["remove_banner_api_v1_content_banners__banner_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/banners/{banner_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Picture
         * @description Give a banner its picture (JPEG, PNG, WebP, GIF) in the place of the one before.
         */
        put: operations["set_picture_api_v1_content_banners__banner_id__picture_put"];
        post?: never;
        /**
         * Remove Picture
         * @description Take a banner's picture away.
         */
        delete: operations["remove_picture_api_v1_content_banners__banner_id__picture_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pages
         * @description The pages in their order.
         */
        get: operations["list_pages_api_v1_content_pages_get"];
        put?: never;
        /**
         * Create Page
         * @description Add a page, as a draft unless `status` says otherwise.
         */
        post: operations["create_page_api_v1_content_pages_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/pages/{page_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Page
         * @description One page, by its id or slug.
         */
        get: operations["read_page_api_v1_content_pages__page_id__get"];
        /**
         * Change Page
         * @description Change a page; fields left out stay.
         */
        put: operations["change_page_api_v1_content_pages__page_id__put"];
        post?: never;
        /**
         * Remove Page
         * @description Delete a page.
         */
        delete: operations["remove_page_api_v1_content_pages__page_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Posts
         * @description The posts, newest first.
         */
        get: operations["list_posts_api_v1_content_posts_get"];
        put?: never;
        /**
         * Create Post
         * @description Add a post, as a draft unless `status` says otherwise.
         */
        post: operations["create_post_api_v1_content_posts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/posts.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Feed
         * @description The newest posts as RSS.
         */
        get: operations["read_feed_api_v1_content_posts_rss_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Post
         * @description One post, by its id or slug.
         */
        get: operations["read_post_api_v1_content_posts__post_id__get"];
        /**
         * Change Post
         * @description Change a post; fields left out stay.
         */
        put: operations["change_post_api_v1_content_posts__post_id__put"];
        post?: never;
        /**
         * Remove Post
         * @description Delete a post.
         */
        delete: operations["remove_post_api_v1_content_posts__post_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/posts/{post_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Cover
         * @description Give a post its cover picture (JPEG, PNG, WebP, GIF) in the place of the one before.
         */
        put: operations["set_cover_api_v1_content_posts__post_id__cover_put"];
        post?: never;
        /**
         * Remove Cover
         * @description Take a post's cover away.
         */
        delete: operations["remove_cover_api_v1_content_posts__post_id__cover_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/content/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description What Markdown would look like; nothing is kept.
         */
        post: operations["preview_api_v1_content_preview_post"];
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
    "/api/v1/dashboard/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summary
         * @description Key figures beside those of as many days before, top products, platforms; the last thirty days unless told.
         */
        get: operations["summary_api_v1_dashboard_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Discounts
         * @description Every discount, newest first.
         */
        get: operations["list_discounts_api_v1_discounts_get"];
        put?: never;
        /**
         * Create Discount
         * @description A new discount; `codes` are good for any number of orders. 409 when a code is taken.
         */
        post: operations["create_discount_api_v1_discounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts/{discount_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Discount
         * @description One discount.
         */
        get: operations["get_discount_api_v1_discounts__discount_id__get"];
        /**
         * Change Discount
         * @description Change a discount; what is left out stays. `If-Match` guards against a change in the meantime.
         */
        put: operations["change_discount_api_v1_discounts__discount_id__put"];
        post?: never;
        /**
         * Delete Discount
         * @description Delete a discount with its codes. 409 when orders got it: switch it off instead.
         */
        delete: operations["delete_discount_api_v1_discounts__discount_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts/{discount_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Codes
         * @description A discount's codes, oldest first; up to a thousand a page.
         */
        get: operations["list_codes_api_v1_discounts__discount_id__codes_get"];
        put?: never;
        /**
         * Add Codes
         * @description More codes: those named, and `count` drawn by chance. 409 when one is taken.
         */
        post: operations["add_codes_api_v1_discounts__discount_id__codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts/{discount_id}/codes/{code_id}": {
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
         * Delete Code
         * @description Take a code away; orders that used it keep what they got.
         */
        delete: operations["delete_code_api_v1_discounts__discount_id__codes__code_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts/{discount_id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Uses
         * @description The orders that got a discount, newest first.
         */
        get: operations["list_uses_api_v1_discounts__discount_id__uses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/discounts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description What a basket would get now. Nothing is counted.
         */
        post: operations["preview_api_v1_discounts_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/expenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Expenses
         * @description What was spent, the latest first.
         */
        get: operations["list_expenses_api_v1_expenses_get"];
        put?: never;
        /**
         * Add Expense
         * @description Write down what was spent: a bill, a commission, a campaign.
         */
        post: operations["add_expense_api_v1_expenses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/expenses/{expense_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Expense
         * @description One expense.
         */
        get: operations["one_expense_api_v1_expenses__expense_id__get"];
        /**
         * Change Expense
         * @description Change one; `If-Match` guards against lost updates.
         */
        put: operations["change_expense_api_v1_expenses__expense_id__put"];
        post?: never;
        /**
         * Strike Expense
         * @description Strike one out.
         */
        delete: operations["strike_expense_api_v1_expenses__expense_id__delete"];
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
    "/api/v1/gift-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Cards
         * @description Every gift card, newest first.
         */
        get: operations["list_cards_api_v1_gift_cards_get"];
        put?: never;
        /**
         * Issue Card
         * @description A new gift card. Its code is shown here and, with `email`, mailed; it can be read nowhere later.
         */
        post: operations["issue_card_api_v1_gift_cards_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Card
         * @description One gift card.
         */
        get: operations["get_card_api_v1_gift_cards__card_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable Card
         * @description Let nobody spend a card; what is on it stays.
         */
        post: operations["disable_card_api_v1_gift_cards__card_id__disable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable Card
         * @description Let a card be spent again.
         */
        post: operations["enable_card_api_v1_gift_cards__card_id__enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Card Entries
         * @description Every change of a card's balance, newest first.
         */
        get: operations["card_entries_api_v1_gift_cards__card_id__entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace Card
         * @description Give a lost card another code, shown here and, with `email`, mailed; the old code is good no more.
         */
        post: operations["replace_card_api_v1_gift_cards__card_id__replace_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/{card_id}/top-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Top Up Card
         * @description Put more on a card. 409 for one that is disabled or has expired.
         */
        post: operations["top_up_card_api_v1_gift_cards__card_id__top_up_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gift-cards/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Card Balance
         * @description What is left on a card that can be spent, for whoever has its code; 404 for every other code.
         *
         *     429 after many looks from one address, so that codes cannot be guessed.
         */
        get: operations["card_balance_api_v1_gift_cards_balance_get"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notifications
         * @description What you are told, newest first.
         */
        get: operations["list_notifications_api_v1_notifications_get"];
        put?: never;
        /**
         * Send Notification
         * @description Write to somebody: they find it in the app, and by mail where they want messages there.
         */
        post: operations["send_notification_api_v1_notifications_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}": {
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
         * Remove Notification
         * @description Take one away.
         */
        delete: operations["remove_notification_api_v1_notifications__notification_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Read
         * @description Mark one as read; once more changes nothing.
         */
        put: operations["mark_read_api_v1_notifications__notification_id__read_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark All Read
         * @description Mark all as read.
         */
        put: operations["mark_all_read_api_v1_notifications_read_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Choices
         * @description Where you are told of what.
         */
        get: operations["read_choices_api_v1_notifications_settings_get"];
        /**
         * Change Choices
         * @description Choose where you are told of what.
         */
        put: operations["change_choices_api_v1_notifications_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Notifications
         * @description What you are told from now on, as server-sent events, `event: notification`; `Last-Event-ID` catches up.
         *
         *     It ends with your session, and by itself after a while: connect again with the id of the last one you saw.
         */
        get: operations["follow_notifications_api_v1_notifications_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unread
         * @description How many you have not read.
         */
        get: operations["count_unread_api_v1_notifications_unread_get"];
        put?: never;
        post?: never;
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
         * @description One order with its lines: any for staff, their own for others; a guest shows its token as `X-Order-Token`.
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
    "/api/v1/orders/{number}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Cancel an order: staff any, buyers their own until it is on its way. What was paid goes back.
         */
        post: operations["cancel_api_v1_orders__number__cancel_post"];
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
    "/api/v1/orders/{number}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invoice
         * @description The invoice as PDF; of a return, the credit note.
         */
        get: operations["invoice_api_v1_orders__number__invoice_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit
         * @description Let an order hold these lines instead: staff until it has left, buyers their own while it is pending.
         *
         *     What was paid too much goes back; what is more is due, to be paid by `/pay`. Units that were sent stay. 409 with the
         *     new totals when it comes to something else than `expected_total`; `If-Match` guards against a change in between.
         */
        put: operations["edit_api_v1_orders__number__lines_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Notes
         * @description What was written beside an order: for the buyer the public notes.
         */
        get: operations["order_notes_api_v1_orders__number__notes_get"];
        put?: never;
        /**
         * Write Note
         * @description Write something beside an order.
         */
        post: operations["write_note_api_v1_orders__number__notes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/packing-slip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Packing Slip
         * @description What lies in a parcel, as PDF without prices: in one shipment, or all that is still to be sent.
         */
        get: operations["packing_slip_api_v1_orders__number__packing_slip_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay
         * @description Pay what is due of an order; a payment that is under way is gone on with, never doubled.
         */
        post: operations["pay_api_v1_orders__number__pay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund Order
         * @description Give money back: for lines, for delivery, an amount, or all that is left. 422 when that is more than is there.
         */
        post: operations["refund_order_api_v1_orders__number__refunds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Returns
         * @description An order's returns, oldest first.
         */
        get: operations["order_returns_api_v1_orders__number__returns_get"];
        put?: never;
        /**
         * Ask Return
         * @description Ask to send goods back: the buyer of their own order, staff of any. 422 for more than can come back.
         */
        post: operations["ask_return_api_v1_orders__number__returns_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{number}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Shipments
         * @description An order's parcels and where they are, oldest first.
         */
        get: operations["order_shipments_api_v1_orders__number__shipments_get"];
        put?: never;
        /**
         * Dispatch Order
         * @description Send goods of an order: a shipment for each location they lie at. 409 for an order that is not to be sent.
         */
        post: operations["dispatch_order_api_v1_orders__number__shipments_post"];
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
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Payments
         * @description Every payment, newest first.
         */
        get: operations["list_payments_api_v1_payments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Payment
         * @description One payment.
         */
        get: operations["get_payment_api_v1_payments__payment_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture Payment
         * @description Take what was promised, or part of it. 409 for a payment that cannot be captured; done again it is done once.
         */
        post: operations["capture_payment_api_v1_payments__payment_id__capture_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Refunds
         * @description A payment's refunds, oldest first.
         */
        get: operations["list_refunds_api_v1_payments__payment_id__refunds_get"];
        put?: never;
        /**
         * Refund Payment
         * @description Give money back. 422 when that is more than is left; the answer's status says what the provider made of it.
         */
        post: operations["refund_payment_api_v1_payments__payment_id__refunds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle Payment
         * @description Ask the provider now how a payment stands, without waiting for the next look by itself.
         */
        post: operations["settle_payment_api_v1_payments__payment_id__settle_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void Payment
         * @description Let a payment go before money is taken. What was paid meanwhile comes back as captured.
         */
        post: operations["void_payment_api_v1_payments__payment_id__void_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Providers
         * @description The ways to pay that this shop offers.
         */
        get: operations["list_providers_api_v1_payments_providers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/providers/{name}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settings
         * @description A provider's settings. Of secrets only whether they are set, and their last four letters.
         */
        get: operations["get_settings_api_v1_payments_providers__name__settings_get"];
        /**
         * Change Settings
         * @description Set a provider up; `If-Match` guards against a change in the meantime.
         */
        put: operations["change_settings_api_v1_payments_providers__name__settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/providers/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Settings
         * @description Try a provider's settings with a harmless call, and say what is wrong.
         */
        post: operations["try_settings_api_v1_payments_providers__name__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Settings
         * @description Every provider's settings, whether it is offered or not.
         */
        get: operations["list_settings_api_v1_payments_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/webhooks/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear Webhook
         * @description What a provider has to tell. 400 when it is not theirs; the same again is taken and does nothing.
         */
        post: operations["hear_webhook_api_v1_payments_webhooks__name__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Lists
         * @description Price lists in the order in which they are asked for a price.
         */
        get: operations["list_lists_api_v1_price_lists_get"];
        put?: never;
        /**
         * Create List
         * @description A new list, in the shop's currency unless another is named. 409 when one has this name.
         */
        post: operations["create_list_api_v1_price_lists_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-lists/{list_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description One price list.
         */
        get: operations["read_list_api_v1_price_lists__list_id__get"];
        /**
         * Change List
         * @description Change whom a list is for, when, and before which others; fields left out stay.
         */
        put: operations["change_list_api_v1_price_lists__list_id__put"];
        post?: never;
        /**
         * Delete List
         * @description Delete a list with the prices in it.
         */
        delete: operations["delete_list_api_v1_price_lists__list_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-lists/{list_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Items
         * @description The prices in a list.
         */
        get: operations["list_items_api_v1_price_lists__list_id__items_get"];
        /**
         * Put Items
         * @description Set, change and take out up to a thousand prices at once, all or none; the others of the list stay.
         */
        put: operations["put_items_api_v1_price_lists__list_id__items_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Prices
         * @description What variants cost in every currency, by which lists, their floors and the lowest prices of 30 days.
         */
        get: operations["list_prices_api_v1_prices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{variant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Prices
         * @description All that one variant costs.
         */
        get: operations["read_prices_api_v1_prices__variant_id__get"];
        /**
         * Change Prices
         * @description Set a variant's prices by currency; others stay. `If-Match` guards against a change in the meantime.
         */
        put: operations["change_prices_api_v1_prices__variant_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{variant_id}/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Floor
         * @description Set what no price, list or planned change may go under; refused above one that is there.
         */
        put: operations["set_floor_api_v1_prices__variant_id__floor_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{variant_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read History
         * @description Every change of a variant's prices, newest first, whichever door it came by.
         */
        get: operations["read_history_api_v1_prices__variant_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Planned
         * @description Changes of prices that are planned, made and called off, the newest first.
         */
        get: operations["list_planned_api_v1_prices_scheduled_get"];
        put?: never;
        /**
         * Plan Change
         * @description Plan a new price from a moment on, made by itself within a minute; at `ends_at` the price goes back.
         */
        post: operations["plan_change_api_v1_prices_scheduled_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/scheduled/{planned_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Planned
         * @description One planned change.
         */
        get: operations["read_planned_api_v1_prices_scheduled__planned_id__get"];
        /**
         * Change Planned
         * @description Change what is planned; of a change in force only its end. 409 once it is over.
         */
        put: operations["change_planned_api_v1_prices_scheduled__planned_id__put"];
        post?: never;
        /**
         * Cancel Planned
         * @description Call a change off before it is made; it stays in the list as cancelled. 409 once it is made.
         */
        delete: operations["cancel_planned_api_v1_prices_scheduled__planned_id__delete"];
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
    "/api/v1/products/{product_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Own Prices
         * @description What I would pay for each variant, so many of it: by my customer group, with the lower prices of larger orders.
         *
         *     A reduced price comes with the lowest of the 30 days before it.
         */
        get: operations["read_own_prices_api_v1_products__product_id__prices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Product Reviews
         * @description What buyers say of a product (its id or slug), and its rating; those that are published.
         */
        get: operations["list_product_reviews_api_v1_products__product_id__reviews_get"];
        put?: never;
        /**
         * Post Review
         * @description Say what you think of a product, once: a second review is a conflict, the first can be changed.
         */
        post: operations["post_review_api_v1_products__product_id__reviews_post"];
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
    "/api/v1/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Returns
         * @description Returns, newest first: all for staff, those of their own orders for others.
         */
        get: operations["list_returns_api_v1_returns_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Return
         * @description One return: any for staff, of their own orders for others.
         */
        get: operations["read_return_api_v1_returns__return_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Return
         * @description Let the goods come; the text tells the buyer how.
         */
        post: operations["approve_return_api_v1_returns__return_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Return
         * @description Take a request back: the buyer their own, staff any, before the goods have come.
         */
        post: operations["cancel_return_api_v1_returns__return_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Return
         * @description End a received return without money; the text tells the buyer why.
         */
        post: operations["close_return_api_v1_returns__return_id__close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange Return
         * @description Send other goods for received ones: an order of its own (`exchange_id`), paid with what those had cost.
         *
         *     What the new goods cost more is due on that order; what they cost less goes back. Done again it is done once.
         */
        post: operations["exchange_return_api_v1_returns__return_id__exchange_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive Return
         * @description The goods are here: those fit to be sold lie on a shelf again.
         */
        post: operations["receive_return_api_v1_returns__return_id__receive_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund Return
         * @description Give back what the received goods were paid with, or less. Done again it is done once.
         */
        post: operations["refund_return_api_v1_returns__return_id__refund_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{return_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Return
         * @description Refuse it; the text tells the buyer why.
         */
        post: operations["reject_return_api_v1_returns__return_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description All reviews for staff; your own for everybody else.
         */
        get: operations["list_reviews_api_v1_reviews_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Review
         * @description One review: a published one for everybody, any for staff and its author.
         */
        get: operations["read_review_api_v1_reviews__review_id__get"];
        /**
         * Change Review
         * @description Its author changes what it says, which may have to wait for approval again; staff decide what becomes of it.
         */
        put: operations["change_review_api_v1_reviews__review_id__put"];
        post?: never;
        /**
         * Remove Review
         * @description Delete a review with its answers and votes: its author, or staff.
         */
        delete: operations["remove_review_api_v1_reviews__review_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{review_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply To Review
         * @description Answer a review in the shop's name, for everybody to read; its author is told.
         */
        post: operations["reply_to_review_api_v1_reviews__review_id__reply_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{review_id}/reply/{reply_id}": {
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
         * Take Back Reply
         * @description Delete an answer.
         */
        delete: operations["take_back_reply_api_v1_reviews__review_id__reply__reply_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{review_id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vote
         * @description Say whether a review helped you; once more replaces what you said.
         */
        post: operations["vote_api_v1_reviews__review_id__votes_post"];
        /**
         * Take Back Vote
         * @description Take your vote back.
         */
        delete: operations["take_back_vote_api_v1_reviews__review_id__votes_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Moderation
         * @description When reviews are shown.
         */
        get: operations["read_moderation_api_v1_reviews_settings_get"];
        /**
         * Change Moderation
         * @description Decide when reviews are shown; those that wait keep waiting.
         */
        put: operations["change_moderation_api_v1_reviews_settings_put"];
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
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Products
         * @description Products on sale, by words in any of their forms, Russian or English, mistyped if need be; and by facets.
         *
         *     Categories, brands and the values of one attribute add up; different filters all have to hold.
         */
        get: operations["search_products_api_v1_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Queries
         * @description What was searched for most in these days, and what for in vain.
         */
        get: operations["list_queries_api_v1_search_queries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/reindex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Anew
         * @description Make the index anew on every machine; the old one serves meanwhile. The answer is a job to watch.
         */
        post: operations["make_anew_api_v1_search_reindex_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Settings
         * @description Synonyms, what counts how much, and what comes first for which question.
         */
        get: operations["read_settings_api_v1_search_settings_get"];
        /**
         * Change Settings
         * @description Replace them all; searches follow within a second.
         */
        put: operations["change_settings_api_v1_search_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Status
         * @description How this machine's index is, and how far behind the log.
         */
        get: operations["read_status_api_v1_search_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest More
         * @description What somebody may be about to type: products, categories, brands, and the text with its last word completed.
         */
        get: operations["suggest_more_api_v1_search_suggest_get"];
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
    "/api/v1/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shipments
         * @description Parcels, newest first.
         */
        get: operations["list_shipments_api_v1_shipments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{shipment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Shipment
         * @description One parcel, with what is in it and where it has been.
         */
        get: operations["read_shipment_api_v1_shipments__shipment_id__get"];
        /**
         * Change Shipment
         * @description Its tracking number and the like; fields left out stay.
         */
        put: operations["change_shipment_api_v1_shipments__shipment_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{shipment_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Event
         * @description Say what happened to it; its status follows. 409 for a status that cannot come next.
         */
        post: operations["add_event_api_v1_shipments__shipment_id__events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{shipment_id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Label
         * @description What is stuck on the parcel, as PDF: the carrier's own label where it made one.
         */
        get: operations["label_api_v1_shipments__shipment_id__label_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{shipment_id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Track
         * @description Where it is: for the shop's people, and for whoever ordered it.
         */
        get: operations["track_api_v1_shipments__shipment_id__track_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Methods
         * @description The ways to deliver; the shop's people see those that are switched off as well.
         */
        get: operations["list_methods_api_v1_shipping_methods_get"];
        put?: never;
        /**
         * Create Method
         * @description A new way to deliver to a zone.
         */
        post: operations["create_method_api_v1_shipping_methods_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/methods/{method_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Method
         * @description One way to deliver.
         */
        get: operations["read_method_api_v1_shipping_methods__method_id__get"];
        /**
         * Change Method
         * @description Change a method; fields left out stay.
         */
        put: operations["change_method_api_v1_shipping_methods__method_id__put"];
        post?: never;
        /**
         * Remove Method
         * @description Delete a method; shipments that it made keep its name.
         */
        delete: operations["remove_method_api_v1_shipping_methods__method_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quote By Address
         * @description The same, asked by an address alone.
         */
        get: operations["quote_by_address_api_v1_shipping_quote_get"];
        put?: never;
        /**
         * Quote
         * @description What it costs to send a parcel somewhere: by its weight and value, or by the goods in it.
         */
        post: operations["quote_api_v1_shipping_quote_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Zones
         * @description Where the shop delivers to.
         */
        get: operations["list_zones_api_v1_shipping_zones_get"];
        put?: never;
        /**
         * Create Zone
         * @description A new zone. Of several that have a place, the one that names it most closely serves it.
         */
        post: operations["create_zone_api_v1_shipping_zones_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipping/zones/{zone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Zone
         * @description One zone.
         */
        get: operations["read_zone_api_v1_shipping_zones__zone_id__get"];
        /**
         * Change Zone
         * @description Change a zone; fields left out stay.
         */
        put: operations["change_zone_api_v1_shipping_zones__zone_id__put"];
        post?: never;
        /**
         * Remove Zone
         * @description Delete a zone; 409 while methods deliver there.
         */
        delete: operations["remove_zone_api_v1_shipping_zones__zone_id__delete"];
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
    "/api/v1/store-credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Credit
         * @description What you have to spend here, in each currency.
         */
        get: operations["own_credit_api_v1_store_credit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-credit/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Credit Of
         * @description What an account has to spend, in each currency.
         */
        get: operations["credit_of_api_v1_store_credit_accounts__account_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-credit/accounts/{account_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries Of
         * @description Every change of an account's credit, newest first.
         */
        get: operations["entries_of_api_v1_store_credit_accounts__account_id__entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-credit/accounts/{account_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant
         * @description Give an account credit.
         */
        post: operations["grant_api_v1_store_credit_accounts__account_id__grant_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-credit/accounts/{account_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Take credit back that was given by mistake. 409 when less is left.
         */
        post: operations["withdraw_api_v1_store_credit_accounts__account_id__withdraw_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-credit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Entries
         * @description Every change of your credit, newest first.
         */
        get: operations["own_entries_api_v1_store_credit_entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/taxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rates
         * @description Tax rates by country.
         */
        get: operations["list_rates_api_v1_taxes_get"];
        put?: never;
        /**
         * Create Rate
         * @description A new rate: it applies from the next price on that anybody asks for.
         */
        post: operations["create_rate_api_v1_taxes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/taxes/{rate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Rate
         * @description One rate.
         */
        get: operations["read_rate_api_v1_taxes__rate_id__get"];
        /**
         * Change Rate
         * @description Change a rate; fields left out stay, null makes the category all and a time open.
         */
        put: operations["change_rate_api_v1_taxes__rate_id__put"];
        post?: never;
        /**
         * Delete Rate
         * @description Delete a rate.
         */
        delete: operations["delete_rate_api_v1_taxes__rate_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/taxes/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Settings
         * @description Whether prices have the tax in them.
         */
        get: operations["read_settings_api_v1_taxes_settings_get"];
        /**
         * Change Settings
         * @description Say whether prices have the tax in them, for all prices at once: no price changes, only what it means.
         */
        put: operations["change_settings_api_v1_taxes_settings_put"];
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
    "/categories/delete": {
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
         * Delete Category
         * @description Delete a category with its products. What orders refer to is archived, so that history stays.
         */
        delete: operations["delete_category_categories_delete_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products Of Category
         * @description The products of a category.
         */
        get: operations["products_of_category_categories_products_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update Category
         * @description Rename a category. 409 when another has this name.
         */
        put: operations["update_category_categories_update_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summary
         * @description Key figures beside those of as many days before, top products, platforms; the last thirty days unless told.
         */
        get: operations["summary_dashboard_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/add_inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add Inventory
         * @description Add units to a product's stock. 422 when there is no such product.
         */
        put: operations["add_inventory_ecommerce_v1_add_inventory_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/create_category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Create Category
         * @description Create a category. 422 when the slug (or the name) is taken.
         */
        put: operations["create_category_ecommerce_v1_create_category_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/create_product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Create Product
         * @description Create a product. 404 when there is no such category.
         */
        put: operations["create_product_ecommerce_v1_create_product_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/get_categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Categories
         * @description A page of the categories.
         */
        get: operations["get_categories_ecommerce_v1_get_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/get_low_stock_products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Low Stock Products
         * @description The products of which so many are left, or fewer; the emptiest first.
         */
        get: operations["get_low_stock_products_ecommerce_v1_get_low_stock_products_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/get_products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Products
         * @description A page of the products, each with its category.
         */
        get: operations["get_products_ecommerce_v1_get_products_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/get_sales_data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sales Data
         * @description Sales and revenue of a range of days, both included; in buckets, and with their lines, when asked for.
         */
        get: operations["get_sales_data_ecommerce_v1_get_sales_data_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/login_user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login User
         * @description Log in. 422 for an unknown e-mail or a wrong password, which are not told apart.
         */
        post: operations["login_user_ecommerce_v1_login_user_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/purchase_products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Purchase Products
         * @description Buy as much of this as there is: each product whole or not at all. The answer names both kinds.
         */
        post: operations["purchase_products_ecommerce_v1_purchase_products_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecommerce/v1/register_user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Register User
         * @description Register a new user. 422 when the e-mail (or the username) is taken.
         */
        put: operations["register_user_ecommerce_v1_register_user_put"];
        post?: never;
        delete?: never;
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
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notifications
         * @description What you are told, newest first.
         */
        get: operations["list_notifications_notifications_get"];
        put?: never;
        /**
         * Send Notification
         * @description Write to somebody: they find it in the app, and by mail where they want messages there.
         */
        post: operations["send_notification_notifications_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notification_id}": {
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
         * Remove Notification
         * @description Take one away.
         */
        delete: operations["remove_notification_notifications__notification_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Read
         * @description Mark one as read; once more changes nothing.
         */
        put: operations["mark_read_notifications__notification_id__read_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark All Read
         * @description Mark all as read.
         */
        put: operations["mark_all_read_notifications_read_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Choices
         * @description Where you are told of what.
         */
        get: operations["read_choices_notifications_settings_get"];
        /**
         * Change Choices
         * @description Choose where you are told of what.
         */
        put: operations["change_choices_notifications_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Notifications
         * @description What you are told from now on, as server-sent events, `event: notification`; `Last-Event-ID` catches up.
         *
         *     It ends with your session, and by itself after a while: connect again with the id of the last one you saw.
         */
        get: operations["follow_notifications_notifications_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unread
         * @description How many you have not read.
         */
        get: operations["count_unread_notifications_unread_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Order
         * @description Create an order: its goods are kept for it until it is executed or deleted, or was not executed in time.
         */
        post: operations["create_order_orders_create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/delete": {
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
         * Delete Order
         * @description Cancel an order: what was kept is free again, what was paid goes back.
         */
        delete: operations["delete_order_orders_delete_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute Order
         * @description Pay an order and let its goods leave the stock.
         */
        post: operations["execute_order_orders_execute_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update Order
         * @description Change what an order holds, before it is executed.
         */
        put: operations["update_order_orders_update_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description One's own orders, the newest first.
         */
        get: operations["list_orders_orders_user_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description All products on sale.
         */
        get: operations["list_products_products_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Product
         * @description Add a product. 409 when one has this name.
         */
        post: operations["add_product_products_add_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/bulk-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Products
         * @description Import products from a file: all of them or, with every bad row named, none.
         */
        post: operations["import_products_products_bulk_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/remove": {
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
         * Remove Product
         * @description Remove a product; what orders refer to is archived.
         */
        delete: operations["remove_product_products_remove_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update Product
         * @description Change a product. 409 when another has the new name.
         */
        put: operations["update_product_products_update_put"];
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
    "/statistics/category-product-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Category Product Sales
         * @description Each product's share of the sales of its category, the largest first.
         */
        get: operations["category_product_sales_statistics_category_product_sales_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/product-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Product Sales
         * @description Each product's share of all sales, the largest first.
         */
        get: operations["product_sales_statistics_product_sales_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/profit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Profit
         * @description Profit of all executed orders, and how many there are.
         */
        get: operations["read_profit_statistics_profit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add User
         * @description Register a user.
         */
        post: operations["add_user_users_add_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/delete": {
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
         * Delete User
         * @description Leave: the account is emptied, its orders stay without the name.
         */
        delete: operations["delete_user_users_delete_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/login": {
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
         * @description Log in: an access token for 15 minutes and a refresh token for 30 days.
         */
        post: operations["log_in_users_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/logout": {
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
         * @description End the session: its tokens are refused from now on.
         */
        post: operations["log_out_users_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/refresh": {
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
         * @description A new access token, with the refresh token as the bearer. It is good once: the answer has the next one.
         */
        post: operations["refresh_users_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update User
         * @description Change one's name, e-mail address and password.
         */
        put: operations["update_user_users_update_put"];
        post?: never;
        delete?: never;
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
         * AbandonedOut
         * @description A cart that somebody left: whom to write to, and what it is worth at the prices they saw.
         */
        AbandonedOut: {
            /** Account Id */
            account_id: number | null;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Email */
            email: string;
            /** Id */
            id: number;
            /** Lines */
            lines: number;
            /** Name */
            name: string;
            /** Reported At */
            reported_at: string | null;
            /** Units */
            units: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Value */
            value: string;
        };
        /**
         * AbcOut
         * @description Products by what they bring, the most first; `total_value` is everything together.
         *
         *     `units_without_cost`: sold units whose cost nobody knows, which a profit counts as pure gain.
         */
        AbcOut: {
            /** A */
            a: number;
            /** B */
            b: number;
            /**
             * By
             * @enum {string}
             */
            by: "revenue" | "profit" | "units";
            /** Classes */
            classes: components["schemas"]["ClassSum"][];
            /** Currency */
            currency: string;
            /** End Date */
            end_date: string | null;
            /** Items */
            items: components["schemas"]["Ranked"][];
            /** Next */
            next?: string | null;
            /** Start Date */
            start_date: string | null;
            /** Total */
            total: number;
            /** Total Value */
            total_value: string | number;
            /** Units Without Cost */
            units_without_cost?: number | null;
        };
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
         *
         *     `visitor` is a number that a guest's browser drew for itself; of those who signed in it is left aside.
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
            /** Visitor */
            visitor?: string | null;
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
            /** Visitor */
            visitor: string | null;
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
         * AddIn
         * @description What goes into the cart; a cart has one currency, the installation's unless another is named first.
         */
        AddIn: {
            /** Currency */
            currency?: string | null;
            /** Product Id */
            product_id?: number | null;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Sku */
            sku?: string | null;
            /** Variant Id */
            variant_id?: number | null;
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
        /**
         * AnswerIn
         * @description What the buyer is told.
         */
        AnswerIn: {
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * AppliedOut
         * @description A discount that is given.
         */
        AppliedOut: {
            /** Amount */
            amount: string;
            /** Code */
            code: string | null;
            /** Discount Id */
            discount_id: number;
            /** Name */
            name: string;
        };
        /**
         * ArrivedIn
         * @description What came of a return's line; those not fit to be sold again are not restocked. All of them when left out.
         */
        ArrivedIn: {
            /** Line Id */
            line_id: number;
            /** Location Id */
            location_id?: number | null;
            /** Received */
            received: number;
            /** Restock */
            restock?: number | null;
        };
        /**
         * AuditEntryOut
         * @description One change: `changes` is {field: [before, after]}; `imported` is true for history that came from a file.
         */
        AuditEntryOut: {
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
         * BackendCategoryChange
         * @description A category's new name.
         */
        BackendCategoryChange: {
            /** Id */
            id?: number | null;
            /** Name */
            name: string;
            /** Order Id */
            order_id?: number | null;
        };
        /**
         * BackendOrder
         * @description An order; `location` is the country's code, `executed` that it was paid and its goods have left.
         */
        BackendOrder: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Executed */
            executed: boolean;
            /** Id */
            id: number;
            /** Items */
            items: components["schemas"]["BackendOrderItem"][];
            /** Location */
            location: string;
            /** Number */
            number: string;
            /** Status */
            status: string;
            /** Total */
            total: number;
        };
        /**
         * BackendOrderChange
         * @description What the order holds from now on.
         */
        BackendOrderChange: {
            /** Id */
            id?: number | null;
            /** Items */
            items: components["schemas"]["LineIn"][];
            /** Order Id */
            order_id?: number | null;
        };
        /**
         * BackendOrderIn
         * @description What is ordered and to which country, by its code or its English or Russian name.
         */
        BackendOrderIn: {
            /** Items */
            items: components["schemas"]["LineIn"][];
            /** Location */
            location: string;
        };
        /**
         * BackendOrderItem
         * @description A line at the price of its order.
         */
        BackendOrderItem: {
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Unit Price */
            unit_price: number;
        };
        /**
         * BackendProduct
         * @description A product on sale.
         */
        BackendProduct: {
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: number | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Price */
            price: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * BackendProductChange
         * @description What is left out stays.
         */
        BackendProductChange: {
            /**
             * Category Id
             * @default 1
             */
            category_id?: number;
            /** Id */
            id?: number | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Order Id */
            order_id?: number | null;
            /**
             * Price
             * @default 1
             * @example 1499.90
             */
            price?: string | number;
            /**
             * Quantity
             * @default 0
             */
            quantity?: number;
        };
        /**
         * BackendProductIn
         * @description A new product; no two have one name.
         */
        BackendProductIn: {
            /** Category Id */
            category_id: number;
            /** Name */
            name: string;
            /**
             * Price
             * @example 1499.90
             */
            price: string | number;
            /** Quantity */
            quantity: number;
        };
        /**
         * BackendProfit
         * @description What is left of revenue after what the goods cost, and of how many orders.
         */
        BackendProfit: {
            /** Executed Orders */
            executed_orders: number;
            /** Total Profit */
            total_profit: number;
        };
        /**
         * BackendUser
         * @description A user.
         */
        BackendUser: {
            /** Email */
            email: string | null;
            /** Full Name */
            full_name: string;
            /** Id */
            id: number;
        };
        /**
         * BackendUserChange
         * @description What is left out stays. A new password ends one's sessions elsewhere.
         */
        BackendUserChange: {
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Full Name
             * @default
             */
            full_name?: string;
            /**
             * Password
             * @default
             */
            password?: string;
        };
        /**
         * BackendUserIn
         * @description A new user.
         */
        BackendUserIn: {
            /** Email */
            email: string;
            /**
             * Full Name
             * @default
             */
            full_name?: string;
            /** Password */
            password: string;
        };
        /**
         * BannerChange
         * @description What of a banner changes; a time of null is taken away.
         */
        BannerChange: {
            /** Active */
            active?: boolean | null;
            /** Language */
            language?: string | null;
            /** Link */
            link?: string | null;
            /** Place */
            place?: string | null;
            /** Position */
            position?: number | null;
            /** Publish At */
            publish_at?: string | null;
            /** Text */
            text?: string | null;
            /** Title */
            title?: string | null;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * BannerIn
         * @description A banner at a place of the shop's pages, such as `home_top`; its picture is sent by itself.
         */
        BannerIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Language
             * @default
             */
            language?: string;
            /**
             * Link
             * @default
             */
            link?: string;
            /** Place */
            place: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /** Publish At */
            publish_at?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * BannerOut
         * @description A banner; `shown` says whether everybody sees it now.
         */
        BannerOut: {
            /** Active */
            active: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Link */
            link: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Place */
            place: string;
            /** Position */
            position: number;
            /** Publish At */
            publish_at: string | null;
            /** Shown */
            shown: boolean;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * BasketsOut
         * @description Pairs of products; the one that is asked for is always the first. `orders`: all orders there were.
         */
        BasketsOut: {
            /** End Date */
            end_date: string | null;
            /** Items */
            items: components["schemas"]["Pair"][];
            /** Min Orders */
            min_orders: number;
            /** Min Support */
            min_support: number;
            /** Next */
            next?: string | null;
            /** Orders */
            orders: number;
            /** Product Id */
            product_id: number | null;
            /** Start Date */
            start_date: string | null;
            /** Total */
            total: number;
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
        /** Body_import_products_products_bulk_import_post */
        Body_import_products_products_bulk_import_post: {
            /**
             * File
             * @description CSV or XLSX with name, quantity, price and category
             */
            file: string;
        };
        /** Body_set_cover_api_v1_content_posts__post_id__cover_put */
        Body_set_cover_api_v1_content_posts__post_id__cover_put: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /** File */
            file: string;
        };
        /** Body_set_picture_api_v1_content_banners__banner_id__picture_put */
        Body_set_picture_api_v1_content_banners__banner_id__picture_put: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /** File */
            file: string;
        };
        /**
         * Boosts
         * @description How much a match counts by where it is, beside the usual 1: properties are category, brand and attributes.
         */
        Boosts: {
            /**
             * Description
             * @default 1
             */
            description?: number;
            /**
             * Name
             * @default 1
             */
            name?: number;
            /**
             * Properties
             * @default 1
             */
            properties?: number;
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
         * Bucket
         * @description A day, a week from Monday on, a calendar month or year; at the ends, only its days within the range count.
         */
        Bucket: {
            /**
             * End
             * Format: date
             */
            end: string;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Units */
            units: number;
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
         * Buyer
         * @description A customer with scores: 5 is the best fifth.
         */
        Buyer: {
            /** Customer Id */
            customer_id: number;
            /**
             * First Order
             * Format: date
             */
            first_order: string;
            /** Frequency */
            frequency: number;
            /**
             * Last Order
             * Format: date
             */
            last_order: string;
            /** Monetary */
            monetary: number;
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Recency */
            recency: number;
            /** Recency Days */
            recency_days: number;
            /** Revenue */
            revenue: string;
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
         * CancelIn
         * @description Why.
         */
        CancelIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * CaptureIn
         * @description How much to take of what was promised; all of it when left out.
         */
        CaptureIn: {
            /** Amount */
            amount?: (string | number) | null;
        };
        /**
         * CardBalance
         * @description What whoever holds a card's code may know of it.
         */
        CardBalance: {
            /** Balance */
            balance: string;
            /** Currency */
            currency: string;
            /** Expires At */
            expires_at: string | null;
        };
        /**
         * CardIn
         * @description A new gift card; with `email` its code is mailed there.
         */
        CardIn: {
            /**
             * Amount
             * @example 1499.90
             */
            amount: string | number;
            /** Currency */
            currency?: string | null;
            /** Email */
            email?: string | null;
            /** Expires At */
            expires_at?: string | null;
            /** Language */
            language?: ("en" | "ru") | null;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * CardMade
         * @description A new card, or one with a new code: shown this once.
         */
        CardMade: {
            /** Balance */
            balance: string;
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Disabled At */
            disabled_at: string | null;
            /** Email */
            email: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Last4 */
            last4: string;
            /** Note */
            note: string;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "disabled" | "expired";
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * CardOut
         * @description A gift card as staff see it: of its code only the end.
         */
        CardOut: {
            /** Balance */
            balance: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Disabled At */
            disabled_at: string | null;
            /** Email */
            email: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Last4 */
            last4: string;
            /** Note */
            note: string;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "disabled" | "expired";
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * CartChange
         * @description What is known for the checkout so far. What is left out stays; null takes it away.
         */
        CartChange: {
            billing_address?: components["schemas"]["PostalIn"] | null;
            /** Codes */
            codes?: string[] | null;
            /** Country */
            country?: string | null;
            /** Currency */
            currency?: string | null;
            /** Email */
            email?: string | null;
            /** Gift Card */
            gift_card?: string | null;
            /** Payment Provider */
            payment_provider?: string | null;
            shipping_address?: components["schemas"]["PostalIn"] | null;
            /** Shipping Method Id */
            shipping_method_id?: number | null;
        };
        /**
         * CartCodeIn
         * @description A code as it was typed.
         */
        CartCodeIn: {
            /** Code */
            code: string;
        };
        /**
         * CartLineOut
         * @description A line at the price of now; a gift has no id: it comes and goes with its discount.
         */
        CartLineOut: {
            /** Discount */
            discount?: string | null;
            /**
             * Gift
             * @default false
             */
            gift?: boolean;
            /** Id */
            id: number | null;
            /** Name */
            name?: string | null;
            /**
             * Options
             * @default {}
             */
            options?: {
                [key: string]: unknown;
            };
            /** Picture */
            picture?: string | null;
            /** Product Id */
            product_id?: number | null;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku?: string | null;
            /** Slug */
            slug?: string | null;
            /** Tax */
            tax?: string | null;
            /** Total */
            total?: string | null;
            /**
             * Troubles
             * @default []
             */
            troubles?: components["schemas"]["TroubleOut"][];
            /** Unit Price */
            unit_price?: string | null;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * CartOut
         * @description A cart at the prices of now. `token` is shown once, to the guest whose cart was just made.
         *
         *     `ready`: nothing is wrong with any line. `shipping_fault` says why the chosen method does not serve.
         */
        CartOut: {
            /** Billing Address */
            billing_address: {
                [key: string]: unknown;
            } | null;
            /** Codes */
            codes: string[];
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Email */
            email: string;
            /** Gift Card */
            gift_card: boolean;
            /** Held Until */
            held_until?: string | null;
            /** Id */
            id: number | null;
            /** Lines */
            lines: components["schemas"]["CartLineOut"][];
            /** Payment Provider */
            payment_provider: string;
            /** Ready */
            ready: boolean;
            /** Shipping Address */
            shipping_address: {
                [key: string]: unknown;
            } | null;
            /** Shipping Fault */
            shipping_fault: string;
            shipping_method: components["schemas"]["DeliveryOut"] | null;
            /** Shipping Method Id */
            shipping_method_id: number | null;
            /** Status */
            status: string;
            /** Token */
            token?: string | null;
            totals: components["schemas"]["TotalsOut"];
            /** Units */
            units: number;
            /** Updated At */
            updated_at?: string | null;
            /**
             * Version
             * @default 0
             */
            version?: number;
        };
        /**
         * CategoriesOut
         * @description The catalogue's demand ahead, category by category: a parent is its products and children added up.
         */
        CategoriesOut: {
            /** As Of */
            as_of: string | null;
            /** Horizon */
            horizon: number;
            /** Items */
            items: components["schemas"]["CategoryItem"][];
            /** Made At */
            made_at: string | null;
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
         * CategoryCompared
         * @description A category in both periods.
         */
        CategoryCompared: {
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: number | null;
            change: components["schemas"]["Changes"];
            current: components["schemas"]["Sold"];
            previous: components["schemas"]["Sold"];
        };
        /**
         * CategoryDemandOut
         * @description One of them, day by day.
         */
        CategoryDemandOut: {
            /**
             * As Of
             * Format: date
             */
            as_of: string;
            /** Category Id */
            category_id: number | null;
            /** Daily */
            daily: components["schemas"]["DayOut"][];
            /** Error */
            error: number | null;
            /** Horizon */
            horizon: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Name */
            name: string | null;
            /** Parent Id */
            parent_id: number | null;
            /** Products */
            products: number;
            /** Scope */
            scope: string;
            /** Units */
            units: number;
        };
        /**
         * CategoryDone
         * @description The category, and what was done.
         */
        CategoryDone: {
            category: components["schemas"]["Named"];
            /** Message */
            message: string;
        };
        /**
         * CategoryGone
         * @description How many products went with it.
         */
        CategoryGone: {
            /** Message */
            message: string;
            /** Products */
            products: number;
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
         * CategoryItem
         * @description A category's demand over the horizon with everything below it; `error` is the share missed day by day.
         *
         *     `scope` is `category`, `all` for the whole shop, or `none` for products of no category.
         */
        CategoryItem: {
            /** Category Id */
            category_id: number | null;
            /** Error */
            error: number | null;
            /** Name */
            name: string | null;
            /** Parent Id */
            parent_id: number | null;
            /** Products */
            products: number;
            /** Scope */
            scope: string;
            /** Units */
            units: number;
        };
        /**
         * CategoryOfProduct
         * @description A product's category.
         */
        CategoryOfProduct: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
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
         * CategoryProfit
         * @description A category's; of no category: products without one, and what was spent for no product in particular.
         */
        CategoryProfit: {
            /** Advertising */
            advertising: string;
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: number | null;
            /** Cost Of Goods */
            cost_of_goods: string;
            /** Delivery */
            delivery: string;
            /** Discounts */
            discounts: string;
            /** Fees */
            fees: string;
            /** Gross Profit */
            gross_profit: string;
            /** Gross Sales */
            gross_sales: string;
            /** Margin */
            margin: number | null;
            /** Other */
            other: string;
            /** Payment Fees */
            payment_fees: string;
            /** Profit */
            profit: string;
            /** Refunds */
            refunds: string;
            /** Revenue */
            revenue: string;
            /** Shipping */
            shipping: string;
            /** Tax */
            tax: string;
            /** Units */
            units: number;
            /** Units Without Cost */
            units_without_cost: number;
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
         * CategoryShare
         * @description What was sold of a category, each product's share being of the category's revenue.
         */
        CategoryShare: {
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: number | null;
            /** Products */
            products: components["schemas"]["ProductShare"][];
            /** Quantity */
            quantity: number;
            /** Revenue */
            revenue: number;
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
         * CategorySold
         * @description A category's; no id: products without one.
         */
        CategorySold: {
            /** Category */
            category: string | null;
            /** Category Id */
            category_id: number | null;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /** Share */
            share: number | null;
            /** Units */
            units: number;
        };
        /**
         * CellSum
         * @description A cell of the matrix, and what is usually done about it.
         */
        CellSum: {
            /** Advice */
            advice: string;
            /** Advice Ru */
            advice_ru: string;
            /**
             * Cell
             * @enum {string}
             */
            cell: "AX" | "AY" | "AZ" | "BX" | "BY" | "BZ" | "CX" | "CY" | "CZ";
            /** Product Share */
            product_share: number | null;
            /** Products */
            products: number;
            /** Share */
            share: number | null;
            /** Value */
            value: string | number;
        };
        /**
         * ChangeOut
         * @description How much more it is than before; percent is null where there was nothing before.
         */
        ChangeOut: {
            /**
             * Absolute
             * @description In the metric's own unit
             */
            absolute?: unknown;
            /** Percent */
            percent?: number | null;
        };
        /**
         * Changes
         * @description How much more it is than before.
         */
        Changes: {
            average_order_value?: components["schemas"]["ChangeOut"] | null;
            orders: components["schemas"]["ChangeOut"];
            revenue: components["schemas"]["ChangeOut"];
            units: components["schemas"]["ChangeOut"];
        };
        /**
         * ChannelProfit
         * @description A channel's; of no channel: what was spent for none in particular.
         */
        ChannelProfit: {
            /** Advertising */
            advertising: string;
            /** Channel */
            channel: string | null;
            /** Cost Of Goods */
            cost_of_goods: string;
            /** Delivery */
            delivery: string;
            /** Discounts */
            discounts: string;
            /** Fees */
            fees: string;
            /** Gross Profit */
            gross_profit: string;
            /** Gross Sales */
            gross_sales: string;
            /** Margin */
            margin: number | null;
            /** Other */
            other: string;
            /** Payment Fees */
            payment_fees: string;
            /** Profit */
            profit: string;
            /** Refunds */
            refunds: string;
            /** Revenue */
            revenue: string;
            /** Shipping */
            shipping: string;
            /** Tax */
            tax: string;
            /** Units */
            units: number;
            /** Units Without Cost */
            units_without_cost: number;
        };
        /**
         * ChannelSold
         * @description A channel's figures; `share` is its part of the revenue.
         */
        ChannelSold: {
            /** Average Order Value */
            average_order_value: string | null;
            /** Cancellation Rate */
            cancellation_rate: number | null;
            /** Channel */
            channel: string;
            /** Orders */
            orders: number;
            /**
             * Platforms
             * @description How orders spell it
             */
            platforms: string[];
            /** Refunds */
            refunds: string;
            /** Return Rate */
            return_rate: number | null;
            /** Returns */
            returns: number;
            /** Revenue */
            revenue: string;
            /** Share */
            share: number | null;
            /** Units */
            units: number;
        };
        /**
         * ChannelsOut
         * @description Channels, the one with the most revenue first.
         */
        ChannelsOut: {
            /** Currency */
            currency: string;
            /** End Date */
            end_date: string | null;
            /** Items */
            items: components["schemas"]["ChannelSold"][];
            /** Start Date */
            start_date: string | null;
            total: components["schemas"]["Sold"];
        };
        /**
         * CheckedOut
         * @description An order that was placed. `token` opens it for whoever has no account: send it as `X-Order-Token`.
         */
        CheckedOut: {
            order: components["schemas"]["OrderOut"];
            payment: components["schemas"]["NextOut"] | null;
            /** Token */
            token: string | null;
        };
        /**
         * CheckOut
         * @description What the test button found.
         */
        CheckOut: {
            /** Message */
            message: string;
            /** Works */
            works: boolean;
        };
        /**
         * CheckoutIn
         * @description What is ordered: `items`, or without them the cart (its own `cart_id` makes a retry safe after a log-in, too).
         *
         *     What is left out is taken from the cart. `expected_total` is what the buyer was shown: 409 with the new totals when
         *     it comes to something else now. `payment` is the provider's own: a token of a card, an address to come back to.
         */
        CheckoutIn: {
            billing_address?: components["schemas"]["PostalIn"] | null;
            /** Cart Id */
            cart_id?: number | null;
            /** Codes */
            codes?: string[] | null;
            /** Country */
            country?: string | null;
            /** Currency */
            currency?: string | null;
            /** Email */
            email?: string | null;
            /** Expected Total */
            expected_total?: (string | number) | null;
            /** Gift Card */
            gift_card?: string | null;
            /** Items */
            items?: components["schemas"]["LineIn"][] | null;
            /** Language */
            language?: ("en" | "ru") | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Payment
             * @default {}
             */
            payment?: {
                [key: string]: unknown;
            };
            /** Payment Provider */
            payment_provider?: string | null;
            /**
             * Phone
             * @default
             */
            phone?: string;
            shipping_address?: components["schemas"]["PostalIn"] | null;
            /** Shipping Method Id */
            shipping_method_id?: number | null;
            /**
             * Use Credit
             * @default false
             */
            use_credit?: boolean;
        };
        /**
         * ChoicesBody
         * @description Where you are told of what: a kind left out stays as it is.
         */
        ChoicesBody: {
            /** Kinds */
            kinds: {
                [key: string]: components["schemas"]["Where"];
            };
        };
        /**
         * Chosen
         * @description Which one is meant, an order by `order_id`: here, or in the query string.
         */
        Chosen: {
            /** Id */
            id?: number | null;
            /** Order Id */
            order_id?: number | null;
        };
        /**
         * ClassSum
         * @description A class: how many products, what they are worth together, and their shares.
         */
        ClassSum: {
            /**
             * Class
             * @enum {string}
             */
            class: "A" | "B" | "C";
            /** Product Share */
            product_share: number | null;
            /** Products */
            products: number;
            /** Share */
            share: number | null;
            /** Value */
            value: string | number;
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
         * CodeNotGood
         * @description A code that gives nothing, and why.
         */
        CodeNotGood: {
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
        };
        /**
         * CodeOut
         * @description A code and how often it was used.
         */
        CodeOut: {
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Max Uses */
            max_uses: number | null;
            /** Used */
            used: number;
        };
        /**
         * CodesIn
         * @description More codes of a discount: these, or so many drawn by chance.
         */
        CodesIn: {
            /**
             * Codes
             * @default []
             */
            codes?: string[];
            /**
             * Count
             * @default 0
             */
            count?: number;
            /**
             * Length
             * @description Letters after the prefix
             * @default 10
             */
            length?: number;
            /**
             * Max Uses
             * @description Orders that each code is good for; null for no limit
             * @default 1
             */
            max_uses?: number | null;
            /**
             * Prefix
             * @default
             */
            prefix?: string;
        };
        /**
         * CodesMade
         * @description The codes that were added.
         */
        CodesMade: {
            /** Codes */
            codes: string[];
        };
        /**
         * Cohort
         * @description Customers whose first order of all was in a month (within the days that are asked for), and what followed.
         */
        Cohort: {
            /** Cells */
            cells: components["schemas"]["CohortCell"][];
            /** Customers */
            customers: number;
            /**
             * Month
             * Format: date
             */
            month: string;
        };
        /**
         * CohortCell
         * @description A cohort some months after its first order: who bought, as a part of it, and for how much.
         */
        CohortCell: {
            /** Customers */
            customers: number;
            /** Months */
            months: number;
            /** Retention */
            retention: number;
            /** Revenue */
            revenue: string;
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
         * CompareIn
         * @description Which days are set against which, and of which categories: all unless some are named.
         */
        CompareIn: {
            /**
             * Category Ids
             * @default []
             */
            category_ids?: number[];
            current: components["schemas"]["WholeDays"];
            previous: components["schemas"]["WholeDays"];
        };
        /**
         * CompareOut
         * @description Two periods beside each other, as a whole and by category.
         */
        CompareOut: {
            /** By Category */
            by_category: components["schemas"]["CategoryCompared"][];
            change: components["schemas"]["Changes"];
            /** Currency */
            currency: string;
            current: components["schemas"]["PeriodSold"];
            previous: components["schemas"]["PeriodSold"];
        };
        /**
         * CreditIn
         * @description So much, and why.
         */
        CreditIn: {
            /**
             * Amount
             * @example 1499.90
             */
            amount: string | number;
            /** Currency */
            currency?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * CreditOut
         * @description What an account has to spend.
         */
        CreditOut: {
            /** Balance */
            balance: string;
            /** Currency */
            currency: string;
        };
        /**
         * CurrencyPriceOut
         * @description A variant's price in a currency.
         *
         *     `current` is what anybody pays for one now, by a price list perhaps; `lowest_30_days` the lowest of the 30 days
         *     before that came.
         */
        CurrencyPriceOut: {
            /** Currency */
            currency: string;
            /** Current */
            current: string;
            /** Floor */
            floor: string | null;
            /** Lowest 30 Days */
            lowest_30_days: string;
            /** Price */
            price: string;
            /** Reduced */
            reduced: boolean;
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
         * CustomersOut
         * @description Customers of a range of days: `as_of` is the day from which recency looks back.
         */
        CustomersOut: {
            /**
             * As Of
             * Format: date
             */
            as_of: string;
            /** Cohorts */
            cohorts: components["schemas"]["Cohort"][];
            /** Currency */
            currency: string;
            /** Customers */
            customers: number;
            /** End Date */
            end_date: string | null;
            historic: components["schemas"]["Historic"];
            newness: components["schemas"]["Newness"];
            projected: components["schemas"]["Projected"];
            /** Segments */
            segments: components["schemas"]["SegmentOut"][];
            /** Start Date */
            start_date: string | null;
        };
        /**
         * DashboardOut
         * @description The business at a glance: each figure beside that of as many days before.
         */
        DashboardOut: {
            /** Currency */
            currency: string;
            /**
             * End Date
             * Format: date
             */
            end_date: string;
            /** Metrics */
            metrics: {
                [key: string]: components["schemas"]["KeyFigure"];
            };
            /** Platforms */
            platforms: components["schemas"]["PlatformSold"][];
            previous: components["schemas"]["Days"];
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /** Top Products */
            top_products: components["schemas"]["ProductSold"][];
        };
        /**
         * DayOut
         * @description A day ahead: its expected units, and the bands that hold 80 % (`low` to `high`) and 95 % of such days.
         */
        DayOut: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** High */
            high: number;
            /** High 95 */
            high_95: number;
            /** Low */
            low: number;
            /** Low 95 */
            low_95: number;
            /** Mean */
            mean: number;
        };
        /**
         * Days
         * @description A range of days, both included.
         */
        Days: {
            /** End Date */
            end_date?: string | null;
            /** Start Date */
            start_date?: string | null;
        };
        /**
         * DaySold
         * @description A day's.
         */
        DaySold: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /** Units */
            units: number;
        };
        /**
         * DeadStock
         * @description What lies and is not sold, the most valuable first.
         */
        DeadStock: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["Shelf"][];
            /** Units */
            units: number;
            /** Value */
            value: string;
        };
        /**
         * DeliveryOut
         * @description A way of delivery and what it asks.
         */
        DeliveryOut: {
            /** Amount */
            amount: string;
            /** Carrier */
            carrier: string;
            /** Code */
            code: string;
            /** Days Max */
            days_max: number | null;
            /** Days Min */
            days_min: number | null;
            /** Method Id */
            method_id: number;
            /** Name */
            name: string;
            /** Pickup */
            pickup: boolean;
            /**
             * Pickup Address
             * @default
             */
            pickup_address?: string;
        };
        /**
         * DimensionOut
         * @description A dimension.
         */
        DimensionOut: {
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
            /** Sentence Ru */
            sentence_ru: string;
        };
        /**
         * DiscountChange
         * @description What is left out stays; null takes a condition away. The kind stays what it is.
         */
        DiscountChange: {
            /** Active */
            active?: boolean | null;
            /** Amount */
            amount?: (string | number) | null;
            /**
             * Automatic
             * @description Given by itself; otherwise by a code
             */
            automatic?: boolean | null;
            /** Buy */
            buy?: number | null;
            /**
             * Cap
             * @description Up to so much of the shipping; all of it when null
             */
            cap?: (string | number) | null;
            /**
             * Category Ids
             * @description With every category below
             */
            category_ids?: number[] | null;
            /** Channels */
            channels?: string[] | null;
            /**
             * Combines
             * @description Given together with others that combine; otherwise alone
             */
            combines?: boolean | null;
            /**
             * Currency
             * @description For orders in this currency; of the amounts below
             */
            currency?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /** First Order */
            first_order?: boolean | null;
            /** Get */
            get?: number | null;
            /** Get Category Ids */
            get_category_ids?: number[] | null;
            /**
             * Get Product Ids
             * @description What is got: these and those of the categories, or the same
             */
            get_product_ids?: number[] | null;
            /** Gift Quantity */
            gift_quantity?: number | null;
            /** Gift Variant Id */
            gift_variant_id?: number | null;
            /**
             * Group Ids
             * @description For customers of these groups
             */
            group_ids?: number[] | null;
            /** Max Per Customer */
            max_per_customer?: number | null;
            /**
             * Max Uses
             * @description Orders that may get it, altogether
             */
            max_uses?: number | null;
            /**
             * Min Amount
             * @description Of the goods it is for, before any discount
             */
            min_amount?: (string | number) | null;
            /** Min Quantity */
            min_quantity?: number | null;
            /** Name */
            name?: string | null;
            /**
             * Only Matching
             * @description Off the goods it is for alone (as usual), or off everything
             */
            only_matching?: boolean | null;
            /**
             * Percent
             * @description With buy_x_get_y off those that are got; 100 makes them free
             */
            percent?: (number | string) | null;
            /**
             * Priority
             * @description The lower, the earlier
             */
            priority?: number | null;
            /**
             * Product Ids
             * @description The goods it is for: these and those of the categories, or all
             */
            product_ids?: number[] | null;
            /** Starts At */
            starts_at?: string | null;
            /**
             * Times
             * @description At most so often in one order
             */
            times?: number | null;
            /**
             * Worth
             * @description What the gift counts for when discounts are compared; its price of today when left out
             */
            worth?: (string | number) | null;
        };
        /**
         * DiscountGiven
         * @description A discount that is given.
         */
        DiscountGiven: {
            /** Amount */
            amount: string;
            /** Code */
            code: string | null;
            /** Discount Id */
            discount_id: number;
            /** Name */
            name: string;
        };
        /**
         * DiscountIn
         * @description A new discount, by itself or, with `codes` or `automatic: false`, by a code.
         */
        DiscountIn: {
            /** Active */
            active?: boolean | null;
            /** Amount */
            amount?: (string | number) | null;
            /**
             * Automatic
             * @description Given by itself; otherwise by a code
             */
            automatic?: boolean | null;
            /** Buy */
            buy?: number | null;
            /**
             * Cap
             * @description Up to so much of the shipping; all of it when null
             */
            cap?: (string | number) | null;
            /**
             * Category Ids
             * @description With every category below
             */
            category_ids?: number[] | null;
            /** Channels */
            channels?: string[] | null;
            /**
             * Codes
             * @default []
             */
            codes?: string[];
            /**
             * Combines
             * @description Given together with others that combine; otherwise alone
             */
            combines?: boolean | null;
            /**
             * Currency
             * @description For orders in this currency; of the amounts below
             */
            currency?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /** First Order */
            first_order?: boolean | null;
            /** Get */
            get?: number | null;
            /** Get Category Ids */
            get_category_ids?: number[] | null;
            /**
             * Get Product Ids
             * @description What is got: these and those of the categories, or the same
             */
            get_product_ids?: number[] | null;
            /** Gift Quantity */
            gift_quantity?: number | null;
            /** Gift Variant Id */
            gift_variant_id?: number | null;
            /**
             * Group Ids
             * @description For customers of these groups
             */
            group_ids?: number[] | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "percentage" | "amount" | "free_shipping" | "buy_x_get_y" | "gift";
            /** Max Per Customer */
            max_per_customer?: number | null;
            /**
             * Max Uses
             * @description Orders that may get it, altogether
             */
            max_uses?: number | null;
            /**
             * Min Amount
             * @description Of the goods it is for, before any discount
             */
            min_amount?: (string | number) | null;
            /** Min Quantity */
            min_quantity?: number | null;
            /** Name */
            name: string;
            /**
             * Only Matching
             * @description Off the goods it is for alone (as usual), or off everything
             */
            only_matching?: boolean | null;
            /**
             * Percent
             * @description With buy_x_get_y off those that are got; 100 makes them free
             */
            percent?: (number | string) | null;
            /**
             * Priority
             * @description The lower, the earlier
             */
            priority?: number | null;
            /**
             * Product Ids
             * @description The goods it is for: these and those of the categories, or all
             */
            product_ids?: number[] | null;
            /** Starts At */
            starts_at?: string | null;
            /**
             * Times
             * @description At most so often in one order
             */
            times?: number | null;
            /**
             * Worth
             * @description What the gift counts for when discounts are compared; its price of today when left out
             */
            worth?: (string | number) | null;
        };
        /**
         * DiscountOut
         * @description A discount, with how many orders got it. `code` is one of its `codes`.
         */
        DiscountOut: {
            /** Active */
            active: boolean;
            /** Amount */
            amount?: string | null;
            /** Automatic */
            automatic: boolean;
            /** Buy */
            buy?: number | null;
            /** Cap */
            cap?: string | null;
            /**
             * Category Ids
             * @default []
             */
            category_ids?: number[];
            /**
             * Channels
             * @default []
             */
            channels?: string[];
            /** Code */
            code: string | null;
            /** Codes */
            codes: number;
            /** Combines */
            combines: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string | null;
            /** Ends At */
            ends_at: string | null;
            /**
             * First Order
             * @default false
             */
            first_order?: boolean;
            /** Get */
            get?: number | null;
            /** Get Category Ids */
            get_category_ids?: number[] | null;
            /** Get Product Ids */
            get_product_ids?: number[] | null;
            /** Gift Quantity */
            gift_quantity?: number | null;
            /** Gift Variant Id */
            gift_variant_id?: number | null;
            /**
             * Group Ids
             * @default []
             */
            group_ids?: number[];
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "percentage" | "amount" | "free_shipping" | "buy_x_get_y" | "gift";
            /** Max Per Customer */
            max_per_customer: number | null;
            /** Max Uses */
            max_uses: number | null;
            /** Min Amount */
            min_amount?: string | null;
            /**
             * Min Quantity
             * @default 0
             */
            min_quantity?: number;
            /** Name */
            name: string;
            /** Only Matching */
            only_matching?: boolean | null;
            /** Percent */
            percent?: string | null;
            /** Priority */
            priority: number;
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /** Starts At */
            starts_at: string | null;
            /** Times */
            times?: number | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Used */
            used: number;
            /** Version */
            version: number;
            /** Worth */
            worth?: string | null;
        };
        /**
         * DispatchIn
         * @description What is sent: all that is open when no lines are named, from wherever it lies when no location is.
         */
        DispatchIn: {
            /**
             * Carrier
             * @description The shipping method's when left out
             * @default
             */
            carrier?: string;
            /** Lines */
            lines?: components["schemas"]["LineUnits"][] | null;
            /** Location Id */
            location_id?: number | null;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Tracking Number
             * @default
             */
            tracking_number?: string;
            /**
             * Tracking Url
             * @default
             */
            tracking_url?: string;
        };
        /**
         * Done
         * @description What was done.
         */
        Done: {
            /** Message */
            message: string;
        };
        /**
         * EventIn
         * @description What happened to a parcel: when (now, when left out; without a zone in the installation's) and where.
         */
        EventIn: {
            /** At */
            at?: string | null;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Place
             * @default
             */
            place?: string;
            /**
             * Status
             * @enum {string}
             */
            status: "created" | "handed_over" | "in_transit" | "out_for_delivery" | "delivered" | "returned" | "lost" | "cancelled";
        };
        /**
         * ExchangeIn
         * @description What is sent instead of the returned goods; these count for what was paid for them, or for `amount` of it.
         *
         *     `expected_total` is what the new order shall come to: 409 with its new totals when it comes to something else.
         */
        ExchangeIn: {
            /** Amount */
            amount?: (string | number) | null;
            /** Expected Total */
            expected_total?: (string | number) | null;
            /** Items */
            items: components["schemas"]["LineIn"][];
        };
        /**
         * ExpenseChange
         * @description What is to be different.
         */
        ExpenseChange: {
            /** Amount */
            amount?: (number | string) | null;
            /** Channel */
            channel?: string | null;
            /** Day */
            day?: string | null;
            /** Kind */
            kind?: ("fees" | "shipping" | "advertising" | "payment_fees" | "other") | null;
            /** Note */
            note?: string | null;
            /** Product Id */
            product_id?: number | null;
            /** Reference */
            reference?: string | null;
        };
        /**
         * ExpenseIn
         * @description Money that was spent on a day, in the shop's currency; below zero it came back.
         *
         *     `fees` are a marketplace's, `shipping` carriers' bills. A product or a channel is named where it was spent for one.
         */
        ExpenseIn: {
            /** Amount */
            amount: number | string;
            /**
             * Channel
             * @default
             */
            channel?: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fees" | "shipping" | "advertising" | "payment_fees" | "other";
            /**
             * Note
             * @default
             */
            note?: string;
            /** Product Id */
            product_id?: number | null;
            /**
             * Reference
             * @description Of the bill or the report's row: the same one is taken once
             */
            reference?: string | null;
        };
        /**
         * ExpenseOut
         * @description An expense.
         */
        ExpenseOut: {
            /** Amount */
            amount: string;
            /** Channel */
            channel: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fees" | "shipping" | "advertising" | "payment_fees" | "other";
            /** Note */
            note: string;
            /** Product Id */
            product_id: number | null;
            /** Reference */
            reference: string | null;
            /** Source */
            source: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
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
         * Facets
         * @description What the search could be narrowed to; each counted without its own filter.
         */
        Facets: {
            /** Attributes */
            attributes: {
                [key: string]: components["schemas"]["ValueFacet"][];
            };
            /** Brand */
            brand: components["schemas"]["PlaceFacet"][];
            /** Category */
            category: components["schemas"]["PlaceFacet"][];
            in_stock: components["schemas"]["StockFacet"];
            /** Price */
            price: components["schemas"]["PriceFacet"][];
            /** Rating */
            rating: components["schemas"]["RatingFacet"][];
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
         * FieldOut
         * @description One of a provider's settings, for whoever draws the form.
         */
        FieldOut: {
            /** Choices */
            choices: string[];
            /** Name */
            name: string;
            /** Needed */
            needed: boolean;
            /** Secret */
            secret: boolean;
            /** Switch */
            switch: boolean;
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
         * Filters
         * @description Which lines are meant; what is left out is not narrowed. Categories hold everything below them.
         */
        Filters: {
            /**
             * Brand Ids
             * @default []
             */
            brand_ids?: number[];
            /**
             * Category Ids
             * @default []
             */
            category_ids?: number[];
            /**
             * Channels
             * @default []
             */
            channels?: string[];
            /**
             * Countries
             * @default []
             */
            countries?: string[];
            /**
             * Currencies
             * @default []
             */
            currencies?: string[];
            /**
             * Customer Ids
             * @default []
             */
            customer_ids?: number[];
            /**
             * Platforms
             * @default []
             */
            platforms?: string[];
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /**
             * Seller Ids
             * @default []
             */
            seller_ids?: number[];
            /**
             * Skus
             * @default []
             */
            skus?: string[];
            /**
             * Statuses
             * @default []
             */
            statuses?: string[];
        };
        /**
         * FloorIn
         * @description What a variant may not cost less than, in the shop's currency when none is named; null takes the floor away.
         */
        FloorIn: {
            /** Amount */
            amount: (string | number) | null;
            /** Currency */
            currency?: string | null;
        };
        /**
         * FollowOut
         * @description Where a parcel is, oldest event first.
         */
        FollowOut: {
            /** Carrier */
            carrier: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Events */
            events: components["schemas"]["TrackOut"][];
            /** Id */
            id: number;
            /** Method */
            method: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: number;
            /** Shipped At */
            shipped_at: string | null;
            /** Status */
            status: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Url */
            tracking_url: string;
        };
        /**
         * ForecastOut
         * @description A product's forecast. Errors are MASE: 1 is as wrong as repeating the week before was, over its history.
         *
         *     `bias` is what the backtest said in all over what came, less one. All are null for what is too young to be tested.
         */
        ForecastOut: {
            /**
             * As Of
             * Format: date
             * @description The last day of history; the forecast begins on the day after
             */
            as_of: string;
            /** Backtest */
            backtest: components["schemas"]["PastOut"][];
            /** Bias */
            bias: number | null;
            /** Currency */
            currency: string;
            /** Daily */
            daily: components["schemas"]["DayOut"][];
            /** Error */
            error: number | null;
            /** History Days */
            history_days: number;
            /** Horizon */
            horizon: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Model */
            model: string;
            /** Naive Error */
            naive_error: number | null;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            stock: components["schemas"]["StockOut"];
            /** Total */
            total: number;
            /** Unknown Days */
            unknown_days: number;
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
         * Formula
         * @description How a figure of the answer is computed.
         */
        Formula: {
            /** Formula */
            formula: string;
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
            /** Sentence Ru */
            sentence_ru: string;
        };
        /**
         * GiftOut
         * @description Units added for free.
         */
        GiftOut: {
            /** Discount Id */
            discount_id: number;
            /** Quantity */
            quantity: number;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * Good
         * @description A product, and in how many orders it is.
         */
        Good: {
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Product Id */
            product_id: number;
            /** Sku */
            sku: string;
        };
        /**
         * Group
         * @description Customers, their orders, and what these brought less what came back; its share of all revenue.
         */
        Group: {
            /** Customers */
            customers: number;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /** Share */
            share: number | null;
        };
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
         * Heard
         * @description A webhook was taken; `new` is false for one that came before.
         */
        Heard: {
            /** New */
            new: boolean;
            /**
             * Received
             * @default true
             */
            received?: boolean;
        };
        /**
         * Historic
         * @description What customers have brought up to now, each on average and in the middle.
         */
        Historic: {
            /** Median Revenue */
            median_revenue: string | null;
            /** Orders Per Customer */
            orders_per_customer: number | null;
            /** Profit Per Customer */
            profit_per_customer: string | null;
            /** Revenue Per Customer */
            revenue_per_customer: string | null;
            /** Units Without Cost */
            units_without_cost: number;
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
         * HourSold
         * @description What was sold in this hour of the day.
         */
        HourSold: {
            /** Hour */
            hour: number;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
        };
        /**
         * Html
         * @description What it would look like.
         */
        Html: {
            /** Html */
            html: string;
        };
        /**
         * Imported
         * @description How many rows the file had, all of which are products now.
         */
        Imported: {
            /** Imported */
            imported: number;
            /** Message */
            message: string;
            /** Rows */
            rows: number;
        };
        /**
         * InventoryIn
         * @description Which stock, and from which days demand is taken: the ninety up to today unless they are given.
         */
        InventoryIn: {
            /**
             * Category Ids
             * @description With everything below them
             * @default []
             */
            category_ids?: number[];
            /** Cursor */
            cursor?: string | null;
            /**
             * Dead After Days
             * @default 90
             */
            dead_after_days?: number;
            /** End Date */
            end_date?: string | null;
            /**
             * Limit
             * @default 100
             */
            limit?: number;
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /**
             * Sort
             * @default -value
             * @enum {string}
             */
            sort?: "-value" | "value" | "-days_of_cover" | "days_of_cover" | "-units_sold" | "units_sold" | "-on_hand" | "on_hand";
            /** Start Date */
            start_date?: string | null;
            /**
             * State
             * @description List only what is low, out or dead
             */
            state?: ("low" | "out" | "dead") | null;
        };
        /**
         * InventoryOut
         * @description Stock at this moment, against the demand of some days.
         */
        InventoryOut: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Currency */
            currency: string;
            /** Days */
            days: number;
            /** Dead After Days */
            dead_after_days: number;
            dead_stock: components["schemas"]["DeadStock"];
            /**
             * End Date
             * Format: date
             */
            end_date: string;
            /** Formulas */
            formulas: components["schemas"]["Formula"][];
            /** Items */
            items: components["schemas"]["Shelf"][];
            low_stock: components["schemas"]["LowStock"];
            /** Next */
            next?: string | null;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            total: components["schemas"]["InventoryTotals"];
            /** Total Items */
            total_items: number;
        };
        /**
         * InventoryTotals
         * @description All of it together; `units_without_cost` are on hand and in no value.
         */
        InventoryTotals: {
            /** Available */
            available: number;
            /** Average Value */
            average_value: string;
            /** Cost Of Goods Sold */
            cost_of_goods_sold: string;
            /** Days Of Cover */
            days_of_cover: number | null;
            /** On Hand */
            on_hand: number;
            /** Reserved */
            reserved: number;
            /** Retail Value */
            retail_value: string;
            /** Turnover */
            turnover: number | null;
            /** Turnover Yearly */
            turnover_yearly: number | null;
            /** Units Sold */
            units_sold: number;
            /** Units Without Cost */
            units_without_cost: number;
            /** Value */
            value: string;
            /** Variants */
            variants: number;
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
         * ItemAdded
         * @description The item's id in the cart.
         */
        ItemAdded: {
            /** Item Id */
            item_id: number;
            /** Message */
            message: string;
        };
        /**
         * ItemIn
         * @description A variant's unit price in a list from a quantity on; null takes it out.
         */
        ItemIn: {
            /**
             * Min Quantity
             * @default 1
             */
            min_quantity?: number;
            /** Price */
            price: (string | number) | null;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * ItemOut
         * @description A price in a list.
         */
        ItemOut: {
            /** Currency */
            currency: string;
            /** Id */
            id: number;
            /** Min Quantity */
            min_quantity: number;
            /** Name */
            name: string;
            /** Price */
            price: string;
            /** Product Id */
            product_id: number;
            /** Sku */
            sku: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * ItemsDone
         * @description How many prices are others now, and the list's new version.
         */
        ItemsDone: {
            /** Changed */
            changed: number;
            /** Version */
            version: number;
        };
        /**
         * ItemsIn
         * @description Prices to be set, changed or taken out; others stay.
         */
        ItemsIn: {
            /** Items */
            items: components["schemas"]["ItemIn"][];
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
         * KeyFigure
         * @description A figure, what it was in the period before, and how much more it is.
         */
        KeyFigure: {
            change: components["schemas"]["ChangeOut"];
            /** Previous */
            previous: string | number | null;
            /** Value */
            value: string | number | null;
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
         * LineIn
         * @description Units of a product's first variant, or of the one that `variant_id` or `sku` names.
         */
        LineIn: {
            /** Product Id */
            product_id?: number | null;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Sku */
            sku?: string | null;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * LineOut
         * @description A line as it was sold; `unit_cost` is for staff. `fulfilled` units have left, `returned` have come back.
         *
         *     `slug` and `picture` are the product's of now.
         */
        LineOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Discount */
            discount: string;
            /**
             * Fulfilled
             * @default 0
             */
            fulfilled?: number;
            /**
             * Gift
             * @default false
             */
            gift?: boolean;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Options
             * @default {}
             */
            options?: {
                [key: string]: unknown;
            };
            /** Picture */
            picture?: string | null;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /**
             * Returned
             * @default 0
             */
            returned?: number;
            /** Sku */
            sku: string;
            /** Slug */
            slug?: string | null;
            /** Tax */
            tax: string;
            /** Tax Rate */
            tax_rate: string;
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
         * LinesIn
         * @description All that an order shall hold from now on. `expected_total` as at checkout: what its buyer was shown.
         */
        LinesIn: {
            /** Expected Total */
            expected_total?: (string | number) | null;
            /** Lines */
            lines: components["schemas"]["LineIn"][];
        };
        /**
         * LineUnits
         * @description Some units of an order's line.
         */
        LineUnits: {
            /** Line Id */
            line_id: number;
            /** Quantity */
            quantity: number;
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
         * ListedPriceOut
         * @description A price of a list that applies now, for whoever the list is for.
         */
        ListedPriceOut: {
            /** Channel */
            channel: string | null;
            /** Currency */
            currency: string;
            /** Group Id */
            group_id: number | null;
            /** List Id */
            list_id: number;
            /** Min Quantity */
            min_quantity: number;
            /** Name */
            name: string;
            /** Price */
            price: string;
            /** Priority */
            priority: number;
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
         * LowStock
         * @description What has fallen to its threshold, the shortest cover first.
         */
        LowStock: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["Shelf"][];
            /** Out */
            out: number;
        };
        /**
         * Markdown
         * @description What is being written.
         */
        Markdown: {
            /** Body */
            body: string;
        };
        /**
         * Marked
         * @description How many were marked as read.
         */
        Marked: {
            /** Marked */
            marked: number;
        };
        /**
         * MatrixOut
         * @description All nine cells, and the products of the one that is asked for, or of all.
         */
        MatrixOut: {
            /** A */
            a: number;
            /** B */
            b: number;
            /**
             * By
             * @enum {string}
             */
            by: "revenue" | "profit" | "units";
            /** Cells */
            cells: components["schemas"]["CellSum"][];
            /** Currency */
            currency: string;
            /** End Date */
            end_date: string | null;
            /** Items */
            items: components["schemas"]["Placed"][];
            /** Next */
            next?: string | null;
            /**
             * Period
             * @enum {string}
             */
            period: "day" | "week" | "month" | "quarter";
            /** Periods */
            periods: number;
            /** Start Date */
            start_date: string | null;
            /** Total */
            total: number;
            /** Total Value */
            total_value: string | number;
            /** Units Without Cost */
            units_without_cost?: number | null;
            /** X */
            x: number;
            /** Y */
            y: number;
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
         * Message
         * @description What was done.
         */
        Message: {
            /** Message */
            message: string;
        };
        /**
         * MethodChange
         * @description What is left out stays; another currency wants its amounts anew.
         */
        MethodChange: {
            /** Active */
            active?: boolean | null;
            /** Amount */
            amount?: (string | number) | null;
            /** Carrier */
            carrier?: string | null;
            /** Code */
            code?: string | null;
            /** Currency */
            currency?: string | null;
            /** Days Max */
            days_max?: number | null;
            /** Days Min */
            days_min?: number | null;
            /** Free Over */
            free_over?: (string | number) | null;
            /** Kind */
            kind?: ("flat" | "weight" | "amount" | "free_over" | "pickup" | "carrier") | null;
            /** Name */
            name?: string | null;
            /** Name Ru */
            name_ru?: string | null;
            /** Pickup Address */
            pickup_address?: string | null;
            /** Position */
            position?: number | null;
            /** Rates */
            rates?: components["schemas"]["RateIn"][] | null;
            /** Tracking Url */
            tracking_url?: string | null;
            /** Weight Limit G */
            weight_limit_g?: number | null;
            /** Zone Id */
            zone_id?: number | null;
        };
        /**
         * MethodIn
         * @description A way to deliver to a zone. `free_over` makes any kind free from that value of goods on.
         */
        MethodIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Amount
             * @default 0
             * @example 1499.90
             */
            amount?: string | number;
            /**
             * Carrier
             * @default
             */
            carrier?: string;
            /** Code */
            code: string;
            /**
             * Currency
             * @description The installation's when left out
             */
            currency?: string | null;
            /** Days Max */
            days_max?: number | null;
            /** Days Min */
            days_min?: number | null;
            /** Free Over */
            free_over?: (string | number) | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "flat" | "weight" | "amount" | "free_over" | "pickup" | "carrier";
            /** Name */
            name: string;
            /**
             * Name Ru
             * @default
             */
            name_ru?: string;
            /**
             * Pickup Address
             * @default
             */
            pickup_address?: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Rates
             * @default []
             */
            rates?: components["schemas"]["RateIn"][];
            /**
             * Tracking Url
             * @default
             */
            tracking_url?: string;
            /** Weight Limit G */
            weight_limit_g?: number | null;
            /** Zone Id */
            zone_id: number;
        };
        /**
         * MethodOut
         * @description A way to deliver to a zone.
         */
        MethodOut: {
            /** Active */
            active: boolean;
            /** Amount */
            amount: string;
            /** Carrier */
            carrier: string;
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Days Max */
            days_max: number | null;
            /** Days Min */
            days_min: number | null;
            /** Free Over */
            free_over: string | null;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Name Ru */
            name_ru: string;
            /** Pickup */
            pickup: boolean;
            /** Pickup Address */
            pickup_address: string;
            /** Position */
            position: number;
            /** Rates */
            rates: components["schemas"]["RateOut"][];
            /** Tracking Url */
            tracking_url: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Weight Limit G */
            weight_limit_g: number | null;
            /** Zone Id */
            zone_id: number;
        };
        /**
         * MethodRemoved
         * @description What became of a method: deleted, or only switched off where something still refers to it.
         */
        MethodRemoved: {
            /** Active */
            active: boolean;
            /** Deleted */
            deleted: boolean;
        };
        /**
         * MetricOut
         * @description A metric: money as a decimal string, ratios unrounded, null where there is nothing to divide by.
         */
        MetricOut: {
            /** Formula */
            formula: string;
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
            /** Sentence Ru */
            sentence_ru: string;
            /**
             * Unit
             * @enum {string}
             */
            unit: "money" | "average_money" | "count" | "ratio" | "average";
        };
        /**
         * MetricsOut
         * @description What can be asked.
         */
        MetricsOut: {
            /** Dimensions */
            dimensions: components["schemas"]["DimensionOut"][];
            /** Grains */
            grains: string[];
            /** Metrics */
            metrics: components["schemas"]["MetricOut"][];
        };
        /**
         * ModerationBody
         * @description When reviews are shown: `at_once`, on `approval`, or at once those that are `verified` purchases.
         */
        ModerationBody: {
            /**
             * Moderation
             * @enum {string}
             */
            moderation: "at_once" | "approval" | "verified";
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
         * Newness
         * @description Who bought: for the first time of all, again, or without being known.
         */
        Newness: {
            new: components["schemas"]["Group"];
            returning: components["schemas"]["Group"];
            unknown: components["schemas"]["Group"];
        };
        /**
         * NextOut
         * @description A payment as its buyer sees it: where to go on (`redirect_url`, `client_secret`), or what to read.
         */
        NextOut: {
            /** Amount */
            amount: string;
            /** Client Secret */
            client_secret: string;
            /** Currency */
            currency: string;
            /** Error */
            error: string;
            /** Error Code */
            error_code: string;
            /** Id */
            id: number;
            /** Instructions */
            instructions: string;
            /** Provider */
            provider: string;
            /** Redirect Url */
            redirect_url: string;
            /** Status */
            status: string;
        };
        /**
         * NoteIn
         * @description A note; a public one the buyer sees too.
         */
        NoteIn: {
            /**
             * Public
             * @default false
             */
            public?: boolean;
            /** Text */
            text: string;
        };
        /**
         * NoteOut
         * @description A note; who wrote it is for staff.
         */
        NoteOut: {
            /** Actor Name */
            actor_name?: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Public */
            public: boolean;
            /** Text */
            text: string;
        };
        /**
         * NotificationIn
         * @description A message to somebody. `read` is 1 for one that needs no reading; `link` is a path of the shop's pages.
         */
        NotificationIn: {
            /**
             * Link
             * @default
             */
            link?: string;
            /** Message */
            message: string;
            /**
             * Read
             * @description 0 or 1
             * @default 0
             * @enum {integer}
             */
            read?: 0 | 1;
            /**
             * Title
             * @default
             */
            title?: string;
            /** User Id */
            user_id: number;
        };
        /**
         * NotificationOut
         * @description Something you are told: `message` is its text, or the title of one that has no more to say; `read` is 0 or 1.
         */
        NotificationOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Link */
            link: string;
            /** Message */
            message: string;
            /** Read */
            read: number;
            /** Read At */
            read_at: string | null;
            /** Title */
            title: string;
            /** User Id */
            user_id: number;
        };
        /**
         * NotificationPage
         * @description A page of what you are told; `unread` counts all of it that is not read.
         */
        NotificationPage: {
            /** Items */
            items: components["schemas"]["NotificationOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
            /** Unread */
            unread: number;
        };
        /**
         * OrderCreated
         * @description The new order's id.
         */
        OrderCreated: {
            /** Message */
            message: string;
            /** Order Id */
            order_id: number;
        };
        /**
         * OrderDone
         * @description The order, and what was done.
         */
        OrderDone: {
            /** Message */
            message: string;
            order: components["schemas"]["BackendOrder"];
        };
        /**
         * OrderOut
         * @description An order: `total` is what its lines, shipping and tax come to, `due` what of it is still to be paid.
         *
         *     It was `placed` here, or `recorded` after the fact: only the first is paid, sent and cancelled here. `items` is null
         *     where lists leave them out; `notes` is for staff.
         */
        OrderOut: {
            /** Billing Address */
            billing_address: {
                [key: string]: unknown;
            } | null;
            /**
             * Business Day
             * Format: date
             */
            business_day: string;
            /** Buyer Name */
            buyer_name: string;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Credit */
            credit: string;
            /** Currency */
            currency: string;
            customer: components["schemas"]["BuyerOut"] | null;
            /** Customer Id */
            customer_id: number | null;
            /** Discount */
            discount: string;
            /**
             * Discounts
             * @default []
             */
            discounts?: components["schemas"]["DiscountGiven"][];
            /** Due */
            due: string;
            /** Email */
            email: string;
            /** Expires At */
            expires_at: string | null;
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
            /** Language */
            language: string;
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
            /**
             * Origin
             * @enum {string}
             */
            origin: "placed" | "recorded";
            /** Paid */
            paid: string;
            /** Payment Provider */
            payment_provider: string;
            /** Payment Status */
            payment_status: string;
            /** Phone */
            phone: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Platform */
            platform: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Refunded */
            refunded: string;
            /** Returns Id */
            returns_id: number | null;
            /** Shipping */
            shipping: string;
            /** Shipping Address */
            shipping_address: {
                [key: string]: unknown;
            } | null;
            /** Shipping Discount */
            shipping_discount: string;
            /** Shipping Method */
            shipping_method: string;
            /** Shipping Method Id */
            shipping_method_id: number | null;
            /** Shipping Tax */
            shipping_tax: string;
            /** Status */
            status: string;
            /** Subtotal */
            subtotal: string;
            /** Tax */
            tax: string;
            /**
             * Taxes
             * @default []
             */
            taxes?: components["schemas"]["TaxSum"][];
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
        /**
         * OrderRefundIn
         * @description Money that goes back: for lines, for delivery, or simply an amount; all that is left when nothing is said.
         */
        OrderRefundIn: {
            /** Amount */
            amount?: (string | number) | null;
            /** Lines */
            lines?: components["schemas"]["RefundLineIn"][] | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Shipping */
            shipping?: (string | number) | null;
        };
        /**
         * OrdersOut
         * @description How people order. Rates are unrounded, and null where there is nothing to divide by.
         */
        OrdersOut: {
            /** Average Order Value */
            average_order_value: string | null;
            /** By Hour */
            by_hour: components["schemas"]["HourSold"][];
            /** By Weekday */
            by_weekday: components["schemas"]["WeekdaySold"][];
            /** Cancellation Rate */
            cancellation_rate: number | null;
            /** Currency */
            currency: string;
            /** Customers */
            customers: number;
            /** End Date */
            end_date: string | null;
            /** Lines Per Order */
            lines_per_order: number | null;
            /** Median Order Value */
            median_order_value: string | null;
            /** New Customers */
            new_customers: number;
            /** Orders */
            orders: number;
            /** Repeat Rate */
            repeat_rate: number | null;
            /** Return Rate */
            return_rate: number | null;
            /** Returning Customers */
            returning_customers: number;
            /** Revenue */
            revenue: string;
            /** Start Date */
            start_date: string | null;
            /** Units Per Order */
            units_per_order: number | null;
        };
        /**
         * OwnPriceOut
         * @description What the caller pays for a variant; `lowest_30_days` is there when the price is a reduced one.
         */
        OwnPriceOut: {
            /** Base Price */
            base_price: string;
            /** Lowest 30 Days */
            lowest_30_days: string | null;
            /** Options */
            options: {
                [key: string]: string;
            };
            /** Reduced */
            reduced: boolean;
            /** Sku */
            sku: string;
            /** Tiers */
            tiers: components["schemas"]["TierOut"][];
            /** Unit Price */
            unit_price: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * OwnPricesOut
         * @description What the caller pays for each variant of a product, at this quantity.
         */
        OwnPricesOut: {
            /** Currency */
            currency: string;
            /** Items */
            items: components["schemas"]["OwnPriceOut"][];
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
        };
        /** Page[AbandonedOut] */
        Page_AbandonedOut_: {
            /** Items */
            items: components["schemas"]["AbandonedOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
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
        /** Page[AuditEntryOut] */
        Page_AuditEntryOut_: {
            /** Items */
            items: components["schemas"]["AuditEntryOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[BackendOrder] */
        Page_BackendOrder_: {
            /** Items */
            items: components["schemas"]["BackendOrder"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[BackendProduct] */
        Page_BackendProduct_: {
            /** Items */
            items: components["schemas"]["BackendProduct"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[BannerOut] */
        Page_BannerOut_: {
            /** Items */
            items: components["schemas"]["BannerOut"][];
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
        /** Page[CardOut] */
        Page_CardOut_: {
            /** Items */
            items: components["schemas"]["CardOut"][];
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
        /** Page[CodeOut] */
        Page_CodeOut_: {
            /** Items */
            items: components["schemas"]["CodeOut"][];
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
        /** Page[DiscountOut] */
        Page_DiscountOut_: {
            /** Items */
            items: components["schemas"]["DiscountOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[ExpenseOut] */
        Page_ExpenseOut_: {
            /** Items */
            items: components["schemas"]["ExpenseOut"][];
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
        /** Page[ItemOut] */
        Page_ItemOut_: {
            /** Items */
            items: components["schemas"]["ItemOut"][];
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
        /** Page[MethodOut] */
        Page_MethodOut_: {
            /** Items */
            items: components["schemas"]["MethodOut"][];
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
        /** Page[PageOut] */
        Page_PageOut_: {
            /** Items */
            items: components["schemas"]["PageOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PaymentOut] */
        Page_PaymentOut_: {
            /** Items */
            items: components["schemas"]["PaymentOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PlannedOut] */
        Page_PlannedOut_: {
            /** Items */
            items: components["schemas"]["PlannedOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PostOut] */
        Page_PostOut_: {
            /** Items */
            items: components["schemas"]["PostOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PriceChangeOut] */
        Page_PriceChangeOut_: {
            /** Items */
            items: components["schemas"]["PriceChangeOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PriceListOut] */
        Page_PriceListOut_: {
            /** Items */
            items: components["schemas"]["PriceListOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[PricesOut] */
        Page_PricesOut_: {
            /** Items */
            items: components["schemas"]["PricesOut"][];
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
        /** Page[PurseEntryOut] */
        Page_PurseEntryOut_: {
            /** Items */
            items: components["schemas"]["PurseEntryOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[ReportOut] */
        Page_ReportOut_: {
            /** Items */
            items: components["schemas"]["ReportOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[ReturnOut] */
        Page_ReturnOut_: {
            /** Items */
            items: components["schemas"]["ReturnOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[ReviewOut] */
        Page_ReviewOut_: {
            /** Items */
            items: components["schemas"]["ReviewOut"][];
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
        /** Page[ShipmentOut] */
        Page_ShipmentOut_: {
            /** Items */
            items: components["schemas"]["ShipmentOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[TaxOut] */
        Page_TaxOut_: {
            /** Items */
            items: components["schemas"]["TaxOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /** Page[UseOut] */
        Page_UseOut_: {
            /** Items */
            items: components["schemas"]["UseOut"][];
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
        /** Page[ZoneOut] */
        Page_ZoneOut_: {
            /** Items */
            items: components["schemas"]["ZoneOut"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /**
         * PageChange
         * @description What of a page changes; a time of null is taken away.
         */
        PageChange: {
            /** Body */
            body?: string | null;
            /** Language */
            language?: string | null;
            /** Position */
            position?: number | null;
            /** Publish At */
            publish_at?: string | null;
            seo?: components["schemas"]["Seo"] | null;
            /** Slug */
            slug?: string | null;
            /** Status */
            status?: ("draft" | "published") | null;
            /** Title */
            title?: string | null;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * PageIn
         * @description A page in Markdown. Without a slug it gets one of its title; with times it is shown between them.
         */
        PageIn: {
            /**
             * Body
             * @default
             */
            body?: string;
            /**
             * Language
             * @default
             */
            language?: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /** Publish At */
            publish_at?: string | null;
            /**
             * @default {
             *       "description": "",
             *       "title": ""
             *     }
             */
            seo?: components["schemas"]["Seo"];
            /** Slug */
            slug?: string | null;
            /**
             * Status
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "published";
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * PageOut
         * @description A page; `html` is safe to show. Its source, `body`, is for staff; `shown` says whether everybody sees it now.
         */
        PageOut: {
            /** Body */
            body: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Html */
            html: string;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Position */
            position: number;
            /** Publish At */
            publish_at: string | null;
            seo: components["schemas"]["Seo"];
            /** Shown */
            shown: boolean;
            /** Slug */
            slug: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "published";
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * Pair
         * @description Two products: in how many orders both are, and what the one says of the other.
         *
         *     `support` = orders with both ÷ all orders; `confidence` = orders with both ÷ orders with the first, the share of the
         *     first one's buyers who took the second; `confidence_back` the other way round; `lift` = confidence ÷ the share of
         *     all orders that have the second: above 1, they are bought together more often than by chance.
         */
        Pair: {
            /** Confidence */
            confidence: number;
            /** Confidence Back */
            confidence_back: number;
            first: components["schemas"]["Good"];
            /** Lift */
            lift: number;
            /** Orders */
            orders: number;
            second: components["schemas"]["Good"];
            /** Support */
            support: number;
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
         * PastOut
         * @description A day of the backtest's newest window: what was foretold four weeks earlier at most, and what came.
         *
         *     `actual` is null on a day of which nobody knows: without stock, with the shop shut, or in a promotion's spike.
         */
        PastOut: {
            /** Actual */
            actual: number | null;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Forecast */
            forecast: number;
        };
        /**
         * PayIn
         * @description How to pay what is due.
         */
        PayIn: {
            /**
             * Payment
             * @default {}
             */
            payment?: {
                [key: string]: unknown;
            };
            /**
             * Payment Provider
             * @default offline
             */
            payment_provider?: string;
        };
        /**
         * PaymentOut
         * @description A payment as staff see it; `refundable` is what can still go back.
         */
        PaymentOut: {
            /** Amount */
            amount: string;
            /** Attempts */
            attempts: number;
            /** Captured */
            captured: string;
            /** Captured At */
            captured_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Error */
            error: string;
            /** Error Code */
            error_code: string;
            /** External Id */
            external_id: string | null;
            /** Id */
            id: number;
            /** Instructions */
            instructions: string;
            /** Next At */
            next_at: string | null;
            /** Order Id */
            order_id: number;
            /** Order Number */
            order_number?: string | null;
            /** Provider */
            provider: string;
            /** Refundable */
            refundable: string;
            /** Refunded */
            refunded: string;
            /** Refunding */
            refunding: string;
            /** Status */
            status: string;
            /** Under Way */
            under_way: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * PeriodSold
         * @description What was sold in a period.
         */
        PeriodSold: {
            /** Average Order Value */
            average_order_value: string | null;
            /**
             * End Date
             * Format: date
             */
            end_date: string;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /** Units */
            units: number;
        };
        /**
         * PictureOut
         * @description A picture and its thumbnails by width.
         */
        PictureOut: {
            /** Alt */
            alt: string;
            /** Height */
            height: number;
            /** Thumbnails */
            thumbnails: {
                [key: string]: string;
            };
            /** Url */
            url: string;
            /** Width */
            width: number;
        };
        /**
         * Pin
         * @description For one question: the products that come first, in order, and those that are not shown.
         */
        Pin: {
            /**
             * Hidden Ids
             * @default []
             */
            hidden_ids?: number[];
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /** Query */
            query: string;
        };
        /**
         * Placed
         * @description A product in its cell.
         */
        Placed: {
            /**
             * Cell
             * @enum {string}
             */
            cell: "AX" | "AY" | "AZ" | "BX" | "BY" | "BZ" | "CX" | "CY" | "CZ";
            /** Cumulative Share */
            cumulative_share: number | null;
            /** Deviation */
            deviation: number;
            /** Mean */
            mean: number;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Share */
            share: number | null;
            /** Sku */
            sku: string;
            /** Value */
            value: string | number;
            /** Variation */
            variation: number | null;
        };
        /**
         * PlaceFacet
         * @description A category or brand, and how many products choosing it would leave; categories say below which they stand.
         */
        PlaceFacet: {
            /** Count */
            count: number;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: number | null;
            /** Slug */
            slug: string;
        };
        /**
         * PlaceSuggestion
         * @description A product, category or brand to go to.
         */
        PlaceSuggestion: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * PlannedChange
         * @description What of a planned change is to be another; of one in force only the end (`null`: the price stays).
         */
        PlannedChange: {
            /** Amount */
            amount?: (string | number) | null;
            /** Ends At */
            ends_at?: string | null;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * PlannedIn
         * @description A new price from a moment on; with `ends_at` the price goes back then.
         */
        PlannedIn: {
            /**
             * Amount
             * @example 1499.90
             */
            amount: string | number;
            /** Currency */
            currency?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * PlannedOut
         * @description A planned change of a price; `before` is what the price was when it was made.
         */
        PlannedOut: {
            /** Amount */
            amount: string;
            /** Before */
            before: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Ends At */
            ends_at: string | null;
            /** Id */
            id: number;
            /** Problem */
            problem: string;
            /** Sku */
            sku: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Status
             * @enum {string}
             */
            status: "waiting" | "in_force" | "done" | "cancelled" | "failed";
            /** Variant Id */
            variant_id: number;
            /** Version */
            version: number;
        };
        /**
         * PlatformItem
         * @description So many of a product.
         */
        PlatformItem: {
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * PlatformOrder
         * @description An order: its total is what is charged, delivery and tax included.
         */
        PlatformOrder: {
            /** Items */
            items: components["schemas"]["PlatformItem"][];
            /** Order Id */
            order_id: number;
            /** Total */
            total: number;
        };
        /**
         * PlatformProduct
         * @description A product on sale.
         */
        PlatformProduct: {
            /** Description */
            description: string;
            /** Name */
            name: string;
            /** Price */
            price: number;
            /** Stock */
            stock: number;
        };
        /**
         * PlatformProductChange
         * @description What is left out stays.
         */
        PlatformProductChange: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Price
             * @default 0
             * @example 1499.90
             */
            price?: string | number;
            /**
             * Stock
             * @default 0
             */
            stock?: number;
        };
        /**
         * PlatformProductIn
         * @description A new product.
         */
        PlatformProductIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Price
             * @example 1499.90
             */
            price: string | number;
            /**
             * Stock
             * @default 0
             */
            stock?: number;
        };
        /**
         * PlatformReview
         * @description A review: 1 to 5 stars, and why.
         */
        PlatformReview: {
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Rating */
            rating: number;
        };
        /**
         * PlatformSold
         * @description A platform's.
         */
        PlatformSold: {
            /** Orders */
            orders: number;
            /** Platform */
            platform: string;
            /** Revenue */
            revenue: string;
            /** Share */
            share: number | null;
            /** Units */
            units: number;
        };
        /**
         * PlatformUser
         * @description Who asks. An account without an e-mail is shown by its username.
         */
        PlatformUser: {
            /** Email */
            email: string;
            /** User Id */
            user_id: number;
        };
        /**
         * PostalIn
         * @description Where something goes to; the country by its ISO 3166 code or its English or Russian name.
         */
        PostalIn: {
            /** City */
            city: string;
            /** Country */
            country: string;
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
         * PostChange
         * @description What of a post changes; a time of null is taken away.
         */
        PostChange: {
            /** Author */
            author?: string | null;
            /** Body */
            body?: string | null;
            /** Excerpt */
            excerpt?: string | null;
            /** Language */
            language?: string | null;
            /** Publish At */
            publish_at?: string | null;
            seo?: components["schemas"]["Seo"] | null;
            /** Slug */
            slug?: string | null;
            /** Status */
            status?: ("draft" | "published") | null;
            /** Tags */
            tags?: string[] | null;
            /** Title */
            title?: string | null;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * PostIn
         * @description A post in Markdown; `author` is whoever writes it unless it is given.
         */
        PostIn: {
            /** Author */
            author?: string | null;
            /**
             * Body
             * @default
             */
            body?: string;
            /**
             * Excerpt
             * @default
             */
            excerpt?: string;
            /**
             * Language
             * @default
             */
            language?: string;
            /** Publish At */
            publish_at?: string | null;
            /**
             * @default {
             *       "description": "",
             *       "title": ""
             *     }
             */
            seo?: components["schemas"]["Seo"];
            /** Slug */
            slug?: string | null;
            /**
             * Status
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "published";
            /**
             * Tags
             * @default []
             */
            tags?: string[];
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at?: string | null;
        };
        /**
         * PostOut
         * @description A post; `dated` is the moment it bears. Without an excerpt of its own it has its first paragraph as one.
         */
        PostOut: {
            /** Author */
            author: string;
            /** Body */
            body: string | null;
            cover: components["schemas"]["PictureOut"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Dated
             * Format: date-time
             */
            dated: string;
            /** Excerpt */
            excerpt: string;
            /** Html */
            html: string;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Publish At */
            publish_at: string | null;
            seo: components["schemas"]["Seo"];
            /** Shown */
            shown: boolean;
            /** Slug */
            slug: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "published";
            /** Tags */
            tags: string[];
            /** Title */
            title: string;
            /** Unpublish At */
            unpublish_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * PreviewIn
         * @description A basket to try; `customer_id` stands for the customer's account, e-mail and group.
         */
        PreviewIn: {
            /** At */
            at?: string | null;
            /**
             * Channel
             * @default store
             */
            channel?: string;
            /**
             * Codes
             * @default []
             */
            codes?: string[];
            /** Currency */
            currency?: string | null;
            /** Customer Id */
            customer_id?: number | null;
            /** Email */
            email?: string | null;
            /** First Order */
            first_order?: boolean | null;
            /** Group Id */
            group_id?: number | null;
            /** Items */
            items: components["schemas"]["PreviewItem"][];
            /**
             * Shipping
             * @default 0
             * @example 1499.90
             */
            shipping?: string | number;
        };
        /**
         * PreviewItem
         * @description Some units of a variant.
         */
        PreviewItem: {
            /** Product Id */
            product_id?: number | null;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Sku */
            sku?: string | null;
            /** Variant Id */
            variant_id?: number | null;
        };
        /**
         * PreviewLine
         * @description A line with what is taken off it.
         */
        PreviewLine: {
            /** Amount */
            amount: string;
            /** Discount */
            discount: string;
            /** Name */
            name: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Unit Price */
            unit_price: string;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * PreviewOut
         * @description What the basket would get.
         */
        PreviewOut: {
            /** Applied */
            applied: components["schemas"]["AppliedOut"][];
            /** Currency */
            currency: string;
            /**
             * Discount
             * @description Altogether: off the lines and off the shipping
             */
            discount: string;
            /** Gifts */
            gifts: components["schemas"]["GiftOut"][];
            /** Lines */
            lines: components["schemas"]["PreviewLine"][];
            /** Refused */
            refused: components["schemas"]["RefusedOut"][];
            /** Shipping */
            shipping: string;
            /** Shipping Discount */
            shipping_discount: string;
            /** Subtotal */
            subtotal: string;
            /** Total */
            total: string;
        };
        /**
         * PriceChangeOut
         * @description One change of a price: null before the first, null after the last.
         */
        PriceChangeOut: {
            /** Actor Id */
            actor_id: number | null;
            /** Actor Kind */
            actor_kind: string;
            /** Actor Name */
            actor_name: string;
            /** After */
            after: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: string | null;
            /** Currency */
            currency: string;
            /** Id */
            id: number;
        };
        /**
         * PriceFacet
         * @description Products from `min` to `max`, both included, as they are sent back in `price_min` and `price_max`.
         */
        PriceFacet: {
            /** Count */
            count: number;
            /** Max */
            max: string | null;
            /** Min */
            min: string | null;
        };
        /**
         * PriceListChange
         * @description What of a list changes; null makes channel, group and times any. Its currency stays.
         */
        PriceListChange: {
            /** Active */
            active?: boolean | null;
            /** Channel */
            channel?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /** Group Id */
            group_id?: number | null;
            /** Name */
            name?: string | null;
            /** Priority */
            priority?: number | null;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * PriceListIn
         * @description A price list; the lower the priority, the sooner it is asked. Left out, channel, group and times are any.
         */
        PriceListIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /** Channel */
            channel?: string | null;
            /** Currency */
            currency?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /** Group Id */
            group_id?: number | null;
            /** Name */
            name: string;
            /**
             * Priority
             * @default 0
             */
            priority?: number;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * PriceListOut
         * @description A price list and how many prices are in it.
         */
        PriceListOut: {
            /** Active */
            active: boolean;
            /** Channel */
            channel: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Ends At */
            ends_at: string | null;
            /** Group Id */
            group_id: number | null;
            /** Id */
            id: number;
            /** Items */
            items: number;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Starts At */
            starts_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * PricesIn
         * @description New prices by currency: `{"prices": {"RUB": "1499.90", "EUR": null}}`. Null takes one away, others stay.
         */
        PricesIn: {
            /** Prices */
            prices: {
                [key: string]: (string | number) | null;
            };
        };
        /**
         * PricesOut
         * @description All that a variant costs; `version` is the variant's, for `If-Match`.
         */
        PricesOut: {
            /** Lists */
            lists: components["schemas"]["ListedPriceOut"][];
            /** Name */
            name: string;
            /** Prices */
            prices: components["schemas"]["CurrencyPriceOut"][];
            /** Product Id */
            product_id: number;
            /** Sku */
            sku: string;
            /** Variant Id */
            variant_id: number;
            /** Version */
            version: number;
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
         * ProductAdded
         * @description The new product's id.
         */
        ProductAdded: {
            /** Id */
            id: number;
            /** Message */
            message: string;
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
         * ProductDone
         * @description The product, and what was done.
         */
        ProductDone: {
            /** Message */
            message: string;
            product: components["schemas"]["BackendProduct"];
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
         *     `cost` is shown to staff alone; `available` is null where nobody counts stock, `rating` where nobody gave any.
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
            rating: components["schemas"]["RatingOut"] | null;
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
         * ProductPage
         * @description Products, the most profitable first.
         */
        ProductPage: {
            /** Items */
            items: components["schemas"]["ProductProfit"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
        };
        /**
         * ProductProfit
         * @description A product's; of no product: what was spent for none in particular.
         */
        ProductProfit: {
            /** Advertising */
            advertising: string;
            /** Cost Of Goods */
            cost_of_goods: string;
            /** Delivery */
            delivery: string;
            /** Discounts */
            discounts: string;
            /** Fees */
            fees: string;
            /** Gross Profit */
            gross_profit: string;
            /** Gross Sales */
            gross_sales: string;
            /** Margin */
            margin: number | null;
            /** Name */
            name: string;
            /** Other */
            other: string;
            /** Payment Fees */
            payment_fees: string;
            /** Product Id */
            product_id: number | null;
            /** Profit */
            profit: string;
            /** Refunds */
            refunds: string;
            /** Revenue */
            revenue: string;
            /** Shipping */
            shipping: string;
            /** Sku */
            sku: string;
            /** Tax */
            tax: string;
            /** Units */
            units: number;
            /** Units Without Cost */
            units_without_cost: number;
        };
        /**
         * ProductShare
         * @description A product's share of what was sold, in percent.
         */
        ProductShare: {
            /** Name */
            name: string;
            /** Percent */
            percent: number;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Revenue */
            revenue: number;
        };
        /**
         * ProductSold
         * @description A product's, and its share of the revenue, unrounded.
         */
        ProductSold: {
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Product Id */
            product_id: number;
            /** Revenue */
            revenue: string;
            /** Share */
            share: number | null;
            /** Sku */
            sku: string;
            /** Units */
            units: number;
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
         * ProfitLine
         * @description A line of the sum: what is subtracted is below zero. A subtotal is what the lines above it make.
         *
         *     `source` says where it was taken from; `known` is false where nothing is recorded that it could be taken from.
         */
        ProfitLine: {
            /** Amount */
            amount: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "amount" | "subtotal";
            /** Known */
            known: boolean;
            /** Name */
            name: string;
            /** Source */
            source: string;
            /** Source Ru */
            source_ru: string;
        };
        /**
         * ProfitOut
         * @description What is left, line by line; the whole, and by product, category and channel.
         */
        ProfitOut: {
            /** Advertising */
            advertising: string;
            /** Categories */
            categories: components["schemas"]["CategoryProfit"][];
            /** Channels */
            channels: components["schemas"]["ChannelProfit"][];
            /** Cost Of Goods */
            cost_of_goods: string;
            /** Currency */
            currency: string;
            /** Delivery */
            delivery: string;
            /** Discounts */
            discounts: string;
            /** End Date */
            end_date: string | null;
            /** Fees */
            fees: string;
            /** Gross Profit */
            gross_profit: string;
            /** Gross Sales */
            gross_sales: string;
            /** Lines */
            lines: components["schemas"]["ProfitLine"][];
            /** Margin */
            margin: number | null;
            /** Other */
            other: string;
            /** Payment Fees */
            payment_fees: string;
            products: components["schemas"]["ProductPage"];
            /** Profit */
            profit: string;
            /** Refunds */
            refunds: string;
            /** Revenue */
            revenue: string;
            /** Shipping */
            shipping: string;
            /** Start Date */
            start_date: string | null;
            /** Tax */
            tax: string;
            /** Units */
            units: number;
            /** Units Without Cost */
            units_without_cost: number;
        };
        /**
         * Projected
         * @description What a customer will still bring on average; null where there are no two whole periods to compare.
         *
         *     `retention`: of those who bought in a period, the part that bought in the next too; `profit` of a period's buyer.
         */
        Projected: {
            /** Discount Rate */
            discount_rate: number;
            /** Formula */
            formula: string;
            /**
             * Period
             * @enum {string}
             */
            period: "month" | "quarter" | "year";
            /** Periods */
            periods: number;
            /** Profit */
            profit: string | null;
            /** Retention */
            retention: number | null;
            /** Source */
            source: string;
            /** Value */
            value: string | null;
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
         * ProviderChange
         * @description What is left out stays; a credential of "" is forgotten.
         */
        ProviderChange: {
            /** Credentials */
            credentials?: {
                [key: string]: string;
            } | null;
            /** Enabled */
            enabled?: boolean | null;
            /** Mode */
            mode?: ("live" | "test") | null;
            /** Options */
            options?: {
                [key: string]: unknown;
            } | null;
            /** Title En */
            title_en?: string | null;
            /** Title Ru */
            title_ru?: string | null;
        };
        /**
         * ProviderOut
         * @description A provider's settings; `missing` names what is needed before it can be switched on.
         */
        ProviderOut: {
            /** Credentials */
            credentials: {
                [key: string]: components["schemas"]["SecretOut"];
            };
            /** Enabled */
            enabled: boolean;
            /** Fields */
            fields: components["schemas"]["FieldOut"][];
            /** Missing */
            missing: string[];
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Options */
            options: {
                [key: string]: unknown;
            };
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /** Webhook Path */
            webhook_path: string;
        };
        /**
         * PurseEntryOut
         * @description One change of a balance; `by` is for staff.
         */
        PurseEntryOut: {
            /** Amount */
            amount: string;
            /** Balance */
            balance: string;
            /** By */
            by?: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Order Id */
            order_id: number | null;
            /** Order Number */
            order_number?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * QuantityIn
         * @description How many a line shall have.
         */
        QuantityIn: {
            /** Quantity */
            quantity: number;
        };
        /**
         * QueriesOut
         * @description What was searched for most, and what for in vain.
         */
        QueriesOut: {
            /** Top */
            top: components["schemas"]["SearchedOut"][];
            /** Without Results */
            without_results: components["schemas"]["SearchedOut"][];
        };
        /**
         * QueryIn
         * @description Any metrics by any dimensions. Days are given, or named by a preset that goes along with today.
         */
        QueryIn: {
            /**
             * Compare
             * @description Beside each figure that of the days before, of the same days a year ago, or of these
             */
            compare?: ("previous_period" | "previous_year") | components["schemas"]["Days"] | null;
            /**
             * Dimensions
             * @default []
             */
            dimensions?: string[];
            /** End Date */
            end_date?: string | null;
            /**
             * @default {
             *       "brand_ids": [],
             *       "category_ids": [],
             *       "channels": [],
             *       "countries": [],
             *       "currencies": [],
             *       "customer_ids": [],
             *       "platforms": [],
             *       "product_ids": [],
             *       "seller_ids": [],
             *       "skus": [],
             *       "statuses": []
             *     }
             */
            filters?: components["schemas"]["Filters"];
            /**
             * Grain
             * @description Cuts time: each row is one bucket
             */
            grain?: ("hour" | "day" | "week" | "month" | "quarter" | "year") | null;
            /**
             * Limit
             * @default 1000
             */
            limit?: number;
            /** Metrics */
            metrics: string[];
            /**
             * Preset
             * @description Instead of start_date and end_date
             */
            preset?: ("today" | "yesterday" | "last_7_days" | "last_30_days" | "last_90_days" | "this_week" | "previous_week" | "this_month" | "previous_month" | "this_quarter" | "previous_quarter" | "this_year" | "previous_year") | null;
            /**
             * Sort
             * @description "revenue", or "-revenue": the largest first
             * @default []
             */
            sort?: string[];
            /** Start Date */
            start_date?: string | null;
            /**
             * Timezone
             * @description Whose days; the shop's own unless given
             */
            timezone?: string | null;
            /**
             * Totals
             * @default true
             */
            totals?: boolean;
        };
        /**
         * QueryOut
         * @description The answer; `totals` are the same metrics of everything that is meant, which is not always the rows' sum.
         */
        QueryOut: {
            /** Currency */
            currency: string;
            /** End Date */
            end_date: string | null;
            previous?: components["schemas"]["Days"] | null;
            /**
             * Rates
             * @description By which rates foreign amounts were converted
             * @default {}
             */
            rates?: {
                [key: string]: string;
            };
            /** Rows */
            rows: components["schemas"]["QueryRow"][];
            /** Start Date */
            start_date: string | null;
            /** Timezone */
            timezone: string;
            totals?: components["schemas"]["QueryRow"] | null;
        };
        /**
         * QueryRow
         * @description A row: its bucket's first day where there is a grain, its dimensions' values with names, and its metrics.
         */
        QueryRow: {
            /** Change */
            change?: {
                [key: string]: components["schemas"]["ChangeOut"];
            } | null;
            /**
             * Dimensions
             * @default {}
             */
            dimensions?: {
                [key: string]: unknown;
            };
            /** End */
            end?: string | null;
            /** Metrics */
            metrics: {
                [key: string]: unknown;
            };
            /**
             * Names
             * @default {}
             */
            names?: {
                [key: string]: string;
            };
            /** Previous */
            previous?: {
                [key: string]: unknown;
            } | null;
            /** Start */
            start?: string | null;
        };
        /**
         * QuoteIn
         * @description A parcel: its weight and value, or the goods in it, from which both follow.
         */
        QuoteIn: {
            /** Amount */
            amount?: (string | number) | null;
            /** Country */
            country: string;
            /**
             * Currency
             * @description The installation's when left out
             */
            currency?: string | null;
            /**
             * Items
             * @default []
             */
            items?: components["schemas"]["QuoteItem"][];
            /** Language */
            language?: ("en" | "ru") | null;
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
            /** Weight G */
            weight_g?: number | null;
        };
        /**
         * QuoteItem
         * @description So many units of a variant.
         */
        QuoteItem: {
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * QuoteOut
         * @description What a method asks for the parcel.
         */
        QuoteOut: {
            /** Amount */
            amount: string;
            /** Carrier */
            carrier: string;
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /** Days Max */
            days_max: number | null;
            /** Days Min */
            days_min: number | null;
            /** Method Id */
            method_id: number;
            /** Name */
            name: string;
            /** Pickup */
            pickup: boolean;
            /** Pickup Address */
            pickup_address: string;
        };
        /**
         * QuotesOut
         * @description What delivery there costs, in the shop's order; nothing when no method goes there.
         */
        QuotesOut: {
            /** Amount */
            amount: string;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            /** Items */
            items: components["schemas"]["QuoteOut"][];
            /** Weight G */
            weight_g: number;
        };
        /**
         * Ranked
         * @description A product; shares are unrounded, and null where there is nothing to have a share of.
         */
        Ranked: {
            /**
             * Class
             * @enum {string}
             */
            class: "A" | "B" | "C";
            /** Cumulative Share */
            cumulative_share: number | null;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Share */
            share: number | null;
            /** Sku */
            sku: string;
            /** Value */
            value: string | number;
        };
        /**
         * RateIn
         * @description A row of a table: this amount up to a weight or a value of goods; a place only for carriers.
         */
        RateIn: {
            /**
             * Amount
             * @example 1499.90
             */
            amount: string | number;
            /**
             * Country
             * @default
             */
            country?: string | "";
            /**
             * Postcode
             * @default
             */
            postcode?: string | "";
            /** Up To Amount */
            up_to_amount?: (string | number) | null;
            /** Up To G */
            up_to_g?: number | null;
        };
        /**
         * RateOut
         * @description A row of a method's table.
         */
        RateOut: {
            /** Amount */
            amount: string;
            /** Country */
            country: string;
            /** Postcode */
            postcode: string;
            /** Up To Amount */
            up_to_amount: string | null;
            /** Up To G */
            up_to_g: number | null;
        };
        /**
         * RatingFacet
         * @description Products with so many stars or more.
         */
        RatingFacet: {
            /** Count */
            count: number;
            /** Min */
            min: number;
        };
        /**
         * RatingOut
         * @description What buyers give a product: the average of their stars with two decimals, and how many they are.
         */
        RatingOut: {
            /** Average */
            average: string;
            /** Count */
            count: number;
        };
        /**
         * RatingSummary
         * @description A product's rating: average with two decimals (null of none), count, and how many gave each number of stars.
         */
        RatingSummary: {
            /** Average */
            average: string | null;
            /** Count */
            count: number;
            /** Distribution */
            distribution: {
                [key: string]: number;
            };
        };
        /**
         * ReceiveIn
         * @description What came; everything that was to come, all of it fit to be sold, when left out.
         */
        ReceiveIn: {
            /** Lines */
            lines?: components["schemas"]["ArrivedIn"][] | null;
            /**
             * Location Id
             * @description Where the goods go; the first location when left out
             */
            location_id?: number | null;
        };
        /**
         * RecentlyViewed
         * @description What somebody looked at last, the latest first.
         */
        RecentlyViewed: {
            /** Items */
            items: components["schemas"]["ViewedOut"][];
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
         * RefundIn
         * @description How much to give back, and why; all that is left when the amount is left out.
         */
        RefundIn: {
            /** Amount */
            amount?: (string | number) | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * RefundLineIn
         * @description Money for units of a line; what they were paid with when `amount` is left out.
         */
        RefundLineIn: {
            /** Amount */
            amount?: (string | number) | null;
            /** Line Id */
            line_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * RefundOut
         * @description A refund: `pending` while the provider has not said, `failed` when it refused and the money is there again.
         */
        RefundOut: {
            /** Amount */
            amount: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Error */
            error: string;
            /** Error Code */
            error_code: string;
            /** External Id */
            external_id: string | null;
            /** Id */
            id: number;
            /** Lines */
            lines: unknown[];
            /** Payment Id */
            payment_id: number;
            /** Reason */
            reason: string;
            /** Status */
            status: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * RefusedOut
         * @description A code that is not taken, and why: in a sentence, and in a word.
         */
        RefusedOut: {
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
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
         * Replacement
         * @description A new code for a card; with `email` it is mailed there.
         */
        Replacement: {
            /** Email */
            email?: string | null;
            /** Language */
            language?: ("en" | "ru") | null;
        };
        /**
         * ReplyIn
         * @description What the shop answers.
         */
        ReplyIn: {
            /** Text */
            text: string;
        };
        /**
         * ReplyOut
         * @description What the shop answered.
         */
        ReplyOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Text */
            text: string;
        };
        /**
         * ReportChange
         * @description What is left out stays; a schedule of null ends the mails.
         */
        ReportChange: {
            /** Name */
            name?: string | null;
            query?: components["schemas"]["QueryIn"] | null;
            schedule?: components["schemas"]["Schedule"] | null;
            /** Shared */
            shared?: boolean | null;
        };
        /**
         * ReportIn
         * @description A question to keep; `query` is what POST /analytics/query takes, with a preset for days that go along.
         */
        ReportIn: {
            /** Name */
            name: string;
            query: components["schemas"]["QueryIn"];
            schedule?: components["schemas"]["Schedule"] | null;
            /**
             * Shared
             * @default false
             */
            shared?: boolean;
        };
        /**
         * ReportOut
         * @description A saved report; `mine`: whoever asks may change it.
         */
        ReportOut: {
            /** Author */
            author: string;
            /** Created At */
            created_at: unknown;
            /** Id */
            id: number;
            /** Last At */
            last_at?: unknown;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /** Next At */
            next_at?: unknown;
            /** Query */
            query: {
                [key: string]: unknown;
            };
            /** Schedule */
            schedule: {
                [key: string]: unknown;
            } | null;
            /** Shared */
            shared: boolean;
            /** Updated At */
            updated_at: unknown;
            /** Version */
            version: number;
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
         * ReturnIn
         * @description Which goods are to come back, and why.
         */
        ReturnIn: {
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Lines */
            lines: components["schemas"]["LineUnits"][];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * ReturnLineOut
         * @description Units of an order's line that are to come back.
         */
        ReturnLineOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Order Line Id */
            order_line_id: number;
            /** Quantity */
            quantity: number;
            /** Received */
            received: number;
            /** Restocked */
            restocked: number;
            /** Sku */
            sku: string;
        };
        /**
         * ReturnOut
         * @description Goods that come back; `refund` is what went back for them, in the order's currency.
         */
        ReturnOut: {
            /** Answer */
            answer: string;
            /** Approved At */
            approved_at: string | null;
            /** Comment */
            comment: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Ended At */
            ended_at: string | null;
            /** Exchange Id */
            exchange_id: number | null;
            /** Id */
            id: number;
            /** Lines */
            lines: components["schemas"]["ReturnLineOut"][];
            /** May Become */
            may_become: string[];
            /** Number */
            number: string;
            /** Order Id */
            order_id: number;
            /** Order Number */
            order_number: string;
            /** Reason */
            reason: string;
            /** Received At */
            received_at: string | null;
            /** Refund */
            refund: string;
            /**
             * Status
             * @enum {string}
             */
            status: "requested" | "approved" | "rejected" | "cancelled" | "received" | "refunded" | "exchanged" | "closed";
            /** Version */
            version: number;
        };
        /**
         * ReturnRefundIn
         * @description How much goes back; what the goods were paid with when left out.
         */
        ReturnRefundIn: {
            /** Amount */
            amount?: (string | number) | null;
        };
        /**
         * RevenueIn
         * @description Of which days, and in which buckets.
         */
        RevenueIn: {
            /**
             * End Date
             * Format: date
             */
            end_date: string;
            /**
             * Period
             * @default daily
             * @enum {string}
             */
            period?: "daily" | "weekly" | "monthly" | "quarterly" | "annual";
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
        };
        /**
         * RevenueOut
         * @description Revenue in buckets, the empty ones too; `total` is the whole revenue.
         */
        RevenueOut: {
            /** Buckets */
            buckets: components["schemas"]["Bucket"][];
            /** Currency */
            currency: string;
            /** Orders */
            orders: number;
            /** Period */
            period: string;
            /** Total */
            total: string;
            /** Units */
            units: number;
        };
        /**
         * ReviewChange
         * @description What of a review changes: rating, title, text and language by its author, status and note by staff.
         */
        ReviewChange: {
            /** Language */
            language?: string | null;
            /** Note */
            note?: string | null;
            /** Rating */
            rating?: number | null;
            /** Status */
            status?: ("pending" | "published" | "rejected") | null;
            /** Text */
            text?: string | null;
            /** Title */
            title?: string | null;
        };
        /**
         * Reviewed
         * @description The product a review is about, in short.
         */
        Reviewed: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * ReviewIn
         * @description A review: 1 to 5 stars, and why. `language` is that of the shop's pages the buyer reads unless it is given.
         */
        ReviewIn: {
            /**
             * Language
             * @default
             */
            language?: string;
            /** Rating */
            rating: number;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /**
         * ReviewOut
         * @description A review. `account_id` and `note` are for its author and staff.
         *
         *     `author` is the name they show, never what they sign in with: a word for it where they gave none, empty once they
         *     have left.
         */
        ReviewOut: {
            /** Account Id */
            account_id: number | null;
            /** Author */
            author: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Helpful */
            helpful: number;
            /** Id */
            id: number;
            /** Language */
            language: string;
            /** Note */
            note: string | null;
            product: components["schemas"]["Reviewed"];
            /** Published At */
            published_at: string | null;
            /** Rating */
            rating: number;
            /** Replies */
            replies: components["schemas"]["ReplyOut"][];
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "published" | "rejected";
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Unhelpful */
            unhelpful: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Verified */
            verified: boolean;
        };
        /**
         * ReviewPage
         * @description A page of a product's reviews, with its rating.
         */
        ReviewPage: {
            /** Items */
            items: components["schemas"]["ReviewOut"][];
            /** Next */
            next?: string | null;
            summary: components["schemas"]["RatingSummary"];
            /** Total */
            total: number;
        };
        /**
         * Right
         * @description resource:action, alphabetical.
         * @enum {string}
         */
        Right: "accounts:read" | "accounts:write" | "activity:read" | "audit:read" | "catalog:read" | "catalog:write" | "content:read" | "content:write" | "customers:read" | "customers:write" | "discounts:read" | "discounts:write" | "expenses:write" | "exports:read" | "imports:write" | "inventory:read" | "inventory:write" | "jobs:read" | "jobs:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "prices:read" | "prices:write" | "reports:read" | "reviews:read" | "reviews:write" | "settings:write" | "shipping:read" | "shipping:write";
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
         * RpcBucket
         * @description What was sold from its first day on until the next bucket begins.
         */
        RpcBucket: {
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: number;
            /** Sales */
            sales?: components["schemas"]["RpcSale"][] | null;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Units */
            units: number;
        };
        /**
         * RpcCategories
         * @description A page of categories.
         */
        RpcCategories: {
            /** Categories */
            categories: components["schemas"]["RpcCategory"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * RpcCategory
         * @description A category.
         */
        RpcCategory: {
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
        };
        /**
         * RpcCategoryIn
         * @description A new category.
         */
        RpcCategoryIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * RpcFailure
         * @description What could not be bought, and why.
         */
        RpcFailure: {
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Reason */
            reason: string;
        };
        /**
         * RpcItem
         * @description So many of a product.
         */
        RpcItem: {
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * RpcProduct
         * @description A product on sale, with its category.
         */
        RpcProduct: {
            category: components["schemas"]["CategoryOfProduct"] | null;
            /** Category Id */
            category_id: number | null;
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
            /** Price */
            price: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * RpcProductIn
         * @description A new product.
         */
        RpcProductIn: {
            /** Category Id */
            category_id: number;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Price
             * @example 1499.90
             */
            price: string | number;
            /**
             * Quantity
             * @default 0
             */
            quantity?: number;
        };
        /**
         * RpcProducts
         * @description A page of products.
         */
        RpcProducts: {
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Products */
            products: components["schemas"]["RpcProduct"][];
            /** Total */
            total: number;
        };
        /**
         * RpcPurchase
         * @description What was bought, as one order, and what was not; without an order when nothing was.
         */
        RpcPurchase: {
            /** Failed Purchases */
            failed_purchases: components["schemas"]["RpcFailure"][];
            /** Order Id */
            order_id?: number | null;
            /** Successful Purchases */
            successful_purchases: components["schemas"]["RpcItem"][];
            /** Total */
            total?: number | null;
        };
        /**
         * RpcPurchaseIn
         * @description What somebody wants; items of one product count together.
         */
        RpcPurchaseIn: {
            /** Items */
            items: components["schemas"]["RpcItem"][];
        };
        /**
         * RpcSale
         * @description A line of a sale.
         */
        RpcSale: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
            /** Revenue */
            revenue: number;
            /** Sale Id */
            sale_id: number;
            /** Unit Price */
            unit_price: number;
        };
        /**
         * RpcSalesData
         * @description The whole range and, when asked for, its buckets.
         */
        RpcSalesData: {
            /** Buckets */
            buckets?: components["schemas"]["RpcBucket"][] | null;
            /** Currency */
            currency: string;
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: number;
            /** Sales */
            sales?: components["schemas"]["RpcSale"][] | null;
            /** Units */
            units: number;
        };
        /**
         * RpcStock
         * @description What came in, and how many there are now.
         */
        RpcStock: {
            /** Added */
            added: number;
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * RpcStockIn
         * @description Units that came in.
         */
        RpcStockIn: {
            /** Product Id */
            product_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * RpcToken
         * @description The token for the header `Authorization: Bearer <token>`.
         */
        RpcToken: {
            /** Access Token */
            access_token: string;
            /**
             * Token Type
             * @default bearer
             * @constant
             */
            token_type?: "bearer";
        };
        /**
         * RpcUser
         * @description A user.
         */
        RpcUser: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Id */
            id: number;
            /** Username */
            username: string | null;
        };
        /**
         * RpcUserIn
         * @description A new user.
         */
        RpcUserIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
            /** Username */
            username?: string | null;
        };
        /**
         * RunsOutItem
         * @description A product that runs out: when, what that costs, and what to order.
         */
        RunsOutItem: {
            /** At Risk */
            at_risk: string;
            /** Available */
            available: number;
            /** Category Id */
            category_id: number | null;
            /** Days Left */
            days_left: number;
            /** Error */
            error: number | null;
            /** Lead Time Demand */
            lead_time_demand: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Model */
            model: string;
            /** Naive Error */
            naive_error: number | null;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Reorder Due */
            reorder_due: boolean;
            /** Reorder Point */
            reorder_point: number;
            /** Reorder Quantity */
            reorder_quantity: number;
            /**
             * Runs Out On
             * Format: date
             */
            runs_out_on: string;
        };
        /**
         * RunsOutPage
         * @description What runs out first. `at_risk` is the money of the whole list, not of the page.
         */
        RunsOutPage: {
            /** At Risk */
            at_risk: string;
            /** Currency */
            currency: string;
            /** Items */
            items: components["schemas"]["RunsOutItem"][];
            /** Next */
            next?: string | null;
            /** Total */
            total: number;
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
         * SalesIn
         * @description Which sales; what is left out is not narrowed. Categories hold everything below them.
         */
        SalesIn: {
            /**
             * Category Ids
             * @default []
             */
            category_ids?: number[];
            /** End Date */
            end_date?: string | null;
            /**
             * Platforms
             * @default []
             */
            platforms?: string[];
            /**
             * Product Ids
             * @default []
             */
            product_ids?: number[];
            /** Start Date */
            start_date?: string | null;
        };
        /**
         * SalesOut
         * @description Sales of a range of days, told apart by day, product, category and platform; the largest first.
         */
        SalesOut: {
            /** Categories */
            categories: components["schemas"]["CategorySold"][];
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["DaySold"][];
            /** End Date */
            end_date: string | null;
            /** Platforms */
            platforms: components["schemas"]["PlatformSold"][];
            /** Products */
            products: components["schemas"]["ProductSold"][];
            /** Start Date */
            start_date: string | null;
            total: components["schemas"]["Sums"];
        };
        /**
         * Schedule
         * @description When a report is mailed, by the clock of the shop, and to whom.
         */
        Schedule: {
            /** Every */
            every: string;
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx" | "parquet";
            /**
             * Hour
             * @default 7
             */
            hour?: number;
            /**
             * On
             * @description Of a week 1 for Monday; of a month the day, or its last
             */
            on?: number | null;
            /** To */
            to: string[];
        };
        /**
         * SearchedOut
         * @description Something that was searched for: how often, and how many products it found the last time.
         */
        SearchedOut: {
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Query */
            query: string;
            /** Results */
            results: number;
            /** Searches */
            searches: number;
        };
        /**
         * SearchOut
         * @description A page of what was found. `query` differs from what was typed when the keyboard had another layout.
         *
         *     `match` is how: `exact`, `similar` (words mistyped or only begun) or `partial` (some of them).
         */
        SearchOut: {
            facets: components["schemas"]["Facets"] | null;
            /** Items */
            items: components["schemas"]["ProductOut"][];
            /**
             * Match
             * @enum {string}
             */
            match: "exact" | "similar" | "partial";
            /** Next */
            next: string | null;
            /** Query */
            query: string;
            /** Total */
            total: number;
        };
        /**
         * SecretOut
         * @description Whether a secret is set, where, and its last four letters: never more of it.
         */
        SecretOut: {
            /**
             * Last4
             * @default
             */
            last4?: string;
            /** Set */
            set: boolean;
            /**
             * Source
             * @default
             * @enum {string}
             */
            source?: "settings" | "environment" | "";
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
         * SegmentListOut
         * @description A segment's customers, those who brought most first.
         */
        SegmentListOut: {
            /**
             * As Of
             * Format: date
             */
            as_of: string;
            /** Currency */
            currency: string;
            /** Items */
            items: components["schemas"]["Buyer"][];
            /** Name */
            name: string;
            /** Next */
            next?: string | null;
            /** Sentence */
            sentence: string;
            /** Sentence Ru */
            sentence_ru: string;
            /** Total */
            total: number;
        };
        /**
         * SegmentOut
         * @description A segment: the scores that make it, how many are in it, what they brought, what to do.
         */
        SegmentOut: {
            /** Average Order Value */
            average_order_value: string | null;
            /** Average Recency Days */
            average_recency_days: number | null;
            /** Customer Share */
            customer_share: number | null;
            /** Customers */
            customers: number;
            /** Frequency */
            frequency: [
                number,
                number
            ];
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Recency */
            recency: [
                number,
                number
            ];
            /** Revenue */
            revenue: string;
            /** Sentence */
            sentence: string;
            /** Sentence Ru */
            sentence_ru: string;
            /** Share */
            share: number | null;
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
         * SettingsIn
         * @description All of what is set: what is left out is as at first. `synonyms` are groups of words that mean the same.
         */
        SettingsIn: {
            /**
             * @default {
             *       "description": 1,
             *       "name": 1,
             *       "properties": 1
             *     }
             */
            boosts?: components["schemas"]["Boosts"];
            /**
             * Pins
             * @default []
             */
            pins?: components["schemas"]["Pin"][];
            /**
             * Synonyms
             * @default []
             */
            synonyms?: string[][];
        };
        /**
         * SettingsOut
         * @description What is set.
         */
        SettingsOut: {
            /**
             * @default {
             *       "description": 1,
             *       "name": 1,
             *       "properties": 1
             *     }
             */
            boosts?: components["schemas"]["Boosts"];
            /**
             * Pins
             * @default []
             */
            pins?: components["schemas"]["Pin"][];
            /**
             * Synonyms
             * @default []
             */
            synonyms?: string[][];
            /** Version */
            version: number;
        };
        /**
         * Shelf
         * @description A variant's stock over all locations, and how it sells.
         *
         *     Null: a value where the cost is not known, a cover where nothing sells, a turnover where there was no stock.
         */
        Shelf: {
            /** Available */
            available: number;
            /** Average Units */
            average_units: number;
            /** Daily Units */
            daily_units: number;
            /** Days Of Cover */
            days_of_cover: number | null;
            /** Dead */
            dead: boolean;
            /** Last Sold */
            last_sold: string | null;
            /** Low */
            low: boolean;
            /** Name */
            name: string;
            /** On Hand */
            on_hand: number;
            /** Out */
            out: boolean;
            /** Product Id */
            product_id: number;
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /** Turnover */
            turnover: number | null;
            /** Unit Cost */
            unit_cost: string | null;
            /** Units Sold */
            units_sold: number;
            /** Value */
            value: string | null;
            /** Variant Id */
            variant_id: number;
        };
        /**
         * ShipmentChange
         * @description What is left out stays.
         */
        ShipmentChange: {
            /** Carrier */
            carrier?: string | null;
            /** Note */
            note?: string | null;
            /** Tracking Number */
            tracking_number?: string | null;
            /** Tracking Url */
            tracking_url?: string | null;
            /** Weight G */
            weight_g?: number | null;
        };
        /**
         * ShipmentLineOut
         * @description How many units of an order's line.
         */
        ShipmentLineOut: {
            /** Order Line Id */
            order_line_id: number;
            /** Quantity */
            quantity: number;
        };
        /**
         * ShipmentOut
         * @description A parcel of an order's goods; `may_become` are the statuses that may follow.
         */
        ShipmentOut: {
            /** Address */
            address: {
                [key: string]: string;
            };
            /** Carrier */
            carrier: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Events */
            events: components["schemas"]["TrackOut"][];
            /** Id */
            id: number;
            /** Lines */
            lines: components["schemas"]["ShipmentLineOut"][];
            /** Location Id */
            location_id: number | null;
            /** May Become */
            may_become: string[];
            /** Method */
            method: string;
            /** Method Id */
            method_id: number | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: number;
            /** Order Number */
            order_number?: string | null;
            /** Shipped At */
            shipped_at: string | null;
            /** Status */
            status: string;
            /** Tracking Number */
            tracking_number: string;
            /** Tracking Url */
            tracking_url: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Weight G */
            weight_g: number | null;
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
         * Sold
         * @description What was sold, less discounts and returns.
         */
        Sold: {
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /** Units */
            units: number;
        };
        /**
         * StatusOut
         * @description This machine's index: `behind` is how many events of the log are not in it yet.
         */
        StatusOut: {
            /** Behind */
            behind: number;
            /** Built At */
            built_at: string | null;
            /** Bytes */
            bytes: number;
            /** Documents */
            documents: number;
            /** Done */
            done: number;
            /** Position */
            position: number;
            /** Ready */
            ready: boolean;
            /** State */
            state: string;
            /** Total */
            total: number;
        };
        /**
         * Steady
         * @description A product: mean and deviation are units a period, variation the one divided by the other.
         */
        Steady: {
            /**
             * Class
             * @enum {string}
             */
            class: "X" | "Y" | "Z";
            /** Deviation */
            deviation: number;
            /** Mean */
            mean: number;
            /** Name */
            name: string;
            /** Product Id */
            product_id: number;
            /** Sku */
            sku: string;
            /** Units */
            units: number;
            /** Variation */
            variation: number | null;
        };
        /**
         * SteadySum
         * @description A class: how many products, and how many units of them were sold.
         */
        SteadySum: {
            /**
             * Class
             * @enum {string}
             */
            class: "X" | "Y" | "Z";
            /** Product Share */
            product_share: number | null;
            /** Products */
            products: number;
            /** Units */
            units: number;
        };
        /**
         * StockChangeOut
         * @description One change of a level; the quantities are what was and is available.
         */
        StockChangeOut: {
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
         * StockFacet
         * @description Products that can be had, and those that cannot.
         */
        StockFacet: {
            /** No */
            no: number;
            /** Yes */
            yes: number;
        };
        /**
         * StockIn
         * @description How many there are.
         */
        StockIn: {
            /** Stock */
            stock: number;
        };
        /**
         * StockOut
         * @description What the forecast means for the shelf. `available` is null for what is not counted: nothing is due then.
         */
        StockOut: {
            /**
             * At Risk
             * @description Money that is lost until an order of today arrives
             */
            at_risk: string;
            /** Available */
            available: number | null;
            /** Cover Days */
            cover_days: number;
            /**
             * Days Left
             * @description Until it runs out if the forecast is right; null: it does not
             */
            days_left: number | null;
            /** Lead Time Days */
            lead_time_days: number;
            /** Lead Time Demand */
            lead_time_demand: number;
            /** Order Up To */
            order_up_to: number;
            /**
             * Reorder Due
             * @description Whether stock has fallen to the reorder point
             */
            reorder_due: boolean;
            /** Reorder Point */
            reorder_point: number;
            /**
             * Reorder Quantity
             * @description What to order now; 0 while it is not due
             */
            reorder_quantity: number;
            /** Runs Out On */
            runs_out_on: string | null;
            /** Safety Stock */
            safety_stock: number;
            /** Service Level */
            service_level: number;
        };
        /**
         * SuggestOut
         * @description What somebody may be about to type: `words` are whole questions.
         */
        SuggestOut: {
            /** Brands */
            brands: components["schemas"]["PlaceSuggestion"][];
            /** Categories */
            categories: components["schemas"]["PlaceSuggestion"][];
            /** Products */
            products: components["schemas"]["PlaceSuggestion"][];
            /** Words */
            words: string[];
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
         * Sums
         * @description What was sold, and what it is made of.
         */
        Sums: {
            /** Average Order Value */
            average_order_value: string | null;
            /** Discounts */
            discounts: string;
            /** Gross Sales */
            gross_sales: string;
            /** Orders */
            orders: number;
            /** Refunds */
            refunds: string;
            /** Returns */
            returns: number;
            /** Revenue */
            revenue: string;
            /** Units */
            units: number;
        };
        /**
         * TaxChange
         * @description What of a rate changes.
         */
        TaxChange: {
            /** Category Id */
            category_id?: number | null;
            /** Country */
            country?: string | null;
            /** Ends At */
            ends_at?: string | null;
            /** Name */
            name?: string | null;
            /** Rate */
            rate?: (number | string) | null;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * TaxIn
         * @description A rate in percent: of a country by code or name (empty: any) and a category with all below it (null: all).
         */
        TaxIn: {
            /** Category Id */
            category_id?: number | null;
            /**
             * Country
             * @default
             */
            country?: string;
            /** Ends At */
            ends_at?: string | null;
            /** Name */
            name: string;
            /** Rate */
            rate: number | string;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * TaxOut
         * @description A rate in percent, a decimal string: "20", "8.3333".
         */
        TaxOut: {
            /** Category Id */
            category_id: number | null;
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ends At */
            ends_at: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Rate */
            rate: string;
            /** Starts At */
            starts_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TaxSettingsIn
         * @description Whether the prices of this installation have the tax in them.
         */
        TaxSettingsIn: {
            /** Prices Include Tax */
            prices_include_tax: boolean;
        };
        /**
         * TaxSettingsOut
         * @description Whether prices have the tax in them, and the setting's version for `If-Match`.
         */
        TaxSettingsOut: {
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Version */
            version: number;
        };
        /**
         * TaxSum
         * @description A rate, what it is on, and what it comes to; `rate` is a percentage: "20", "9.5".
         */
        TaxSum: {
            /** Amount */
            amount: string;
            /** Base */
            base: string;
            /** Name */
            name: string;
            /** Rate */
            rate: string;
        };
        /**
         * TierOut
         * @description A unit price from a quantity on.
         */
        TierOut: {
            /** Min Quantity */
            min_quantity: number;
            /** Unit Price */
            unit_price: string;
        };
        /**
         * TokenOut
         * @description The token for the header `Authorization: Bearer <token>`.
         */
        TokenOut: {
            /** Token */
            token: string;
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
         * TopUp
         * @description So much more.
         */
        TopUp: {
            /**
             * Amount
             * @example 1499.90
             */
            amount: string | number;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * TotalsOut
         * @description What it comes to. `due` is left after gift card and credit.
         */
        TotalsOut: {
            /** Credit */
            credit: string;
            /** Currency */
            currency: string;
            /** Discount */
            discount: string;
            /** Discounts */
            discounts: components["schemas"]["DiscountGiven"][];
            /** Due */
            due: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Refused Codes */
            refused_codes: components["schemas"]["CodeNotGood"][];
            /** Shipping */
            shipping: string;
            /** Shipping Discount */
            shipping_discount: string;
            /** Subtotal */
            subtotal: string;
            /** Tax */
            tax: string;
            /** Taxes */
            taxes: components["schemas"]["TaxSum"][];
            /** Total */
            total: string;
        };
        /**
         * TrackOut
         * @description One thing that happened to a parcel.
         */
        TrackOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Note */
            note: string;
            /** Place */
            place: string;
            /** Status */
            status: string;
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
         * TroubleOut
         * @description What is wrong with a line: `gone`, `too_few` (`left` are there), `price_changed` (`before`, `now`).
         */
        TroubleOut: {
            /** Before */
            before?: string | null;
            /** Kind */
            kind: string;
            /** Left */
            left?: number | null;
            /** Now */
            now?: string | null;
        };
        /**
         * Unread
         * @description How many are not read.
         */
        Unread: {
            /** Unread */
            unread: number;
        };
        /**
         * UseOut
         * @description An order that got a discount; `customer` is whom a limit per customer counts it for.
         */
        UseOut: {
            /** Amount */
            amount: string;
            /** Code */
            code: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Customer */
            customer: string;
            /** Id */
            id: number;
            /** Order Id */
            order_id: number;
            /** Order Number */
            order_number?: string | null;
        };
        /**
         * UserDone
         * @description The user, and what was done.
         */
        UserDone: {
            /** Message */
            message: string;
            user: components["schemas"]["BackendUser"];
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
         * UserRegistered
         * @description The new account's id.
         */
        UserRegistered: {
            /** Message */
            message: string;
            /** User Id */
            user_id: number;
        };
        /**
         * ValueFacet
         * @description A value of an attribute.
         */
        ValueFacet: {
            /** Count */
            count: number;
            /** Value */
            value: string;
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
        /**
         * ViewedOut
         * @description A product somebody looked at, and when they did so last.
         */
        ViewedOut: {
            /** Product */
            product: unknown;
            /** Product Id */
            product_id: number;
            /**
             * Viewed At
             * Format: date-time
             */
            viewed_at: string;
        };
        /**
         * VoteIn
         * @description Whether it helped.
         */
        VoteIn: {
            /** Helpful */
            helpful: boolean;
        };
        /**
         * VotesOut
         * @description How many found a review helpful, and how many did not.
         */
        VotesOut: {
            /** Helpful */
            helpful: number;
            /** Unhelpful */
            unhelpful: number;
        };
        /**
         * WayToPay
         * @description A way to pay that a buyer is offered; `browser` is what the page needs for it, such as a publishable key.
         */
        WayToPay: {
            /** Browser */
            browser: {
                [key: string]: unknown;
            };
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * WeekdaySold
         * @description What was sold on this day of the week, 1 for Monday.
         */
        WeekdaySold: {
            /** Orders */
            orders: number;
            /** Revenue */
            revenue: string;
            /** Weekday */
            weekday: number;
        };
        /**
         * Where
         * @description Where you are told of a kind of thing. Mails go to an address that you have confirmed.
         */
        Where: {
            /** By Mail */
            by_mail: boolean;
            /** In App */
            in_app: boolean;
        };
        /**
         * WholeDays
         * @description A range of days, both given and both included.
         */
        WholeDays: {
            /**
             * End Date
             * Format: date
             */
            end_date: string;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
        };
        /**
         * XyzOut
         * @description Products by how steadily they sell, the steadiest first; `periods` is how many the range was cut into.
         */
        XyzOut: {
            /** Classes */
            classes: components["schemas"]["SteadySum"][];
            /** Currency */
            currency: string;
            /** End Date */
            end_date: string | null;
            /** Items */
            items: components["schemas"]["Steady"][];
            /** Next */
            next?: string | null;
            /**
             * Period
             * @enum {string}
             */
            period: "day" | "week" | "month" | "quarter";
            /** Periods */
            periods: number;
            /** Start Date */
            start_date: string | null;
            /** Total */
            total: number;
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * ZoneChange
         * @description What is left out stays.
         */
        ZoneChange: {
            /** Countries */
            countries?: string[] | null;
            /** Name */
            name?: string | null;
            /** Position */
            position?: number | null;
            /** Postcodes */
            postcodes?: string[] | null;
            /** Regions */
            regions?: string[] | null;
            /** Rest Of World */
            rest_of_world?: boolean | null;
        };
        /**
         * ZoneIn
         * @description Countries by code or name, or the rest of the world; regions and beginnings of postcodes make it narrower.
         */
        ZoneIn: {
            /**
             * Countries
             * @default []
             */
            countries?: string[];
            /** Name */
            name: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Postcodes
             * @default []
             */
            postcodes?: string[];
            /**
             * Regions
             * @default []
             */
            regions?: string[];
            /**
             * Rest Of World
             * @default false
             */
            rest_of_world?: boolean;
        };
        /**
         * ZoneOut
         * @description A zone.
         */
        ZoneOut: {
            /** Countries */
            countries: string[];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Position */
            position: number;
            /** Postcodes */
            postcodes: string[];
            /** Regions */
            regions: string[];
            /** Rest Of World */
            rest_of_world: boolean;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
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
    abc_analysis_analytics_abc_get: {
        parameters: {
            query?: {
                a?: number | string;
                b?: number | string;
                by?: "revenue" | "profit" | "units";
                /** @description With everything below them */
                category_id?: number[];
                /** @description This class alone */
                class?: ("A" | "B" | "C") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["AbcOut"];
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
    abc_xyz_matrix_analytics_abc_xyz_get: {
        parameters: {
            query?: {
                a?: number | string;
                b?: number | string;
                by?: "revenue" | "profit" | "units";
                /** @description With everything below them */
                category_id?: number[];
                /** @description The products of this cell alone */
                cell?: ("AX" | "AY" | "AZ" | "BX" | "BY" | "BZ" | "CX" | "CY" | "CZ") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                period?: "day" | "week" | "month" | "quarter";
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                x?: number | string;
                y?: number | string;
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
                    "application/json": components["schemas"]["MatrixOut"];
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
    bought_together_analytics_baskets_get: {
        parameters: {
            query?: {
                /** @description With everything below them */
                category_id?: number[];
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The share of all orders a pair must be in */
                min_support?: number | string;
                /** @description As orders name them */
                platform?: string[];
                /** @description The companions of this product alone */
                product_id?: number | null;
                /** @description The largest first */
                sort?: "lift" | "support" | "confidence";
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["BasketsOut"];
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
    channels_analytics_channels_get: {
        parameters: {
            query?: {
                /** @description The last day, included */
                end_date?: string | null;
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["ChannelsOut"];
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
    customer_analysis_analytics_customers_get: {
        parameters: {
            query?: {
                /** @description Percent a year by which later money is worth less */
                discount_rate?: number | string;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description From one to the next of which customers are said to stay */
                period?: "month" | "quarter" | "year";
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["CustomersOut"];
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
    customers_of_segment_analytics_customers_segments__name__get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
            };
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["SegmentListOut"];
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
    read_forecast_analytics_forecast_get: {
        parameters: {
            query: {
                /** @description How long an order is to last after that */
                cover_days?: number;
                /** @description Days ahead */
                horizon?: number;
                /** @description How long an order takes to arrive */
                lead_time_days?: number;
                product_id: number;
                /** @description The probability that nothing is missing before an order arrives */
                service_level?: number;
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
                    "application/json": components["schemas"]["ForecastOut"];
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
    list_category_forecasts_analytics_forecast_categories_get: {
        parameters: {
            query?: {
                /** @description Days ahead */
                horizon?: number;
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
                    "application/json": components["schemas"]["CategoriesOut"];
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
    read_category_forecast_analytics_forecast_categories__key__get: {
        parameters: {
            query?: {
                /** @description Days ahead */
                horizon?: number;
            };
            header?: never;
            path: {
                key: string;
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
                    "application/json": components["schemas"]["CategoryDemandOut"];
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
    run_forecasts_analytics_forecast_run_post: {
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
    list_what_runs_out_analytics_forecast_runs_out_get: {
        parameters: {
            query?: {
                /** @description Of it and all below it */
                category_id?: number | null;
                /** @description How long an order is to last after that */
                cover_days?: number;
                cursor?: string | null;
                /** @description How long an order takes to arrive */
                lead_time_days?: number;
                limit?: number;
                /** @description The probability that nothing is missing before an order arrives */
                service_level?: number;
                /** @description Sort by; a leading minus descends */
                sort?: string;
                /** @description Those that run out in fewer days */
                within_days?: number;
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
                    "application/json": components["schemas"]["RunsOutPage"];
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
    stock_analysis_analytics_inventory_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InventoryIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryOut"];
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
    list_metrics_analytics_metrics_get: {
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
                    "application/json": components["schemas"]["MetricsOut"];
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
    order_analysis_analytics_orders_get: {
        parameters: {
            query?: {
                country?: string[];
                /** @description The last day, included */
                end_date?: string | null;
                platform?: string[];
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["OrdersOut"];
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
    profit_analysis_analytics_profit_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["ProfitOut"];
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
    query_analytics_query_post: {
        parameters: {
            query?: {
                /** @description As a file */
                format?: ("csv" | "xlsx" | "parquet") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryOut"];
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
    list_reports_analytics_reports_get: {
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
                    "application/json": components["schemas"]["Page_ReportOut_"];
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
    save_report_analytics_reports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
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
    read_report_analytics_reports__report_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
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
                    "application/json": components["schemas"]["ReportOut"];
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
    change_report_analytics_reports__report_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
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
    delete_report_analytics_reports__report_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
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
    answer_report_analytics_reports__report_id__answer_get: {
        parameters: {
            query?: {
                /** @description As a file */
                format?: ("csv" | "xlsx" | "parquet") | null;
            };
            header?: never;
            path: {
                report_id: number;
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
                    "application/json": components["schemas"]["QueryOut"];
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
    revenue_analytics_revenue_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevenueIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueOut"];
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
    compare_revenue_analytics_revenue_compare_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompareOut"];
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
    sales_analytics_sales_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SalesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesOut"];
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
    xyz_analysis_analytics_xyz_get: {
        parameters: {
            query?: {
                /** @description With everything below them */
                category_id?: number[];
                /** @description This class alone */
                class?: ("X" | "Y" | "Z") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                period?: "day" | "week" | "month" | "quarter";
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                x?: number | string;
                y?: number | string;
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
                    "application/json": components["schemas"]["XyzOut"];
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
    log_in_api_auth_login_post: {
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
                    "application/json": components["schemas"]["TokenOut"];
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
    me_api_auth_me_get: {
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
                    "application/json": components["schemas"]["PlatformUser"];
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
    register_api_auth_register_post: {
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
                    "application/json": components["schemas"]["UserRegistered"];
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
    read_cart_api_cart_get: {
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
                        [key: string]: components["schemas"]["PlatformItem"];
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
    add_to_cart_api_cart_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformItem"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemAdded"];
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
    remove_from_cart_api_cart__item_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: number;
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
                    "application/json": components["schemas"]["Message"];
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
    list_stock_api_inventory_get: {
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
                        [key: string]: number;
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
    set_stock_api_inventory__product_id__put: {
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
                "application/json": components["schemas"]["StockIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
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
    create_order_api_orders_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["OrderCreated"];
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
    read_order_api_orders__order_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
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
                    "application/json": components["schemas"]["PlatformOrder"];
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
    cancel_order_api_orders__order_id__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
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
                    "application/json": components["schemas"]["Message"];
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
    list_products_api_products_get: {
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
                        [key: string]: components["schemas"]["PlatformProduct"];
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
    add_product_api_products_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformProductIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductAdded"];
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
    change_product_api_products__product_id__put: {
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
                "application/json": components["schemas"]["PlatformProductChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
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
    remove_product_api_products__product_id__delete: {
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
                    "application/json": components["schemas"]["Message"];
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
    list_reviews_api_products__product_id__reviews_get: {
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
                    "application/json": components["schemas"]["PlatformReview"][];
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
    add_review_api_products__product_id__reviews_post: {
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
                "application/json": components["schemas"]["PlatformReview"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
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
    list_activity_api_v1_activity_get: {
        parameters: {
            query?: {
                account_id?: number | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Up to and with this day */
                end_date?: string | null;
                /** @description signed_in, viewed, searched, cart_changed, ordered, favourited, ... */
                kind?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
                /** @description From this day on */
                start_date?: string | null;
                subject_id?: number | null;
                /** @description The kind of thing, such as "products" */
                subject_type?: string;
                /** @description A guest, by the number their browser drew */
                visitor?: string;
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
                /** @description signed_in, viewed, searched, cart_changed, ordered, favourited, ... */
                kind?: string;
                /** @description From this day on */
                start_date?: string | null;
                subject_id?: number | null;
                /** @description The kind of thing, such as "products" */
                subject_type?: string;
                /** @description A guest, by the number their browser drew */
                visitor?: string;
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
    list_recently_viewed_api_v1_activity_recently_viewed_get: {
        parameters: {
            query?: {
                limit?: number;
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
                    "application/json": components["schemas"]["RecentlyViewed"];
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
    abc_analysis_api_v1_analytics_abc_get: {
        parameters: {
            query?: {
                a?: number | string;
                b?: number | string;
                by?: "revenue" | "profit" | "units";
                /** @description With everything below them */
                category_id?: number[];
                /** @description This class alone */
                class?: ("A" | "B" | "C") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["AbcOut"];
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
    abc_xyz_matrix_api_v1_analytics_abc_xyz_get: {
        parameters: {
            query?: {
                a?: number | string;
                b?: number | string;
                by?: "revenue" | "profit" | "units";
                /** @description With everything below them */
                category_id?: number[];
                /** @description The products of this cell alone */
                cell?: ("AX" | "AY" | "AZ" | "BX" | "BY" | "BZ" | "CX" | "CY" | "CZ") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                period?: "day" | "week" | "month" | "quarter";
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                x?: number | string;
                y?: number | string;
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
                    "application/json": components["schemas"]["MatrixOut"];
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
    bought_together_api_v1_analytics_baskets_get: {
        parameters: {
            query?: {
                /** @description With everything below them */
                category_id?: number[];
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The share of all orders a pair must be in */
                min_support?: number | string;
                /** @description As orders name them */
                platform?: string[];
                /** @description The companions of this product alone */
                product_id?: number | null;
                /** @description The largest first */
                sort?: "lift" | "support" | "confidence";
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["BasketsOut"];
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
    channels_api_v1_analytics_channels_get: {
        parameters: {
            query?: {
                /** @description The last day, included */
                end_date?: string | null;
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["ChannelsOut"];
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
    customer_analysis_api_v1_analytics_customers_get: {
        parameters: {
            query?: {
                /** @description Percent a year by which later money is worth less */
                discount_rate?: number | string;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description From one to the next of which customers are said to stay */
                period?: "month" | "quarter" | "year";
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["CustomersOut"];
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
    customers_of_segment_api_v1_analytics_customers_segments__name__get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
            };
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["SegmentListOut"];
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
    read_forecast_api_v1_analytics_forecast_get: {
        parameters: {
            query: {
                /** @description How long an order is to last after that */
                cover_days?: number;
                /** @description Days ahead */
                horizon?: number;
                /** @description How long an order takes to arrive */
                lead_time_days?: number;
                product_id: number;
                /** @description The probability that nothing is missing before an order arrives */
                service_level?: number;
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
                    "application/json": components["schemas"]["ForecastOut"];
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
    list_category_forecasts_api_v1_analytics_forecast_categories_get: {
        parameters: {
            query?: {
                /** @description Days ahead */
                horizon?: number;
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
                    "application/json": components["schemas"]["CategoriesOut"];
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
    read_category_forecast_api_v1_analytics_forecast_categories__key__get: {
        parameters: {
            query?: {
                /** @description Days ahead */
                horizon?: number;
            };
            header?: never;
            path: {
                key: string;
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
                    "application/json": components["schemas"]["CategoryDemandOut"];
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
    run_forecasts_api_v1_analytics_forecast_run_post: {
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
    list_what_runs_out_api_v1_analytics_forecast_runs_out_get: {
        parameters: {
            query?: {
                /** @description Of it and all below it */
                category_id?: number | null;
                /** @description How long an order is to last after that */
                cover_days?: number;
                cursor?: string | null;
                /** @description How long an order takes to arrive */
                lead_time_days?: number;
                limit?: number;
                /** @description The probability that nothing is missing before an order arrives */
                service_level?: number;
                /** @description Sort by; a leading minus descends */
                sort?: string;
                /** @description Those that run out in fewer days */
                within_days?: number;
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
                    "application/json": components["schemas"]["RunsOutPage"];
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
    stock_analysis_api_v1_analytics_inventory_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InventoryIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryOut"];
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
    list_metrics_api_v1_analytics_metrics_get: {
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
                    "application/json": components["schemas"]["MetricsOut"];
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
    order_analysis_api_v1_analytics_orders_get: {
        parameters: {
            query?: {
                country?: string[];
                /** @description The last day, included */
                end_date?: string | null;
                platform?: string[];
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["OrdersOut"];
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
    profit_analysis_api_v1_analytics_profit_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description The first day, in the installation's zone */
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
                    "application/json": components["schemas"]["ProfitOut"];
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
    query_api_v1_analytics_query_post: {
        parameters: {
            query?: {
                /** @description As a file */
                format?: ("csv" | "xlsx" | "parquet") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryOut"];
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
    list_reports_api_v1_analytics_reports_get: {
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
                    "application/json": components["schemas"]["Page_ReportOut_"];
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
    save_report_api_v1_analytics_reports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
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
    read_report_api_v1_analytics_reports__report_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
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
                    "application/json": components["schemas"]["ReportOut"];
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
    change_report_api_v1_analytics_reports__report_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
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
    delete_report_api_v1_analytics_reports__report_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
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
    answer_report_api_v1_analytics_reports__report_id__answer_get: {
        parameters: {
            query?: {
                /** @description As a file */
                format?: ("csv" | "xlsx" | "parquet") | null;
            };
            header?: never;
            path: {
                report_id: number;
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
                    "application/json": components["schemas"]["QueryOut"];
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
    revenue_api_v1_analytics_revenue_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevenueIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueOut"];
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
    compare_revenue_api_v1_analytics_revenue_compare_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompareOut"];
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
    sales_api_v1_analytics_sales_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SalesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesOut"];
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
    xyz_analysis_api_v1_analytics_xyz_get: {
        parameters: {
            query?: {
                /** @description With everything below them */
                category_id?: number[];
                /** @description This class alone */
                class?: ("X" | "Y" | "Z") | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                /** @description How many items a page has */
                limit?: number;
                period?: "day" | "week" | "month" | "quarter";
                /** @description As orders name them */
                platform?: string[];
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                x?: number | string;
                y?: number | string;
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
                    "application/json": components["schemas"]["XyzOut"];
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
                    "application/json": components["schemas"]["Page_AuditEntryOut_"];
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
    get_cart_api_v1_cart_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["CartOut"];
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
    change_cart_api_v1_cart_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
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
    empty_cart_api_v1_cart_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["CartOut"];
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
    add_code_api_v1_cart_codes_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartCodeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
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
    remove_code_api_v1_cart_codes_delete: {
        parameters: {
            query?: {
                code?: string | null;
            };
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["CartOut"];
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
    add_line_api_v1_cart_lines_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
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
    change_line_api_v1_cart_lines__line_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path: {
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuantityIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
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
    remove_line_api_v1_cart_lines__line_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path: {
                line_id: number;
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
                    "application/json": components["schemas"]["CartOut"];
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
    merge_carts_api_v1_cart_merge_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["CartOut"];
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
    shipping_methods_api_v1_cart_shipping_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["DeliveryOut"][];
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
    abandoned_carts_api_v1_carts_abandoned_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Untouched for so many hours */
                hours?: number | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "updated_at" | "-updated_at" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_AbandonedOut_"];
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
    check_out_api_v1_checkout_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A guest's cart, as it was given */
                "X-Cart-Token"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedOut"];
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
    list_banners_api_v1_content_banners_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Only what is in this language, such as "ru", or for all of them */
                language?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Only those at this place, such as home_top */
                place?: string;
                /** @description What everybody sees at this moment; staff see drafts as well unless this is true */
                shown?: boolean | null;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "created_at" | "-created_at" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_BannerOut_"];
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
    create_banner_api_v1_content_banners_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BannerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BannerOut"];
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
    read_banner_api_v1_content_banners__banner_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                banner_id: number;
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
                    "application/json": components["schemas"]["BannerOut"];
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
    change_banner_api_v1_content_banners__banner_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                banner_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BannerChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BannerOut"];
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
    remove_banner_api_v1_content_banners__banner_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                banner_id: number;
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
    set_picture_api_v1_content_banners__banner_id__picture_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                banner_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_set_picture_api_v1_content_banners__banner_id__picture_put"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BannerOut"];
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
    remove_picture_api_v1_content_banners__banner_id__picture_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                banner_id: number;
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
    list_pages_api_v1_content_pages_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Only what is in this language, such as "ru", or for all of them */
                language?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description What everybody sees at this moment; staff see drafts as well unless this is true */
                shown?: boolean | null;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "title" | "-title" | "created_at" | "-created_at" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_PageOut_"];
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
    create_page_api_v1_content_pages_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut"];
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
    read_page_api_v1_content_pages__page_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                page_id: string;
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
                    "application/json": components["schemas"]["PageOut"];
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
    change_page_api_v1_content_pages__page_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                page_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut"];
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
    remove_page_api_v1_content_pages__page_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                page_id: number;
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
    list_posts_api_v1_content_posts_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description Only what is in this language, such as "ru", or for all of them */
                language?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description What everybody sees at this moment; staff see drafts as well unless this is true */
                shown?: boolean | null;
                /** @description Sort by; a leading minus descends */
                sort?: "dated" | "-dated" | "title" | "-title" | "created_at" | "-created_at" | "id" | "-id";
                tag?: string;
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
                    "application/json": components["schemas"]["Page_PostOut_"];
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
    create_post_api_v1_content_posts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
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
    read_feed_api_v1_content_posts_rss_get: {
        parameters: {
            query?: {
                /** @description Only what is in this language, such as "ru", or for all of them */
                language?: string;
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
                    "application/rss+xml": unknown;
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
    read_post_api_v1_content_posts__post_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
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
                    "application/json": components["schemas"]["PostOut"];
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
    change_post_api_v1_content_posts__post_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
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
    remove_post_api_v1_content_posts__post_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: number;
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
    set_cover_api_v1_content_posts__post_id__cover_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_set_cover_api_v1_content_posts__post_id__cover_put"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
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
    remove_cover_api_v1_content_posts__post_id__cover_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: number;
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
    preview_api_v1_content_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Markdown"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Html"];
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
    summary_api_v1_dashboard_summary_get: {
        parameters: {
            query?: {
                /** @description The last day, included */
                end_date?: string | null;
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                /** @description How many products */
                top?: number;
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
                    "application/json": components["schemas"]["DashboardOut"];
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
    list_discounts_api_v1_discounts_get: {
        parameters: {
            query?: {
                active?: boolean | null;
                /** @description Given by themselves, or by a code */
                automatic?: boolean | null;
                /** @description The one that this code gives */
                code?: string;
                /** @description The `next` of the page before */
                cursor?: string | null;
                kind?: ("percentage" | "amount" | "free_shipping" | "buy_x_get_y" | "gift") | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "priority" | "-priority" | "used" | "-used" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_DiscountOut_"];
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
    create_discount_api_v1_discounts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountOut"];
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
    get_discount_api_v1_discounts__discount_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discount_id: number;
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
                    "application/json": components["schemas"]["DiscountOut"];
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
    change_discount_api_v1_discounts__discount_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discount_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountOut"];
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
    delete_discount_api_v1_discounts__discount_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discount_id: number;
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
    list_codes_api_v1_discounts__discount_id__codes_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "code" | "-code" | "used" | "-used" | "id" | "-id";
                /** @description Used at least once, or never */
                used?: boolean | null;
            };
            header?: never;
            path: {
                discount_id: number;
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
                    "application/json": components["schemas"]["Page_CodeOut_"];
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
    add_codes_api_v1_discounts__discount_id__codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discount_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodesMade"];
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
    delete_code_api_v1_discounts__discount_id__codes__code_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code_id: number;
                discount_id: number;
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
    list_uses_api_v1_discounts__discount_id__uses_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                order_id?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path: {
                discount_id: number;
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
                    "application/json": components["schemas"]["Page_UseOut_"];
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
    preview_api_v1_discounts_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
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
    list_expenses_api_v1_expenses_get: {
        parameters: {
            query?: {
                channel?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The last day, included */
                end_date?: string | null;
                kind?: ("fees" | "shipping" | "advertising" | "payment_fees" | "other") | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "day" | "-day" | "amount" | "-amount" | "id" | "-id";
                /** @description The first day */
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
                    "application/json": components["schemas"]["Page_ExpenseOut_"];
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
    add_expense_api_v1_expenses_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpenseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpenseOut"];
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
    one_expense_api_v1_expenses__expense_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expense_id: number;
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
                    "application/json": components["schemas"]["ExpenseOut"];
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
    change_expense_api_v1_expenses__expense_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expense_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpenseChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpenseOut"];
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
    strike_expense_api_v1_expenses__expense_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expense_id: number;
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
    list_cards_api_v1_gift_cards_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description The end of a card's code */
                last4?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "balance" | "-balance" | "created_at" | "-created_at" | "id" | "-id";
                status?: ("open" | "disabled" | "expired") | null;
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
                    "application/json": components["schemas"]["Page_CardOut_"];
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
    issue_card_api_v1_gift_cards_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardMade"];
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
    get_card_api_v1_gift_cards__card_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
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
                    "application/json": components["schemas"]["CardOut"];
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
    disable_card_api_v1_gift_cards__card_id__disable_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
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
                    "application/json": components["schemas"]["CardOut"];
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
    enable_card_api_v1_gift_cards__card_id__enable_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
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
                    "application/json": components["schemas"]["CardOut"];
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
    card_entries_api_v1_gift_cards__card_id__entries_get: {
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
            path: {
                card_id: number;
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
                    "application/json": components["schemas"]["Page_PurseEntryOut_"];
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
    replace_card_api_v1_gift_cards__card_id__replace_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replacement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardMade"];
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
    top_up_card_api_v1_gift_cards__card_id__top_up_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopUp"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardOut"];
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
    card_balance_api_v1_gift_cards_balance_get: {
        parameters: {
            query: {
                code: string;
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
                    "application/json": components["schemas"]["CardBalance"];
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
                    "application/json": components["schemas"]["StockChangeOut"][];
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
    list_notifications_api_v1_notifications_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description message, order, review, reply, sale, stock, moderation */
                kind?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
                /** @description Only what is not read, or what is */
                unread?: boolean | null;
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
                    "application/json": components["schemas"]["NotificationPage"];
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
    send_notification_api_v1_notifications_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationOut"];
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
    remove_notification_api_v1_notifications__notification_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
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
    mark_read_api_v1_notifications__notification_id__read_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
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
                    "application/json": components["schemas"]["NotificationOut"];
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
    mark_all_read_api_v1_notifications_read_put: {
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
                    "application/json": components["schemas"]["Marked"];
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
    read_choices_api_v1_notifications_settings_get: {
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
                    "application/json": components["schemas"]["ChoicesBody"];
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
    change_choices_api_v1_notifications_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoicesBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoicesBody"];
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
    follow_notifications_api_v1_notifications_stream_get: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
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
    count_unread_api_v1_notifications_unread_get: {
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
                    "application/json": components["schemas"]["Unread"];
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
                /** @description How far its goods are */
                fulfilment_status?: ("unfulfilled" | "partial" | "shipped" | "delivered" | "returned" | "cancelled") | null;
                kind?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description How it stands with money */
                payment_status?: ("unpaid" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "cancelled") | null;
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
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
    cancel_api_v1_orders__number__cancel_post: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
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
    order_events_api_v1_orders__number__events_get: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
    invoice_api_v1_orders__number__invoice_get: {
        parameters: {
            query?: {
                /** @description The order's when left out */
                language?: ("en" | "ru") | null;
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
                    "application/pdf": unknown;
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
    edit_api_v1_orders__number__lines_put: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinesIn"];
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
    order_notes_api_v1_orders__number__notes_get: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["NoteOut"][];
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
    write_note_api_v1_orders__number__notes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
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
    packing_slip_api_v1_orders__number__packing_slip_get: {
        parameters: {
            query?: {
                /** @description The order's when left out */
                language?: ("en" | "ru") | null;
                /** @description What is in this one */
                shipment_id?: number | null;
            };
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
                    "application/pdf": unknown;
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
    pay_api_v1_orders__number__pay_post: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedOut"];
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
    refund_order_api_v1_orders__number__refunds_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderRefundIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOut"][];
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
    order_returns_api_v1_orders__number__returns_get: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["ReturnOut"][];
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
    ask_return_api_v1_orders__number__returns_post: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    order_shipments_api_v1_orders__number__shipments_get: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
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
                    "application/json": components["schemas"]["FollowOut"][];
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
    dispatch_order_api_v1_orders__number__shipments_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowOut"][];
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
    list_payments_api_v1_payments_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Those of this order */
                order_id?: number | null;
                /** @description Those by this provider */
                provider?: string | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "amount" | "-amount" | "id" | "-id";
                /** @description Those in this state */
                status?: ("created" | "pending" | "authorised" | "captured" | "declined" | "failed" | "voided" | "unknown") | null;
                /** @description Those that the provider still has to be asked about, or not */
                under_way?: boolean | null;
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
                    "application/json": components["schemas"]["Page_PaymentOut_"];
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
    get_payment_api_v1_payments__payment_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
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
                    "application/json": components["schemas"]["PaymentOut"];
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
    capture_payment_api_v1_payments__payment_id__capture_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CaptureIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOut"];
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
    list_refunds_api_v1_payments__payment_id__refunds_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
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
                    "application/json": components["schemas"]["RefundOut"][];
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
    refund_payment_api_v1_payments__payment_id__refunds_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOut"];
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
    settle_payment_api_v1_payments__payment_id__settle_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
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
                    "application/json": components["schemas"]["PaymentOut"];
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
    void_payment_api_v1_payments__payment_id__void_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: number;
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
                    "application/json": components["schemas"]["PaymentOut"];
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
    list_providers_api_v1_payments_providers_get: {
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
                    "application/json": components["schemas"]["WayToPay"][];
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
    get_settings_api_v1_payments_providers__name__settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["ProviderOut"];
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
    change_settings_api_v1_payments_providers__name__settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderOut"];
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
    try_settings_api_v1_payments_providers__name__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["CheckOut"];
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
    list_settings_api_v1_payments_settings_get: {
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
                    "application/json": components["schemas"]["ProviderOut"][];
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
    hear_webhook_api_v1_payments_webhooks__name__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["Heard"];
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
    list_lists_api_v1_price_lists_get: {
        parameters: {
            query?: {
                active?: boolean | null;
                channel?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                group_id?: number | null;
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
                    "application/json": components["schemas"]["Page_PriceListOut_"];
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
    create_list_api_v1_price_lists_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListOut"];
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
    read_list_api_v1_price_lists__list_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list_id: number;
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
                    "application/json": components["schemas"]["PriceListOut"];
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
    change_list_api_v1_price_lists__list_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListOut"];
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
    delete_list_api_v1_price_lists__list_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list_id: number;
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
    list_items_api_v1_price_lists__list_id__items_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "sku" | "-sku" | "price" | "-price" | "min_quantity" | "-min_quantity" | "id" | "-id";
                variant_id?: number | null;
            };
            header?: never;
            path: {
                list_id: number;
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
                    "application/json": components["schemas"]["Page_ItemOut_"];
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
    put_items_api_v1_price_lists__list_id__items_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDone"];
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
    list_prices_api_v1_prices_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                product_id?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "sku" | "-sku" | "price" | "-price" | "name" | "-name" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_PricesOut_"];
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
    read_prices_api_v1_prices__variant_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["PricesOut"];
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
    change_prices_api_v1_prices__variant_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variant_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesOut"];
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
    set_floor_api_v1_prices__variant_id__floor_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variant_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesOut"];
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
    read_history_api_v1_prices__variant_id__history_get: {
        parameters: {
            query?: {
                currency?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
            };
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["Page_PriceChangeOut_"];
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
    list_planned_api_v1_prices_scheduled_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "starts_at" | "-starts_at" | "id" | "-id";
                status?: ("waiting" | "in_force" | "done" | "cancelled" | "failed") | null;
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
                    "application/json": components["schemas"]["Page_PlannedOut_"];
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
    plan_change_api_v1_prices_scheduled_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedOut"];
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
    read_planned_api_v1_prices_scheduled__planned_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planned_id: number;
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
                    "application/json": components["schemas"]["PlannedOut"];
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
    change_planned_api_v1_prices_scheduled__planned_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planned_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedOut"];
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
    cancel_planned_api_v1_prices_scheduled__planned_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planned_id: number;
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
                    "application/json": components["schemas"]["PlannedOut"];
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
    read_own_prices_api_v1_products__product_id__prices_get: {
        parameters: {
            query?: {
                /** @description The shop's own when left out */
                currency?: string | null;
                quantity?: number;
            };
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
                    "application/json": components["schemas"]["OwnPricesOut"];
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
    list_product_reviews_api_v1_products__product_id__reviews_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Those with so many stars */
                rating?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "helpful" | "-helpful" | "rating" | "-rating" | "id" | "-id";
                /** @description Only of those who bought it here, or of the others */
                verified?: boolean | null;
            };
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
                    "application/json": components["schemas"]["ReviewPage"];
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
    post_review_api_v1_products__product_id__reviews_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
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
    list_returns_api_v1_returns_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "id" | "-id";
                /** @description Those in this state */
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
                    "application/json": components["schemas"]["Page_ReturnOut_"];
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
    read_return_api_v1_returns__return_id__get: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                return_id: number;
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
                    "application/json": components["schemas"]["ReturnOut"];
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
    approve_return_api_v1_returns__return_id__approve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    cancel_return_api_v1_returns__return_id__cancel_post: {
        parameters: {
            query?: {
                /** @description The order's token, as in mails */
                token?: string | null;
            };
            header?: {
                "X-Order-Token"?: string | null;
            };
            path: {
                return_id: number;
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
                    "application/json": components["schemas"]["ReturnOut"];
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
    close_return_api_v1_returns__return_id__close_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    exchange_return_api_v1_returns__return_id__exchange_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    receive_return_api_v1_returns__return_id__receive_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReceiveIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    refund_return_api_v1_returns__return_id__refund_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReturnRefundIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    reject_return_api_v1_returns__return_id__reject_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                return_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnOut"];
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
    list_reviews_api_v1_reviews_get: {
        parameters: {
            query?: {
                account_id?: number | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                product_id?: number | null;
                /** @description Those with so many stars */
                rating?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "helpful" | "-helpful" | "rating" | "-rating" | "id" | "-id";
                status?: ("pending" | "published" | "rejected") | null;
                verified?: boolean | null;
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
                    "application/json": components["schemas"]["Page_ReviewOut_"];
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
    read_review_api_v1_reviews__review_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
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
                    "application/json": components["schemas"]["ReviewOut"];
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
    change_review_api_v1_reviews__review_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
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
    remove_review_api_v1_reviews__review_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
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
    reply_to_review_api_v1_reviews__review_id__reply_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyOut"];
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
    take_back_reply_api_v1_reviews__review_id__reply__reply_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: number;
                review_id: number;
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
    vote_api_v1_reviews__review_id__votes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VotesOut"];
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
    take_back_vote_api_v1_reviews__review_id__votes_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: number;
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
                    "application/json": components["schemas"]["VotesOut"];
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
    read_moderation_api_v1_reviews_settings_get: {
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
                    "application/json": components["schemas"]["ModerationBody"];
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
    change_moderation_api_v1_reviews_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationBody"];
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
                /** @description How far its goods are */
                fulfilment_status?: ("unfulfilled" | "partial" | "shipped" | "delivered" | "returned" | "cancelled") | null;
                kind?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description How it stands with money */
                payment_status?: ("unpaid" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "cancelled") | null;
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
                /** @description How far its goods are */
                fulfilment_status?: ("unfulfilled" | "partial" | "shipped" | "delivered" | "returned" | "cancelled") | null;
                kind?: string | null;
                /** @description Groups that are no days, weeks or months */
                limit?: number;
                /** @description How it stands with money */
                payment_status?: ("unpaid" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "cancelled") | null;
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
    search_products_api_v1_search_get: {
        parameters: {
            query?: {
                /** @description NAME:VALUE, the same as attr.NAME=VALUE */
                attributes?: string[];
                /** @description Ids or slugs; any of them */
                brand?: string[];
                /** @description Ids or slugs; any of them, with all below */
                category?: string[];
                cursor?: string | null;
                /** @description Count what it could be narrowed to */
                facets?: boolean;
                in_stock?: boolean | null;
                /** @description How many items a page has */
                limit?: number;
                offset?: number;
                price_max?: (string | number) | null;
                price_min?: (string | number) | null;
                /** @description What to look for; empty for everything */
                q?: string;
                rating_min?: number | null;
                sort?: "relevance" | "price" | "-price" | "newest" | "rating" | "name";
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
                    "application/json": components["schemas"]["SearchOut"];
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
    list_queries_api_v1_search_queries_get: {
        parameters: {
            query?: {
                days?: number;
                limit?: number;
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
                    "application/json": components["schemas"]["QueriesOut"];
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
    make_anew_api_v1_search_reindex_post: {
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
    read_settings_api_v1_search_settings_get: {
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
                    "application/json": components["schemas"]["SettingsOut"];
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
    change_settings_api_v1_search_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
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
    read_status_api_v1_search_status_get: {
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
                    "application/json": components["schemas"]["StatusOut"];
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
    suggest_more_api_v1_search_suggest_get: {
        parameters: {
            query?: {
                /** @description What to look for; empty for everything */
                q?: string;
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
                    "application/json": components["schemas"]["SuggestOut"];
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
    list_shipments_api_v1_shipments_get: {
        parameters: {
            query?: {
                carrier?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                location_id?: number | null;
                /** @description Ours, or the carrier's */
                number?: string | null;
                order_id?: number | null;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "id" | "-id";
                status?: ("created" | "handed_over" | "in_transit" | "out_for_delivery" | "delivered" | "returned" | "lost" | "cancelled") | null;
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
                    "application/json": components["schemas"]["Page_ShipmentOut_"];
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
    read_shipment_api_v1_shipments__shipment_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: number;
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
                    "application/json": components["schemas"]["ShipmentOut"];
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
    change_shipment_api_v1_shipments__shipment_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentOut"];
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
    add_event_api_v1_shipments__shipment_id__events_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentOut"];
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
    label_api_v1_shipments__shipment_id__label_get: {
        parameters: {
            query?: {
                /** @description The installation's when left out */
                language?: ("en" | "ru") | null;
            };
            header?: never;
            path: {
                shipment_id: number;
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
                    "application/pdf": unknown;
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
    track_api_v1_shipments__shipment_id__track_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: number;
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
                    "application/json": components["schemas"]["FollowOut"];
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
    list_methods_api_v1_shipping_methods_get: {
        parameters: {
            query?: {
                /** @description Those that deliver there, by code or name */
                country?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                postcode?: string;
                region?: string;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "name" | "-name" | "id" | "-id";
                zone_id?: number | null;
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
                    "application/json": components["schemas"]["Page_MethodOut_"];
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
    create_method_api_v1_shipping_methods_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MethodIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodOut"];
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
    read_method_api_v1_shipping_methods__method_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                method_id: number;
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
                    "application/json": components["schemas"]["MethodOut"];
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
    change_method_api_v1_shipping_methods__method_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                method_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MethodChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodOut"];
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
    remove_method_api_v1_shipping_methods__method_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                method_id: number;
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
                    "application/json": components["schemas"]["MethodRemoved"];
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
    quote_by_address_api_v1_shipping_quote_get: {
        parameters: {
            query: {
                /** @description What the goods cost */
                amount?: (string | number) | null;
                /** @description By code, or by name in English or Russian */
                country: string;
                currency?: string | null;
                /** @description Variants and quantities: 12:2,15 */
                items?: string;
                language?: ("en" | "ru") | null;
                postcode?: string;
                region?: string;
                weight_g?: number | null;
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
                    "application/json": components["schemas"]["QuotesOut"];
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
    quote_api_v1_shipping_quote_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotesOut"];
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
    list_zones_api_v1_shipping_zones_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "position" | "-position" | "name" | "-name" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_ZoneOut_"];
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
    create_zone_api_v1_shipping_zones_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneOut"];
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
    read_zone_api_v1_shipping_zones__zone_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zone_id: number;
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
                    "application/json": components["schemas"]["ZoneOut"];
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
    change_zone_api_v1_shipping_zones__zone_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneOut"];
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
    remove_zone_api_v1_shipping_zones__zone_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zone_id: number;
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
    own_credit_api_v1_store_credit_get: {
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
                    "application/json": components["schemas"]["CreditOut"][];
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
    credit_of_api_v1_store_credit_accounts__account_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
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
                    "application/json": components["schemas"]["CreditOut"][];
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
    entries_of_api_v1_store_credit_accounts__account_id__entries_get: {
        parameters: {
            query?: {
                currency?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "created_at" | "-created_at" | "id" | "-id";
            };
            header?: never;
            path: {
                account_id: number;
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
                    "application/json": components["schemas"]["Page_PurseEntryOut_"];
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
    grant_api_v1_store_credit_accounts__account_id__grant_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurseEntryOut"];
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
    withdraw_api_v1_store_credit_accounts__account_id__withdraw_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurseEntryOut"];
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
    own_entries_api_v1_store_credit_entries_get: {
        parameters: {
            query?: {
                currency?: string | null;
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
                    "application/json": components["schemas"]["Page_PurseEntryOut_"];
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
    list_rates_api_v1_taxes_get: {
        parameters: {
            query?: {
                /** @description By code or name; empty: those of any country */
                country?: string | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "country" | "-country" | "name" | "-name" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_TaxOut_"];
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
    create_rate_api_v1_taxes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxOut"];
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
    read_rate_api_v1_taxes__rate_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate_id: number;
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
                    "application/json": components["schemas"]["TaxOut"];
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
    change_rate_api_v1_taxes__rate_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxOut"];
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
    delete_rate_api_v1_taxes__rate_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate_id: number;
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
    read_settings_api_v1_taxes_settings_get: {
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
                    "application/json": components["schemas"]["TaxSettingsOut"];
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
    change_settings_api_v1_taxes_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxSettingsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxSettingsOut"];
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
    delete_category_categories_delete_delete: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Chosen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryGone"];
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
    products_of_category_categories_products_get: {
        parameters: {
            query?: {
                /** @description Its name, instead of its id */
                category?: string | null;
                /** @description Instead of the one in the body */
                category_id?: number | null;
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "price" | "-price" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_BackendProduct_"];
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
    update_category_categories_update_put: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendCategoryChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryDone"];
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
    summary_dashboard_summary_get: {
        parameters: {
            query?: {
                /** @description The last day, included */
                end_date?: string | null;
                /** @description The first day, in the installation's zone */
                start_date?: string | null;
                /** @description How many products */
                top?: number;
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
                    "application/json": components["schemas"]["DashboardOut"];
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
    add_inventory_ecommerce_v1_add_inventory_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcStockIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcStock"];
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
    create_category_ecommerce_v1_create_category_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcCategoryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcCategory"];
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
    create_product_ecommerce_v1_create_product_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcProductIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcProduct"];
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
    get_categories_ecommerce_v1_get_categories_get: {
        parameters: {
            query?: {
                order?: "asc" | "desc";
                page?: number;
                page_size?: number;
                sort_by?: "id" | "name" | "slug" | "created_at";
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
                    "application/json": components["schemas"]["RpcCategories"];
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
    get_low_stock_products_ecommerce_v1_get_low_stock_products_get: {
        parameters: {
            query: {
                page?: number;
                page_size?: number;
                quantity: number;
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
                    "application/json": components["schemas"]["RpcProducts"];
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
    get_products_ecommerce_v1_get_products_get: {
        parameters: {
            query?: {
                order?: "asc" | "desc";
                page?: number;
                page_size?: number;
                sort_by?: "id" | "name" | "price" | "created_at";
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
                    "application/json": components["schemas"]["RpcProducts"];
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
    get_sales_data_ecommerce_v1_get_sales_data_get: {
        parameters: {
            query?: {
                buckets?: ("daily" | "weekly" | "monthly" | "yearly") | null;
                category_ids?: number[];
                end_date?: string | null;
                include_sales_items?: boolean;
                product_ids?: number[];
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
                    "application/json": components["schemas"]["RpcSalesData"];
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
    login_user_ecommerce_v1_login_user_post: {
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
                    "application/json": components["schemas"]["RpcToken"];
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
    purchase_products_ecommerce_v1_purchase_products_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcPurchaseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcPurchase"];
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
    register_user_ecommerce_v1_register_user_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RpcUserIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RpcUser"];
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
    list_notifications_notifications_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description message, order, review, reply, sale, stock, moderation */
                kind?: string;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "id" | "-id";
                /** @description Only what is not read, or what is */
                unread?: boolean | null;
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
                    "application/json": components["schemas"]["NotificationPage"];
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
    send_notification_notifications_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationOut"];
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
    remove_notification_notifications__notification_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
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
    mark_read_notifications__notification_id__read_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
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
                    "application/json": components["schemas"]["NotificationOut"];
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
    mark_all_read_notifications_read_put: {
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
                    "application/json": components["schemas"]["Marked"];
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
    read_choices_notifications_settings_get: {
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
                    "application/json": components["schemas"]["ChoicesBody"];
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
    change_choices_notifications_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoicesBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoicesBody"];
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
    follow_notifications_notifications_stream_get: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
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
    count_unread_notifications_unread_get: {
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
                    "application/json": components["schemas"]["Unread"];
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
    create_order_orders_create_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendOrderIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDone"];
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
    delete_order_orders_delete_delete: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                order_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Chosen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    execute_order_orders_execute_post: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                order_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Chosen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDone"];
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
    update_order_orders_update_put: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                order_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendOrderChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDone"];
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
    list_orders_orders_user_get: {
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
                    "application/json": components["schemas"]["Page_BackendOrder_"];
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
    list_products_products_get: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string | null;
                /** @description How many items a page has */
                limit?: number;
                /** @description Sort by; a leading minus descends */
                sort?: "name" | "-name" | "price" | "-price" | "id" | "-id";
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
                    "application/json": components["schemas"]["Page_BackendProduct_"];
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
    add_product_products_add_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendProductIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDone"];
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
    import_products_products_bulk_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_products_products_bulk_import_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
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
    remove_product_products_remove_delete: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Chosen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    update_product_products_update_put: {
        parameters: {
            query?: {
                /** @description Instead of the one in the body */
                id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendProductChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDone"];
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
    category_product_sales_statistics_category_product_sales_get: {
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
                    "application/json": components["schemas"]["CategoryShare"][];
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
    product_sales_statistics_product_sales_get: {
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
                    "application/json": components["schemas"]["ProductShare"][];
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
    read_profit_statistics_profit_get: {
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
                    "application/json": components["schemas"]["BackendProfit"];
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
    add_user_users_add_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendUserIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDone"];
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
    delete_user_users_delete_delete: {
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
                    "application/json": components["schemas"]["Done"];
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
    log_in_users_login_post: {
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
    log_out_users_logout_post: {
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
                    "application/json": components["schemas"]["Done"];
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
    refresh_users_refresh_post: {
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
    update_user_users_update_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackendUserChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDone"];
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
