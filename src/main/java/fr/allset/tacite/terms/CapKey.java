package fr.allset.tacite.terms;

import java.time.LocalDate;
import java.time.YearMonth;

/** Which day of a credit lies in the window of the limit: « émis » (art. 3, D21). */
public enum CapKey implements Reading {

    /** The day on which it is issued. */
    ISSUE_DATE("Un avoir compte dans le plafond au jour de son émission.") {
        @Override
        public LocalDate day(LocalDate issuedOn, YearMonth month) {
            return issuedOn;
        }
    },

    /** The last day of the month of the failure. */
    MONTH_END("Un avoir compte dans le plafond au dernier jour du mois de la Défaillance.") {
        @Override
        public LocalDate day(LocalDate issuedOn, YearMonth month) {
            return month.atEndOfMonth();
        }
    };

    private final String label;

    CapKey(String label) {
        this.label = label;
    }

    /** The day on which the credit for {@code month} counts that is issued on {@code issuedOn}. */
    public abstract LocalDate day(LocalDate issuedOn, YearMonth month);

    @Override
    public String entry() {
        return "D21";
    }

    @Override
    public String key() {
        return "capKey";
    }

    @Override
    public String label() {
        return label;
    }
}
