package fr.allset.tacite.terms;

import java.time.LocalDate;

/** The days over which the limit of credits is counted: « toute période de 30 jours consécutifs » (art. 3, D20). */
public enum CapWindow implements Reading {

    /** So many days, both ends included. */
    DAYS("30d", "Le plafond porte sur 30 jours consécutifs, premier et dernier jours compris.") {
        @Override
        public LocalDate firstDay(LocalDate last, int days) {
            return last.minusDays(days - 1L);
        }
    },

    /** Two days that lie so many days apart are in one window. */
    DAYS_APART("30d_diff", "Le plafond porte sur deux dates distantes de 30 jours au plus.") {
        @Override
        public LocalDate firstDay(LocalDate last, int days) {
            return last.minusDays(days);
        }
    },

    /** The civil month. */
    CALENDAR_MONTH("calendar_month", "Le plafond porte sur le mois civil.") {
        @Override
        public LocalDate firstDay(LocalDate last, int days) {
            return last.withDayOfMonth(1);
        }
    };

    private final String value;
    private final String label;

    CapWindow(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** The first day of the window of {@code days} days that ends on {@code last}, both included. */
    public abstract LocalDate firstDay(LocalDate last, int days);

    @Override
    public String entry() {
        return "D20";
    }

    @Override
    public String key() {
        return "capWindow";
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }
}
