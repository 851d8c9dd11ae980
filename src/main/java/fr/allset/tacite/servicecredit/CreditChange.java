package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be issued, or taken back, so that the avoir of a month is what a calculation says (art. 3). The first time, that is the
 * credit itself. Once something has been issued or cut off by the limit, it is the difference. What was cut off is lost for good
 * (limite b, D23). Only what a calculation adds to the gross amount can be issued later, within the limit of that day.
 *
 * @param amount       excluding tax; below zero what is taken back, at most what was granted
 * @param residualLost what the limit cuts off now; below zero when less had to be cut off
 */
public record CreditChange(Euros amount, Euros residualLost) {

    /**
     * The difference to {@code granted} and {@code lost}.
     *
     * @param gross   the percentage of the fees, before the limit
     * @param room    what the limit leaves on the day of issue
     * @param granted what has been issued for the month, less what was taken back; never below zero
     * @param lost    what the limit has cut off of it; never below zero
     */
    public static CreditChange of(Euros gross, Euros room, Euros granted, Euros lost) {
        var difference = gross.minus(granted.plus(lost));
        Euros amount;
        if (difference.isNegative()) {
            // what was cut off goes first: it has never been issued
            var excess = granted.minus(gross);
            amount = excess.isPositive() ? excess.negated() : Euros.ZERO;
        } else {
            amount = difference.compareTo(room) > 0 ? room : difference;
        }
        return new CreditChange(amount, difference.minus(amount));
    }

    /** Whether there is something to decide: an amount to issue or take back, or one that the limit would cut off. */
    public boolean isNeeded() {
        return !amount.isZero() || residualLost.isPositive();
    }

    /** A part of a note: what is left of it, or what is taken from it. */
    public record Part(CreditNote note, Euros amount) {}

    /**
     * From which notes {@code taken} is taken: from the latest first.
     *
     * @param left what is left of each note, the oldest first; together at least {@code taken}
     */
    public static List<Part> takenFrom(List<Part> left, Euros taken) {
        var parts = new ArrayList<Part>();
        var rest = taken;
        for (int i = left.size() - 1; i >= 0 && rest.isPositive(); i--) {
            var part = left.get(i);
            var amount = rest.compareTo(part.amount()) > 0 ? part.amount() : rest;
            if (amount.isPositive()) {
                parts.add(new Part(part.note(), amount));
                rest = rest.minus(amount);
            }
        }
        if (rest.isPositive()) {
            throw new IllegalArgumentException("Nothing is left of the notes to take " + rest + " from");
        }
        return parts;
    }
}
