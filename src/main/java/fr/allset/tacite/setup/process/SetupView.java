package fr.allset.tacite.setup.process;

import java.util.List;

/**
 * What the forms of a set-up show, as French text.
 *
 * @param prerequisiteRows the checklist (art. 2), a row an item
 * @param documentRows     what the Client is to accept (art. 1), a row each
 */
record SetupView(
        String setupNumber,
        String customerText,
        String siteText,
        String componentsText,
        String monthlyFixedFeeText,
        String initialFeeText,
        String initialPeriodText,
        String noticeText,
        String signedOnText,
        String wishedStartText,
        String termsText,
        String worksText,
        String requirementsText,
        List<Prerequisite> prerequisiteRows,
        List<AcceptanceView.Document> documentRows) {

    /** One item of the checklist. */
    record Prerequisite(String item, String state, String reservation) {}
}
