package fr.allset.tacite.renewal;

import fr.allset.tacite.renewal.RenewalNotice.Kind;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every announcement of the renewal at the end of one period, in the order in which they go out. Those of the terms go out so many
 * days before the last day on which it can be refused, while they are of use. A non-professional gets the information of the
 * consumer code on the first day on which it counts. None goes out before the period has begun.
 */
public record RenewalNotices(List<RenewalNotice> notices) {

    /** Copies {@code notices}. */
    public RenewalNotices {
        notices = List.copyOf(notices);
    }

    /** What a customer of that kind is to be told before {@code period} ends. */
    public static RenewalNotices before(
            ServicePeriod period, CustomerKind kind, @Nullable NoticePeriod agreed, Terms terms, TacitRenewalLaw law) {
        var notices = new ArrayList<RenewalNotice>();
        var lastDay = NoticePeriod.lastDayBefore(period.end(), agreed);
        if (kind == CustomerKind.NON_PROFESSIONAL) {
            var window = law.windowBefore(lastDay);
            notices.add(RenewalNotice.information(notBefore(period.firstDay(), window.firstDay())));
        }
        // where nothing can be refused they say what comes at the term
        var counted = lastDay.isBefore(period.firstDay()) ? period.end() : lastDay;
        for (int days : terms.renewalNoticeDays()) {
            notices.add(RenewalNotice.announcement(days, notBefore(period.firstDay(), counted.minusDays(days))));
        }
        notices.sort(Comparator.comparing(RenewalNotice::day));
        return new RenewalNotices(notices);
    }

    /**
     * The same announcements in the same order, on the days to which they were postponed.
     *
     * @param days by the codes of the announcements
     */
    RenewalNotices on(Map<String, LocalDate> days) {
        return new RenewalNotices(notices.stream()
                .map(notice -> notice.on(days.getOrDefault(notice.code(), notice.day())))
                .toList());
    }

    /**
     * The last day on which the announcement at {@code index} is still of use. A later one must not overtake it, and the Client must still
     * be able to refuse the renewal at {@code term}. What the terms announce after that day may wait until the term.
     */
    LocalDate latestDay(int index, LocalDate term, @Nullable NoticePeriod agreed, TacitRenewalLaw law) {
        var notice = notices.get(index);
        var lastForRefusing = NoticePeriod.lastDayBefore(term, agreed);
        var useful = notice.kind() == Kind.INFORMATION
                ? law.windowBefore(lastForRefusing).lastDay()
                : notice.day().isAfter(lastForRefusing) ? term.minusDays(1) : lastForRefusing;
        return notices.stream()
                .skip(index + 1L)
                .map(later -> later.day().minusDays(1))
                .filter(useful::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(useful);
    }

    private static LocalDate notBefore(LocalDate first, LocalDate day) {
        return day.isBefore(first) ? first : day;
    }

    /**
     * Whether the announcement at {@code index} says nothing that a later one does not say on the same day. After a standstill, or in a
     * short period, the customer hears once. The information of the consumer code is never left out.
     *
     */
    public boolean isOvertaken(int index, LocalDate today) {
        return notices.get(index).kind() == Kind.ANNOUNCEMENT
                && notices.stream()
                        .skip(index + 1L)
                        .anyMatch(later -> later.kind() == Kind.ANNOUNCEMENT
                                && !later.day().isAfter(today));
    }
}
