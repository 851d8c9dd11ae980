package fr.allset.tacite.terms;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One version of the Conditions particulières. Rates are whole percent of the monthly Frais Fixes, from 0 to 100.
 *
 * @param version                    its name, such as {@code CP-O365-1}
 * @param title                      its title, in French
 * @param validFrom                  the first day on which contracts are signed under it
 * @param firstYearRatePercent       for the months left in the first year of the Période Initiale (art. 5 a)
 * @param beyondFirstYearRatePercent for the months left in the Période Initiale beyond its first year (art. 5 b)
 * @param renewalWindowMonths        the months due from the effective date on in a Période de Reconduction, 0 to 12 (art. 5 c)
 * @param renewalWindowRatePercent   for those months (art. 5 c)
 * @param beyondWindowRatePercent    for the months left in the Période de Reconduction beyond them (art. 5 c)
 * @param renewalPeriodMonths        the length of a Période de Reconduction: always 12, « périodes successives d'un an » (art. 5)
 * @param quoteValidityDays          how long a termination quote holds, at least 1
 * @param renewalNoticeDays          how many days before the last one for refusing a renewal the customer is told of it, each once. From 1
 *                                   to 366, the largest first, so that none comes behind that day; the text is silent
 * @param setupReminderDays          how many days after the documents were sent a silent customer is reminded, from 1 to 365, the
 *                                   smallest first (art. 1)
 * @param setupEscalationDays        how many days after that an account manager decides what becomes of a set-up that nobody answers
 * @param partialMonth               what is charged for a civil month that is served in part (art. 6); the text is silent
 * @param readings                   how the ambiguous words of article 5 are read
 * @param serviceQuality             the Objectifs de Qualité de Service (art. 3)
 * @param changeNotices              when customers are told of Microsoft's changes (art. 1)
 */
public record Terms(
        String version,
        String title,
        LocalDate validFrom,
        int firstYearRatePercent,
        int beyondFirstYearRatePercent,
        int renewalWindowMonths,
        int renewalWindowRatePercent,
        int beyondWindowRatePercent,
        int renewalPeriodMonths,
        int quoteValidityDays,
        List<Integer> renewalNoticeDays,
        List<Integer> setupReminderDays,
        int setupEscalationDays,
        CivilMonthProration partialMonth,
        Readings readings,
        ServiceQuality serviceQuality,
        ChangeNoticeTimes changeNotices) {

    /** @throws IllegalArgumentException naming the value that is out of range */
    public Terms {
        if (version.isBlank()) {
            throw new IllegalArgumentException("A version of the terms has a name");
        }
        requireWithin(0, 100, firstYearRatePercent, "firstYearRatePercent");
        requireWithin(0, 100, beyondFirstYearRatePercent, "beyondFirstYearRatePercent");
        requireWithin(0, 12, renewalWindowMonths, "renewalWindowMonths");
        requireWithin(0, 100, renewalWindowRatePercent, "renewalWindowRatePercent");
        requireWithin(0, 100, beyondWindowRatePercent, "beyondWindowRatePercent");
        requireWithin(12, 12, renewalPeriodMonths, "renewalPeriodMonths");
        requireWithin(1, 3660, quoteValidityDays, "quoteValidityDays");
        renewalNoticeDays = List.copyOf(renewalNoticeDays);
        setupReminderDays = List.copyOf(setupReminderDays);
        renewalNoticeDays.forEach(days -> requireWithin(1, 366, days, "renewalNoticeDays"));
        setupReminderDays.forEach(days -> requireWithin(1, 365, days, "setupReminderDays"));
        requireInOrder(renewalNoticeDays, Comparator.reverseOrder(), "renewalNoticeDays");
        requireInOrder(setupReminderDays, Comparator.naturalOrder(), "setupReminderDays");
        requireWithin(
                setupReminderDays.isEmpty() ? 1 : setupReminderDays.get(setupReminderDays.size() - 1) + 1,
                730,
                setupEscalationDays,
                "setupEscalationDays");
    }

    /** These terms, read in another way. */
    public Terms with(Readings others) {
        return new Terms(
                version,
                title,
                validFrom,
                firstYearRatePercent,
                beyondFirstYearRatePercent,
                renewalWindowMonths,
                renewalWindowRatePercent,
                beyondWindowRatePercent,
                renewalPeriodMonths,
                quoteValidityDays,
                renewalNoticeDays,
                setupReminderDays,
                setupEscalationDays,
                partialMonth,
                others,
                serviceQuality,
                changeNotices);
    }

    /** These terms with other objectives of service quality. */
    public Terms with(ServiceQuality others) {
        return new Terms(
                version,
                title,
                validFrom,
                firstYearRatePercent,
                beyondFirstYearRatePercent,
                renewalWindowMonths,
                renewalWindowRatePercent,
                beyondWindowRatePercent,
                renewalPeriodMonths,
                quoteValidityDays,
                renewalNoticeDays,
                setupReminderDays,
                setupEscalationDays,
                partialMonth,
                readings,
                others,
                changeNotices);
    }

    private static void requireInOrder(List<Integer> days, Comparator<Integer> order, String name) {
        for (int i = 1; i < days.size(); i++) {
            if (order.compare(days.get(i - 1), days.get(i)) >= 0) {
                throw new IllegalArgumentException(name + " are in order and each stands once: " + days);
            }
        }
    }

    private static void requireWithin(int least, int most, int value, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
