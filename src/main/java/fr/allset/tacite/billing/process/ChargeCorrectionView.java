package fr.allset.tacite.billing.process;

/**
 * What the form shows of a correction that needs two, as French text; amounts exclude tax.
 *
 * @param totalText what the charge comes to
 * @param afterText what it would come to
 */
record ChargeCorrectionView(
        String correctionNumber,
        String customerName,
        String customerNumber,
        String subscriptionNumber,
        String chargeText,
        String chargedText,
        String totalText,
        String amountText,
        String afterText,
        String motiveText,
        String proposedByText) {}
