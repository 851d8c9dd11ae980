package fr.allset.tacite.terms;

import java.time.LocalDate;

/** Whether the service still runs on the day the termination takes effect: « à compter de la date d'effet » (art. 5, T03). */
public enum EffectDay implements Reading {

    /** The effective date is the first day no longer served. */
    FIRST_UNSERVED("La date d'effet est le premier jour sans Service.") {
        @Override
        public LocalDate firstUnservedDay(LocalDate effectiveDate) {
            return effectiveDate;
        }
    },

    /** The effective date is the last day served. */
    LAST_SERVED("La date d'effet est le dernier jour de Service.") {
        @Override
        public LocalDate firstUnservedDay(LocalDate effectiveDate) {
            return effectiveDate.plusDays(1);
        }
    };

    private final String label;

    EffectDay(String label) {
        this.label = label;
    }

    /** The day from which the months left are counted (T21). */
    public abstract LocalDate firstUnservedDay(LocalDate effectiveDate);

    @Override
    public String entry() {
        return "T03";
    }

    @Override
    public String key() {
        return "effectDay";
    }

    @Override
    public String label() {
        return label;
    }
}
