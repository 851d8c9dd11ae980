package fr.allset.tacite.subscription.portfolio;

/** The headings of the files, as the reseller's staff write them. */
final class Column {

    static final String CLIENT_NUMBER = "client_number";
    static final String CLIENT_NAME = "client_name";
    static final String SIREN = "siren";
    static final String CLIENT_KIND = "client_kind";
    static final String CONTACT_NAME = "contact_name";
    static final String CONTACT_EMAIL = "contact_email";
    static final String SITE_CODE = "site_code";
    static final String SITE_NAME = "site_name";
    static final String SITE_ADDRESS = "site_address";
    static final String SUBSCRIPTION_NUMBER = "subscription_number";
    static final String COMPONENTS = "components";
    static final String SERVICE_START_DATE = "service_start_date";
    static final String INITIAL_PERIOD_MONTHS = "initial_period_months";
    static final String MONTHLY_FIXED_FEE = "monthly_fixed_fee";
    static final String INITIAL_FEE = "initial_fee";
    static final String USAGE_FEES = "usage_fees";
    static final String READINGS = "readings";
    static final String NOTICE_PERIOD = "notice_period";
    static final String NOTICE_UNIT = "notice_unit";
    static final String NOTICE_SOURCE = "notice_source";
    static final String FROM = "from";
    static final String MONTH = "month";
    static final String USAGE_FEE = "usage_fee";

    private Column() {}
}
