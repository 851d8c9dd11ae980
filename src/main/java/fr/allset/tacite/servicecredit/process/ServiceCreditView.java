package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.process.CreditRows.NoteRow;
import fr.allset.tacite.servicecredit.process.CreditRows.OutageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form shows of a request under review, as French text.
 *
 * @param requestText  what the client has asked, when, and what became of it before
 * @param changeText   what has changed since the calculation that was reviewed before
 * @param founded      whether an amount comes out; the steps after the availability are shown only then
 * @param usageRows    the usage of the months averaged
 * @param windowRows   the notes in the window
 * @param outagesText  how many outages are not shown
 * @param dayText      on which day it is best issued, and why; null when that is not known
 * @param waits        whether a later day gives more than today
 * @param decision     the decision proposed: to wait for that day; null when there is nothing to wait for
 * @param plannedText  for which day it waits, and who has planned it; null when it waits for none
 * @param causeText    what hangs on causes that nobody has decided on; null when nothing does
 * @param undecided    whether something does
 * @param proposalText what was proposed to another account manager, and what was decided on it; null when nothing was
 * @param needsTwoText that issuing proposes it to another account manager; null when it does not
 */
record ServiceCreditView(
        String requestNumber,
        String customerName,
        String customerNumber,
        String contactText,
        String subscription,
        String siteText,
        String monthText,
        String requestText,
        String changeText,
        String summaryText,
        boolean founded,
        String availabilityText,
        String tierText,
        String fixedFeesText,
        String usageText,
        List<UsageRow> usageRows,
        String grossText,
        String capText,
        List<NoteRow> windowRows,
        String resultText,
        String totalExcludingTaxText,
        String vatText,
        String totalText,
        String lostText,
        @Nullable String dayText,
        boolean waits,
        @Nullable String decision,
        @Nullable String plannedText,
        @Nullable String causeText,
        boolean undecided,
        String termsText,
        String readingsText,
        List<OutageRow> outages,
        String outagesText,
        @Nullable String proposalText,
        @Nullable String needsTwoText) {

    /** The usage of a month that is averaged. */
    record UsageRow(String usageMonth, String usageAmount) {}

    ServiceCreditProcess.Card card() {
        return new ServiceCreditProcess.Card(customerName, totalText);
    }
}
