package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The day on which a credit is best issued (art. 3, D38). The limit of 20 % counts what was issued in the window of that day (D20–D22), and
 * what it cuts off is lost. So good faith waits for the first day on which nothing is (art. 1104 of the civil code). Where none comes
 * within {@value #MOST_DAYS} days, it is the first of those on which most is issued.
 *
 * @param today       the day on which it could be issued now
 * @param amountToday what could be issued then, excluding tax, and leaves their room to those that wait for their own day
 * @param best        the day proposed; today when waiting gives no more
 * @param amount      what could be issued on that day, excluding tax
 * @param due         what would be issued without the limit, excluding tax
 */
public record IssueDay(LocalDate today, Euros amountToday, LocalDate best, Euros amount, Euros due) {

    /** How long one looks ahead. */
    public static final int MOST_DAYS = 60;

    /**
     * The day proposed for a credit.
     *
     * @param lost    what the limit has cut off of it before, which is lost for good
     * @param issued  what has been issued for the same subscription, each with the day on which it counts
     * @param planned what is to be issued for other months of it, each with the day on which it will count
     */
    public static IssueDay of(
            ServiceCredit credit,
            Euros lost,
            Collection<IssuedCredit> issued,
            Collection<IssuedCredit> planned,
            LocalDate today) {
        var due = CreditChange.of(credit.gross(), credit.gross(), Euros.ZERO, lost)
                .amount();
        var amountToday = amountOn(today, credit, lost, issued, planned);
        var best = today;
        var amount = amountToday;
        for (int ahead = 1; ahead <= MOST_DAYS && amount.compareTo(due) < 0; ahead++) {
            var day = today.plusDays(ahead);
            var then = amountOn(day, credit, lost, issued, planned);
            if (then.compareTo(amount) > 0) {
                best = day;
                amount = then;
            }
        }
        return new IssueDay(today, amountToday, best, amount, due);
    }

    private static Euros amountOn(
            LocalDate day,
            ServiceCredit credit,
            Euros lost,
            Collection<IssuedCredit> issued,
            Collection<IssuedCredit> planned) {
        var quality = credit.availability().quality();
        var countsOn = quality.readings().capKey().day(day, credit.month());
        var first = ServiceCredit.windowFirstDay(countsOn, quality);
        var taken = Euros.sum(issued.stream()
                .filter(other ->
                        !other.countsOn().isBefore(first) && !other.countsOn().isAfter(countsOn))
                .map(IssuedCredit::amount)
                .toList());
        var reserved = Euros.sum(planned.stream()
                .filter(other -> other.countsOn().isAfter(countsOn)
                        ? !ServiceCredit.windowFirstDay(other.countsOn(), quality)
                                .isAfter(countsOn)
                        : !other.countsOn().isBefore(first))
                .map(IssuedCredit::amount)
                .toList());
        var room = credit.cap().minus(taken).minus(reserved);
        return CreditChange.of(credit.gross(), room.isNegative() ? Euros.ZERO : room, Euros.ZERO, lost)
                .amount();
    }

    /** Whether a later day gives more than today. */
    public boolean paysToWait() {
        return best.isAfter(today);
    }

    /** What is lost by the limit when it is issued on the day proposed, excluding tax. */
    public Euros lost() {
        return due.minus(amount);
    }

    /** What is lost by the limit when it is issued today, excluding tax. */
    public Euros lostToday() {
        return due.minus(amountToday);
    }
}
