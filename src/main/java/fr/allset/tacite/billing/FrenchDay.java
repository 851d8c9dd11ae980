package fr.allset.tacite.billing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A day inside a French sentence: {@code 15/03/2027}. */
final class FrenchDay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private FrenchDay() {
    }

    static String of(LocalDate day) {
        return DAY.format(day);
    }
}
