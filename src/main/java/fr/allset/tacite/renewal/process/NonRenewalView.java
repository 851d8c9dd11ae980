package fr.allset.tacite.renewal.process;

/**
 * What the form of a notice shows, as French text.
 *
 * @param receiptText by whom it was given, when and how it arrived
 * @param termText    whether it was in time, and the term that it counts for (art. 5)
 */
record NonRenewalView(
        String nonRenewalNumber,
        String customerName,
        String contactText,
        String subscription,
        String siteText,
        String receiptText,
        String termText) {}
